"""Who is due for which wave on a day. Waves that fell due too long ago are let go: a late question measures nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from mentornet.interviewing.models import Participant
from mentornet.joining.choices import ConsentPurpose, Role
from mentornet.joining.models import Application, ConsentEntry
from mentornet.matching.models import Match
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.models import SurveyRequest
from mentornet.outcomes.queries import unwilling_people

HALF_A_YEAR = timedelta(days=182)
A_YEAR = timedelta(days=365)
# How long after its day a wave may still begin: longer than the pauses of a machine, shorter than between two waves.
STILL_TIMELY = timedelta(days=30)
# A pair without a planned end is half way after so many days.
HALF_WAY = timedelta(days=137)


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody is to be asked a wave, since a day."""

    application: Application
    match: Match | None
    wave: Wave
    due_on: date


def waves_due(*, today: date) -> list[Due]:
    """Return whom to ask what today: nobody twice, and nobody who would rather not be asked."""
    found = [*_waves_of_pairs(today), *_waves_of_waiting(today)]
    people = [due.application.person_id for due in found]
    unwilling = unwilling_people(people)
    asked = set(
        SurveyRequest.objects.filter(application__in=[due.application.pk for due in found]).values_list(
            "application_id", "match_id", "wave"
        )
    )
    return [
        due
        for due in found
        if due.application.person_id not in unwilling
        and (due.application.pk, due.match.pk if due.match else None, due.wave) not in asked
    ]


def half_way(match: Match) -> date:
    """Return the day in the middle of what a pair has planned."""
    assert match.active_on is not None
    if match.planned_until is None or match.planned_until <= match.active_on:
        return match.active_on + HALF_WAY
    return match.active_on + (match.planned_until - match.active_on) / 2


def _waves_of_pairs(today: date) -> Iterator[Due]:
    for match in _active_matches().filter(ended_on=None):
        assert match.active_on is not None
        for wave, due_on in ((Wave.T1, match.active_on), (Wave.T2, half_way(match))):
            yield from _both(match, wave, due_on, today)
    closed = _active_matches().filter(ended_on__gte=today - A_YEAR - STILL_TIMELY, ended_on__lte=today)
    with_later = set(
        ConsentEntry.objects.filter(purpose=ConsentPurpose.AFTER_CLOSING, withdrawn_at=None).values_list(
            "person_id", flat=True
        )
    )
    for match in closed:
        assert match.ended_on is not None
        yield from _both(match, Wave.T3, match.ended_on, today)
        for wave, after in ((Wave.T4, HALF_A_YEAR), (Wave.T5, A_YEAR)):
            for due in _both(match, wave, match.ended_on + after, today):
                if due.application.person_id in with_later:
                    yield due


def _active_matches() -> QuerySet[Match]:
    return Match.objects.filter(active_on__isnull=False).select_related(
        "mentee__application__person", "mentee__application__branch",
        "mentor__application__person", "mentor__application__branch",
    )  # fmt: skip


def _both(match: Match, wave: Wave, due_on: date, today: date) -> Iterator[Due]:
    if due_on <= today <= due_on + STILL_TIMELY:
        for participant in (match.mentee, match.mentor):
            yield Due(participant.application, match, wave, due_on)


def _waves_of_waiting(today: date) -> Iterator[Due]:
    """Mentees who have waited for half a year and have never been in an active pair (domain 3.2)."""
    since = (today - HALF_A_YEAR - STILL_TIMELY, today - HALF_A_YEAR)
    waiting = (
        Participant.objects.filter(role=Role.MENTEE, left_on=None, waits__left_on=None, waits__entered_on__range=since)
        .exclude(Q(matches_as_mentee__active_on__isnull=False))
        .select_related("application__person", "application__branch")
        .prefetch_related("waits")
    )
    for participant in waiting:
        entered_on = min(wait.entered_on for wait in participant.waits.all() if wait.left_on is None)
        yield Due(participant.application, None, Wave.W6, entered_on + HALF_A_YEAR)
