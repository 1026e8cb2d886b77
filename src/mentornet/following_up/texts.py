"""The texts of this room."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Kind, Topic
from mentornet.messages.texts import register_text

_DAY = date(2027, 5, 17)
_LINK = "https://mentornet.example.org/check-in/12:c2FtcGxlIG9mIGEgbGluaw/?lang=da"
_ASKED = {"other": "Anna", "link": _LINK, "answer_by": _DAY, "by_mail": True, "reply_code": "12-0123456789abcdef0123"}

register_text("check_in", about=_("how it goes for the two"), kind=Kind.OPTIONAL, topic=Topic.QUESTIONS, sample=_ASKED)
register_text(
    "check_in_reminder",
    about=_("that we still would like to hear how it goes"),
    kind=Kind.OPTIONAL,
    topic=Topic.QUESTIONS,
    sample=_ASKED,
)
register_text(
    "concern_told",
    about=_("that somebody has told us something that needs eyes"),
    at_once=True,
    may_be_reworded=False,
    sample={"link": "https://mentornet.example.org/concerns/7/?lang=da"},
)
register_text(
    "call_wished",
    about=_("that somebody would like to be called"),
    at_once=True,
    may_be_reworded=False,
    sample={"link": "https://mentornet.example.org/matches/7/?lang=da"},
)
register_text(
    "closing_begins",
    about=_("that the agreed time soon ends"),
    sample={
        "other": "Anna",
        "planned_until": _DAY,
        "link": "https://mentornet.example.org/me/pair/7/closing/?lang=da",
    },
)
register_text(
    "pair_ended",
    about=_("that the two have stopped meeting, and what comes next"),
    sample={
        "other": "Anna",
        "keeps_place_since": _DAY,
        "link": "https://mentornet.example.org/me/pair/7/closing/?lang=da",
    },
)
