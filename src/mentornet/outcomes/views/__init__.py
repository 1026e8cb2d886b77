"""Pages: a survey answered by a link, and what somebody tells of her work, education and Danish."""

from mentornet.outcomes.views.surveys import first_survey, survey_choice, survey_page
from mentornet.outcomes.views.work import her_work_new, work_change, work_new, work_page, work_removal

__all__ = [
    "first_survey",
    "her_work_new",
    "survey_choice",
    "survey_page",
    "work_change",
    "work_new",
    "work_page",
    "work_removal",
]
