"""Meetings: noted afterwards in two taps, or planned ahead. When and how long; what they talk about is theirs."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.refusals import Refusal
from mentornet.matching.models import Match
from mentornet.pairing.actions.first_meeting import InThePast
from mentornet.pairing.actions.pairs import opened, record, tell, the_other
from mentornet.pairing.choices import Mode, PlaceKind
from mentornet.pairing.models import Meeting
from mentornet.people.models import Account

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 720


class MeetingAhead(Refusal):
    sentence = _("This day lies ahead. Note a meeting when you have met, or plan it as your next one.")


class BeforeTheTwoWereOne(Refusal):
    sentence = _("On this day you were not a pair yet. Choose a later day.")


class NotedAlready(Refusal):
    sentence = _("A meeting on this day is noted already. Correct that one if something is wrong in it.")


class NoSuchMeeting(Refusal):
    sentence = _("This meeting has been taken out since. Go back to the page of the two of you.")


class TooShortOrLong(Refusal):
    sentence = _("Write how long you met: 5 minutes to 12 hours.")


@transaction.atomic
def note_meeting(
    *, match: Match, role: str, held_on: date, minutes: int, mode: str, place: str, by: Account | None, at: datetime
) -> Meeting:
    """Note that the two have met. A meeting that was planned for that day is the one that was held.

    :raises PairHasEnded: the match is closed.
    :raises MeetingAhead: the day has not come.
    :raises BeforeTheTwoWereOne: the day lies before both had said yes.
    :raises NotedAlready: a meeting on this day is noted.
    :raises TooShortOrLong: less than 5 minutes or more than 12 hours.
    """
    match = opened(match)
    _check(match, held_on, minutes, at=at)
    if match.meetings.filter(held_on=held_on, canceled_at=None).exists():
        raise NotedAlready
    planned = match.meetings.filter(held_on=None, canceled_at=None, is_match_meeting=False, starts_at__isnull=False)
    meeting = next((one for one in planned if timezone.localdate(one.starts_at) == held_on), None) or Meeting(
        match=match
    )
    _write(meeting, held_on, minutes, mode, place, role=role, at=at)
    record("note_meeting", match, meeting, role=role, by=by)
    return meeting


@transaction.atomic
def correct_meeting(
    *,
    match: Match,
    role: str,
    meeting: Meeting,
    held_on: date,
    minutes: int,
    mode: str,
    place: str,
    by: Account | None,
    at: datetime,
) -> Meeting:
    """Correct a meeting that either of the two has noted.

    :raises NoSuchMeeting: it has been taken out.
    :raises NotedAlready: another meeting is noted on this day.

    It also raises what `note_meeting` raises.
    """
    match = opened(match)
    _check(match, held_on, minutes, at=at)
    kept = match.meetings.filter(pk=meeting.pk, canceled_at=None).first()
    if kept is None:
        raise NoSuchMeeting
    if match.meetings.filter(held_on=held_on, canceled_at=None).exclude(pk=kept.pk).exists():
        raise NotedAlready
    _write(kept, held_on, minutes, mode, place, role=role, at=at)
    record("correct_meeting", match, kept, role=role, by=by)
    return kept


@transaction.atomic
def take_out_meeting(*, match: Match, role: str, meeting: Meeting, by: Account | None, at: datetime) -> Meeting:
    """Take a meeting out: it was noted by mistake, or a planned one will not be held. The other is told of the latter.

    :raises PairHasEnded: the match is closed.
    :raises NoSuchMeeting: it has been taken out, or is the match meeting that both have confirmed.
    """
    match = opened(match)
    kept = match.meetings.filter(pk=meeting.pk, canceled_at=None, is_match_meeting=False).first()
    if kept is None:
        raise NoSuchMeeting
    kept.canceled_at, kept.written_by, kept.sequence = at, role, kept.sequence + 1
    kept.save(update_fields=["canceled_at", "written_by", "sequence"])
    record("take_out_meeting", match, kept, role=role, by=by)
    if kept.held_on is None and kept.starts_at:
        tell(
            match,
            "meeting_canceled",
            roles=the_other(role),
            once=f"{kept.pk}-{kept.sequence}",
            at=at,
            starts_at=kept.starts_at,
            meeting=kept,
        )
    return kept


@transaction.atomic
def plan_meeting(
    *,
    match: Match,
    role: str,
    starts_at: datetime,
    minutes: int,
    mode: str,
    place: str,
    by: Account | None,
    at: datetime,
    meeting: Meeting | None = None,
) -> Meeting:
    """Plan the next meeting, or move one that is planned; the other is written to.

    :raises PairHasEnded: the match is closed.
    :raises InThePast: the time has passed.
    :raises NoSuchMeeting: the one to move has been held or taken out.
    :raises TooShortOrLong: less than 5 minutes or more than 12 hours.
    """
    match = opened(match)
    if starts_at <= at:
        raise InThePast
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise TooShortOrLong
    if meeting is None:
        kept = Meeting(match=match, sequence=-1)
    else:
        found = match.meetings.filter(pk=meeting.pk, canceled_at=None, held_on=None, is_match_meeting=False).first()
        if found is None:
            raise NoSuchMeeting
        kept = found
    kept.starts_at, kept.minutes, kept.mode, kept.place = starts_at, minutes, Mode(mode), _place(mode, place)
    kept.written_by, kept.written_at, kept.sequence = role, at, kept.sequence + 1
    kept.save()
    record("plan_meeting", match, kept, role=role, by=by)
    tell(
        match,
        "meeting_planned",
        roles=the_other(role),
        once=f"{kept.pk}-{kept.sequence}",
        at=at,
        starts_at=starts_at,
        moved=kept.sequence > 0,
        meeting=kept,
    )
    return kept


def _check(match: Match, held_on: date, minutes: int, *, at: datetime) -> None:
    if held_on > timezone.localdate(at):
        raise MeetingAhead
    # A day's grace: the two may have met on the evening before the second yes was read.
    if held_on < match.started_on - timedelta(days=1):
        raise BeforeTheTwoWereOne
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise TooShortOrLong


def _place(mode: str, place: str) -> PlaceKind:
    """A talk by phone or on a screen has no place."""
    return PlaceKind(place) if mode == Mode.IN_PERSON else PlaceKind.NONE


def _write(meeting: Meeting, held_on: date, minutes: int, mode: str, place: str, *, role: str, at: datetime) -> None:
    meeting.held_on, meeting.minutes, meeting.mode, meeting.place = held_on, minutes, Mode(mode), _place(mode, place)
    meeting.written_by, meeting.written_at = role, at
    meeting.save()
