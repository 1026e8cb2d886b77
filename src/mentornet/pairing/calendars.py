"""Meetings as calendars read them: neither a name, an address nor a word of what it is about (domain 1.4)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Event

from mentornet.foundation.calendar_files import calendar_bytes, event
from mentornet.messages.actions import File
from mentornet.pairing.models import Meeting


def invitation(meeting: Meeting) -> bytes:
    """Return one planned meeting as a file; once it is canceled, as a file that takes it away again."""
    return calendar_bytes([_event(meeting)], method="CANCEL" if meeting.canceled_at else "PUBLISH")


def invitation_file(meeting: Meeting) -> File:
    method = "CANCEL" if meeting.canceled_at else "PUBLISH"
    return File("mentornet.ics", f"text/calendar; charset=utf-8; method={method}", invitation(meeting))


def feed(meetings: Iterable[Meeting]) -> bytes:
    """Return all meetings that are planned or canceled, for a calendar that asks again and again."""
    return calendar_bytes([_event(meeting) for meeting in meetings], name="mentornet")


def _event(meeting: Meeting) -> Event:
    starts_at = meeting.starts_at
    if not isinstance(starts_at, datetime):
        raise TypeError(f"meeting {meeting.pk} was never planned")
    return event(
        uid=f"meeting-{meeting.pk}@mentornet",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=meeting.minutes),
        summary=_("Meeting (mentornet)"),
        place=meeting.get_place_display() if meeting.place != "none" else "",
        sequence=meeting.sequence,
        cancelled=meeting.canceled_at is not None,
        changed_at=meeting.canceled_at or meeting.written_at,
    )
