"""The texts of this room."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Kind, Topic
from mentornet.messages.texts import register_text

_MOMENT = datetime(2027, 5, 10, 17, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
_PAIR = {"other": "Anna", "link": "https://mentornet.example.org/me/pair/7/?lang=da"}

register_text(
    "first_meeting_proposed",
    about=_("when and in what kind of place the two may meet first"),
    sample=_PAIR | {"starts_at": _MOMENT, "place": "A library"},
)
register_text("how_was_first_meeting", about=_("that we ask whether the two would like to go on"), sample=_PAIR)
register_text("both_go_on", about=_("that both wish to go on, and make their agreement now"), sample=_PAIR)
register_text("did_not_start", about=_("that the two do not go on, and keep their places"), sample=_PAIR)
register_text("agreement_to_sign", about=_("that there is an agreement to read and sign"), sample=_PAIR)
register_text("agreement_signed", about=_("that both have signed"), sample=_PAIR | {"until": date(2028, 2, 10)})
register_text(
    "meeting_planned", about=_("when the next meeting is"), sample=_PAIR | {"starts_at": _MOMENT, "moved": False}
)
register_text("meeting_canceled", about=_("that a meeting is called off"), sample=_PAIR | {"starts_at": _MOMENT})
register_text(
    "second_meeting",
    about=_("that it is time to find a second meeting"),
    kind=Kind.OPTIONAL,
    topic=Topic.REMINDERS,
    sample=_PAIR,
)
