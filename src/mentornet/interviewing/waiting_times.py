"""How long a wait lasts, from the branch's own waits of late: the share matched by each day, with competing ends.

A woman who left the list for a job or a move was not matched, and would not have been later either; one minus
Kaplan-Meier would overstate her chance, so the cumulative incidence is estimated (Aalen and Johansen, 1978; I-10).
Pauses are taken out. Whoever waits still counts for as long as she has waited. Who came back after a match is left
out, because her first wait has been counted.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import WaitEstimate, WaitingListEntry
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role

# Waits that began longer ago than this say little of a wait today.
OF_LATE = timedelta(days=3 * 365)
# With fewer who were matched, an interval would be a guess.
FEWEST_MATCHED = 20
WAITS, MATCHED, LEFT = 0, 1, 2
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class ExpectedWait:
    """Eight of ten who were matched had waited from `weeks_low` to `weeks_high` weeks; `n` waits were counted."""

    weeks_low: int
    weeks_mid: int
    weeks_high: int
    n: int
    computed_on: date


def expected_wait(branch: Branch, *, today: date, role: str = Role.MENTEE, field: str = "") -> ExpectedWait | None:
    """Return how long a wait is likely to be, or none where too few have been matched to say; one query."""
    found = WaitEstimate.objects.filter(branch=branch, role=role, field=field, computed_on__lte=today).first()
    if found is None or found.weeks_low is None or found.weeks_mid is None or found.weeks_high is None:
        return None
    return ExpectedWait(found.weeks_low, found.weeks_mid, found.weeks_high, found.n, found.computed_on)


def waits_of_late(branch: Branch, *, today: date, role: str, field: str = "") -> list[tuple[int, int]]:
    """Return for each first wait how many days it lasted, and how it ended; two queries."""
    entries = WaitingListEntry.objects.filter(
        Q(entered_on__gte=today - OF_LATE), entered_on__lte=today, participant__branch=branch, participant__role=role
    ).select_related("participant__card")
    waits, seen = [], set()
    for entry in entries.order_by("entered_on", "pk").prefetch_related("participant__pauses"):
        codes = entry.participant.card.wanted_job_codes if role == Role.MENTEE else entry.participant.card.job_codes
        if entry.participant_id in seen or (field and not any(str(code).startswith(field) for code in codes)):
            continue
        seen.add(entry.participant_id)
        ended = entry.left_on is not None and entry.left_on <= today
        until = entry.left_on if ended and entry.left_on else today
        days = waiting_days(entry.entered_on, entry.participant.pauses.all(), as_of=until)
        waits.append((days, WAITS if not ended else MATCHED if entry.left_reason == LeaveReason.MATCHED else LEFT))
    return waits


def weeks_of(waits: Sequence[tuple[int, int]]) -> tuple[int, int, int] | None:
    """Return the weeks by which one, five and nine of ten of all who are ever matched have been matched.

    :param waits: days and how the wait ended (`WAITS`, `MATCHED`, `LEFT`).
    """
    if sum(ended == MATCHED for _days, ended in waits) < FEWEST_MATCHED:
        return None
    from lifelines import AalenJohansenFitter  # heavy to load, and needed once a day

    fitter = AalenJohansenFitter(calculate_variance=False, seed=1)
    with warnings.catch_warnings():
        # Days are whole, so many waits tie; the fitter says that it parts them by a hair.
        warnings.simplefilter("ignore")
        fitter.fit(
            [max(days, 1) for days, _ended in waits], [ended for _days, ended in waits], event_of_interest=MATCHED
        )
    matched_by = fitter.cumulative_density_.iloc[:, 0]
    ever = float(matched_by.iloc[-1])
    days = [float(matched_by.index[(matched_by >= share * ever).argmax()]) for share in (0.1, 0.5, 0.9)]
    low, mid, high = (max(1, round(day / A_WEEK)) for day in days)
    return low, mid, max(high, low + 1)


def estimate(branch: Branch, *, role: str, today: date, field: str = "") -> WaitEstimate:
    """Reckon a branch's waits and keep the figures of the day; a second time on the same day writes them anew."""
    waits = waits_of_late(branch, today=today, role=role, field=field)
    low, mid, high = weeks_of(waits) or (None, None, None)
    kept, _is_new = WaitEstimate.objects.update_or_create(
        branch=branch,
        role=role,
        field=field,
        computed_on=today,
        defaults={"weeks_low": low, "weeks_mid": mid, "weeks_high": high, "n": len(waits)},
    )
    return kept
