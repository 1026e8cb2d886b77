"""Calendar files that Google, Outlook and Apple read: times in UTC, one stable id for an appointment, folded lines.

A later version of the same appointment carries the same id and a higher sequence, and replaces the earlier one in
her calendar; a canceled one takes it away (RFC 5545, RFC 5546).
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event
from icalendar.prop import vText

MAKER = "-//mentornet//EN"


def event(
    uid: str,
    starts_at: datetime,
    ends_at: datetime,
    summary: str,
    place: str = "",
    sequence: int = 0,
    cancelled: bool = False,
    *,
    words: str = "",
    changed_at: datetime | None = None,
) -> Event:
    """Return one appointment.

    :param uid: stays the same for as long as the appointment is the same one, as `talk-17@mentornet`.
    :param sequence: 0, and one more with every change, so that calendars know which version is the newest.
    :param words: what the appointment is about; nothing that a stranger who looks at a calendar may not read.
    :param changed_at: when this version was written; the start where it is not told (equal facts, equal bytes).
    :raises ValueError: a time without its zone, or an end before the start.
    """
    if starts_at.tzinfo is None or ends_at.tzinfo is None:
        raise ValueError(f"{uid}: a time without its zone")
    if ends_at < starts_at:
        raise ValueError(f"{uid}: ends at {ends_at}, before it starts at {starts_at}")
    made = Event()
    made.add("uid", uid)
    made.add("dtstamp", (changed_at or starts_at).astimezone(UTC))
    made.add("dtstart", starts_at.astimezone(UTC))
    made.add("dtend", ends_at.astimezone(UTC))
    made.add("summary", vText(summary))
    if place:
        made.add("location", vText(place))
    if words:
        made.add("description", vText(words))
    made.add("sequence", sequence)
    made.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    return made


def calendar_bytes(events: Iterable[Event], method: str = "PUBLISH", *, name: str = "") -> bytes:
    """Return a whole calendar file, lines ended and folded as the standard asks.

    :param method: PUBLISH for a feed or a file to keep, CANCEL for a file that takes appointments away.
    :param name: what a calendar that subscribes to it is called.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
    for one in events:
        made.add_component(one)
    return bytes(made.to_ical())
