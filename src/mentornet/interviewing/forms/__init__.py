"""Words into values, for the coordinator who keeps times and writes the talk down, and for the woman who waits."""

from mentornet.interviewing.forms.talks import DecisionForm, SlotsForm
from mentornet.interviewing.forms.together import (
    DanishForm,
    EducationForms,
    MenteeTalkForm,
    MentorTalkForm,
    TalkForm,
)
from mentornet.interviewing.forms.waiting import FarewellForm, PauseForm

__all__ = [
    "DanishForm",
    "DecisionForm",
    "EducationForms",
    "FarewellForm",
    "MenteeTalkForm",
    "MentorTalkForm",
    "PauseForm",
    "SlotsForm",
    "TalkForm",
]
