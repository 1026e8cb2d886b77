"""The texts that this room writes: both may be said no to."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Kind, Topic
from mentornet.messages.texts import register_text

_SAMPLE = {"link": "https://example.org/survey/", "closes_on": date(2027, 6, 2), "wave": "t2", "role": "mentee"}

register_text(
    "survey_asked",
    about=_("that we would like to ask how she is and what has come of it"),
    kind=Kind.OPTIONAL,
    topic=Topic.QUESTIONS,
    may_be_reworded=False,
    sample=_SAMPLE,
)
register_text(
    "survey_reminder",
    about=_("once, that the questions are still open"),
    kind=Kind.OPTIONAL,
    topic=Topic.QUESTIONS,
    may_be_reworded=False,
    sample=_SAMPLE,
)
