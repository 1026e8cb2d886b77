"""What else could be, and what it would cost exactly: why not this pair, whom instead, and which mentors are missing.

Every answer is found by making the change in the live plan and taking it back, so it is exact over all pairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace

import numpy as np

from ..errors import NotHere, StillLocked
from ..whole_numbers import whole
from .effect import Effect
from .kept import Id
from .memory import AWAY
from .plan import LivePlan

MOST_ASKED = 1_000_000


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another mentor for a mentee: the fit of the two, and what having the pair in the plan would do to the whole."""

    mentor: Id
    fit: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class Recruit:
    """One more place with a mentor (or a kind of mentor), and what it adds to the plan after those before it."""

    mentor: Id
    gain: int
    effect: Effect


def why_not(plan: LivePlan, mentee: Id, mentor: Id) -> Effect:
    """Tell what it would do to the plan to have this pair in it; its cost is -effect.number.

    The pair may lie below the floor, but must break no rule.

    :raises EngineError: when it cannot be
    """
    return plan.preview(lambda changed: changed.lock(mentee, mentor))


def least_cost(plan: LivePlan, mentee: Id, mentor: Id) -> int:
    """Return what having this pair costs at the least, from the prices alone: u + v - its number, never more than true.

    :raises UnknownPerson: when either is not known
    :raises NotHere: when either is not in the market
    """
    row, column = plan.row(mentee), plan.column(mentor)
    u, v = int(plan.market.u[row]), int(plan.market.v[column])
    for price, person, role in ((u, mentee, "mentee"), (v, mentor, "mentor")):
        if price >= AWAY:
            raise NotHere(person, role)
    return u + v - plan.number_of(mentee, mentor)


def alternatives(plan: LivePlan, mentee: Id, count: int) -> list[Alternative]:
    """Return the mentors whom a mentee could have instead of hers at the least cost to the whole, cheapest first.

    Tries mentors in the order of the cost that their prices prove, until no other can be cheaper than those found.

    :raises UnknownPerson: when she is not known
    :raises NotHere: when she is not in the market
    :raises StillLocked: when she is in a locked pair
    """
    row, count = plan.row(mentee), whole("The number of alternatives", count, 0, MOST_ASKED)
    if not count:
        return []
    if not plan.is_here(mentee):
        raise NotHere(mentee, "mentee")
    if not plan.market.is_here(row):
        raise StillLocked(mentee, plan.mentor_of(mentee))
    numbers = plan.watch.numbers_of(row)
    least = plan.market.u[row] + plan.market.v - numbers
    least[plan.watch.vetoed_by(row)] = AWAY
    if (mate := int(plan.market.mate[row])) >= 0:
        least[mate] = AWAY
    found: list[tuple[int, int, Alternative]] = []
    for column in np.argsort(least, kind="stable").tolist():
        if least[column] >= AWAY // 2 or (len(found) == count and least[column] >= found[-1][0]):
            break
        found.append(_alternative(plan, mentee, row, column))
        found = sorted(found, key=lambda each: each[:2])[:count]
    return [alternative for _, _, alternative in found]


def _alternative(plan: LivePlan, mentee: Id, row: int, column: int) -> tuple[int, int, Alternative]:
    mentor = plan.mentor_at(column)
    effect = why_not(plan, mentee, mentor)
    fit = int(plan.watch.scanner.pairs(np.array([row], np.int32), np.array([column], np.int32))[0])
    return -effect.number, column, Alternative(mentor, fit, effect)


def recruit(
    plan: LivePlan, mentors: Sequence[Id], count: int, *, most: Mapping[Id, int] | None = None
) -> list[Recruit]:
    """Choose `count` places among these mentors, each time the one that adds most; the plan is left as it was.

    mentors: known to the plan's scanner; kinds of mentors who are not here yet have 0 places. The same one may be
    chosen several times. most: what each adds at most, for instance the exact gains of `gains` when nobody was
    chosen yet; without it all are tried. Mentors replace each other, so a gain never rises as others are chosen, and
    a gain seen earlier bounds a later one: only those are tried again who may be the best (lazy greedy).

    :raises UnknownPerson: when one of them is not known
    """
    count = whole("The number of mentors to choose", count, 0, MOST_ASKED)
    bounds = [(-(most[mentor] if most else AWAY), at) for at, mentor in enumerate(mentors)]
    heapify(bounds)
    chosen: list[Recruit] = []
    with plan.trial():
        while bounds and len(chosen) < count and (best := _next(plan, mentors, bounds)):
            chosen.append(best)
    return chosen


def _next(plan: LivePlan, mentors: Sequence[Id], bounds: list[tuple[int, int]]) -> Recruit | None:
    """Add the place that adds most now; None when none adds anything."""
    while True:
        mentor = mentors[bounds[0][1]]
        effect = plan.set_places(mentor, plan.places(mentor) + 1)
        heapreplace(bounds, (-effect.number, bounds[0][1]))
        if not effect.number and bounds[0][0] == 0:
            plan.undo()
            return None
        if effect.number and -effect.number <= bounds[0][0]:
            return Recruit(mentor, effect.number, effect)
        plan.undo()


def gains(plan: LivePlan, mentors: Sequence[Id]) -> dict[Id, int]:
    """Return for each of these mentors, not here yet, at least what one place with her adds, in one scan for all.

    Exact where the plan's prices are those with the most u; otherwise a bound that `recruit` needs and no more.
    """
    here = np.flatnonzero(plan.market.u < AWAY).astype(np.int32)
    best = plan.watch.column_best(here, plan.market.u[here])
    return {mentor: max(0, int(best[plan.column(mentor)])) for mentor in mentors}
