"""The texts of this room that are written about questions, own wishes and letters."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentornet.messages.texts import register_text

_DAY = date(2027, 5, 17)
_LINK = "https://mentornet.example.org/answer/1234.2:Zm9yIGEgc2FtcGxlIG9mIGEgbGluayBvbmx5IGhlcmU/?lang=da"

register_text(
    "card_waits",
    about=_("that a card waits for an answer"),
    may_be_reworded=False,
    sample={"link": _LINK, "answer_by": _DAY, "is_last": True},
)
register_text(
    "question_answered",
    about=_("what the coordinator answers to a question about a card"),
    may_be_reworded=False,
    sample={"reply": _("She has time on Tuesday evenings."), "link": _LINK, "answer_by": _DAY},
)
register_text(
    "request_declined",
    about=_("that the mentor she asked for is not asked this time"),
    sample={"word_to_her": _("I know of somebody whom you will like as much.")},
)
register_text(
    "letter_for_you",
    about=_("that the other of a pair has written a letter"),
    sample={"link": _LINK.replace("/answer/", "/letter/")},
)
