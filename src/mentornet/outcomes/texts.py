"""The texts of this room: questions that come back over the years, and that she may do without."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Kind, Topic
from mentornet.messages.texts import register_text

_ASKED = {
    "link": "https://mentornet.example.org/survey/1234:Zm9yIGEgc2FtcGxlIG9mIGEgbGluayBvbmx5IGhlcmU/?lang=da",
    "closes_on": date(2027, 5, 31),
    "wave": "t1",
    "role": "mentee",
}

register_text(
    "survey_asked",
    about=_("that we would like to hear what has come of it"),
    kind=Kind.OPTIONAL,
    topic=Topic.QUESTIONS,
    sample=_ASKED,
)
register_text(
    "survey_reminder",
    about=_("that her questions are still open"),
    kind=Kind.OPTIONAL,
    topic=Topic.QUESTIONS,
    sample=_ASKED,
)
