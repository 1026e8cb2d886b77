"""Who sits in a pair's room, and how its time is counted."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest
from django.utils import timezone

from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.models import Match

# A plan is the pair's own: it is kept so long after the match has closed, and then forgotten (domain 4.5).
KEPT_AFTER_CLOSING = timedelta(days=183)
SECOND_MEETING_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the two in her own room. Everything here is asked the same way of a mentee and a mentor (R12)."""

    match: Match
    role: Role

    @property
    def me(self) -> Participant:
        return self.match.mentee if self.role == Role.MENTEE else self.match.mentor

    @property
    def other(self) -> Participant:
        return self.match.mentor if self.role == Role.MENTEE else self.match.mentee

    @property
    def other_role(self) -> Role:
        return Role.MENTOR if self.role == Role.MENTEE else Role.MENTEE

    @property
    def is_open(self) -> bool:
        return self.match.ended_on is None


def seat_in(request: HttpRequest, number: int) -> Seat | None:
    """Return where whoever asks sits in this match, or none when she is not one of the two.

    A match that closed long ago has no room any more. The database is asked once a request.
    """
    if not request.user.is_authenticated:
        return None
    kept: dict[int, Seat | None] = request.__dict__.setdefault("seats", {})
    if number not in kept:
        seat = kept[number] = _seat(request.user.person_id, number)
        if seat is not None:
            # The frame of the page says her name; the room has read it already.
            request.user.person = seat.me.person
    return kept[number]


def one_of_the_two(request: HttpRequest) -> bool:
    """Whoever is the mentee or the mentor of the match in the address; nobody else, no coordinator either."""
    match = request.resolver_match
    return match is not None and seat_in(request, int(match.kwargs["number"])) is not None


def _seat(person_number: int, number: int) -> Seat | None:
    found = (
        Match.objects.select_related("branch", "mentee__person", "mentee__card", "mentor__person", "mentor__card")
        .filter(pk=number)
        .first()
    )
    if found is None or (found.ended_on and timezone.localdate() > found.ended_on + KEPT_AFTER_CLOSING):
        return None
    for role in (Role.MENTEE, Role.MENTOR):
        if getattr(found, role).person_id == person_number:
            return Seat(found, role)
    return None


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month.

    >>> months_after(date(2027, 5, 31), 9)
    datetime.date(2028, 2, 29)
    """
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_of(match: Match, *, today: date) -> tuple[int, int]:
    """Return in which month of how many the two are: (4, 9); the last month while they go on beyond it."""
    if match.active_on is None or match.planned_until is None:
        return (0, 0)
    planned = _months_between(match.active_on, match.planned_until)
    last = min(today, match.ended_on) if match.ended_on else today
    return (min(_months_between(match.active_on, last) + 1, planned), planned)


def _months_between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (last.day < first.day and months_after(first, months) > last), 0)
