"""The letters of this room: what each tells, and whether she may say no to it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from mentornet.messages.choices import Kind, Topic
from mentornet.messages.texts import register_text

_MOMENT = datetime(2027, 5, 10, 13, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
_LINK = "https://mentornet.example.org/talk/1234:Zm9yIGEgc2FtcGxlIG9mIGEgbGluayBvbmx5IGhlcmU/?lang=da"

_TALK = {"booked_for": _MOMENT, "way": "place", "place": "Library, room 2", "link": _LINK}

register_text("talk_times", about=_("that she can pick a time for the first talk"), sample={"link": _LINK})
register_text("talk_booked", about=_("when the first talk is"), at_once=True, sample=_TALK)
register_text(
    "talk_canceled",
    about=_("that the first talk is called off"),
    at_once=True,
    sample={"booked_for": _MOMENT, "link": _LINK},
)
register_text(
    "talk_tomorrow",
    about=_("that the first talk is tomorrow"),
    kind=Kind.OPTIONAL,
    topic=Topic.REMINDERS,
    sample=_TALK,
)
register_text(
    "still_waiting",
    about=_("the question whether she still waits"),
    may_be_reworded=False,
    sample={"link": _LINK, "role": "mentee"},
)
