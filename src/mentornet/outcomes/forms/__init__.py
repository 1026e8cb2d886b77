"""Forms of this room: the screens of a survey, and what somebody tells of her work, education and Danish."""

from mentornet.outcomes.forms.screen import ScreenForm
from mentornet.outcomes.forms.told import DanishForm, EducationForm, JobForm, ToldForm, form_kinds

__all__ = ["DanishForm", "EducationForm", "JobForm", "ScreenForm", "ToldForm", "form_kinds"]
