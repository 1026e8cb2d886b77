"""Find the best plan for a pool: exact, provable, the same every time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from ..errors import LockImpossible
from .context import Context
from .fits import rules_broken, score
from .plan import Duals, Pair, Plan
from .pool import Mentee, Mentor, Pool
from .question import Question
from .settings import Settings
from .whole import best_whole

Ids = tuple[str, str]


def solve(
    pool: Pool,
    settings: Settings,
    *,
    locks: Iterable[Ids] = (),
    vetoes: Iterable[Ids] = (),
) -> Plan:
    """Pair the pool so that the goals of the settings are reached best, in their order.

    locks and vetoes are (mentee id, mentor id): pairs that must and pairs that must not be in the plan. A lock
    must keep the hard rules, but may lie below the floor. Among equally good plans the order of the pool, which
    is the order of the draw, decides.

    :raises LockImpossible: when a locked pair breaks a hard rule, or a person has no place left for it.
    :raises TooLarge: when the pool is beyond what can be solved exactly in memory.
    :raises ValueError: when a lock names somebody who is not in the pool.
    """
    locked, ruled_out = tuple(sorted(set(locks))), tuple(sorted(set(vetoes)))
    question = Question.of(pool, settings, ruled_out)
    locked_places = _locked_places(pool, locked, question.context)
    # The locked leave the market first: nobody bids for them, and the places they take are gone.
    free, taken = [i for i in range(len(pool.mentees)) if i not in locked_places], Counter(locked_places.values())
    whole = best_whole(
        question,
        [pool.mentees[i] for i in free],
        [_with_places_left(mentor, taken[j]) for j, mentor in enumerate(pool.mentors)],
    )
    proposed = {free[t]: int(whole.mate[t]) for t in np.flatnonzero(whole.mate >= 0)}
    pairs = [_pair(pool.mentees[i], pool.mentors[j], question.context, i in locked_places)
             for i, j in sorted({**locked_places, **proposed}.items())]  # fmt: skip
    prices = dict.fromkeys((mentee.id for mentee in pool.mentees), 0)
    prices.update((pool.mentees[i].id, price) for i, price in zip(free, whole.u.tolist(), strict=True))
    by_id = {mentee.id: mentee for mentee in pool.mentees}
    taken_mentees, taken_mentors = {pair.mentee for pair in pairs}, {pair.mentor for pair in pairs}
    return Plan(
        pairs=tuple(pairs),
        unmatched_mentees=tuple(m.id for m in pool.mentees if m.id not in taken_mentees),
        unmatched_mentors=tuple(m.id for m in pool.mentors if m.id not in taken_mentors),
        objective=question.goals.objective((by_id[pair.mentee], pair.fit) for pair in pairs),
        duals=Duals(prices, dict(zip((m.id for m in pool.mentors), whole.v.tolist(), strict=True))),
        primal=whole.primal,
        dual=whole.dual,
        locks=locked,
        vetoes=ruled_out,
    )


def _locked_places(pool: Pool, locks: tuple[Ids, ...], context: Context) -> dict[int, int]:
    """Return the place of the mentor in the pool for each locked mentee's place."""
    row = {mentee.id: i for i, mentee in enumerate(pool.mentees)}
    column = {mentor.id: j for j, mentor in enumerate(pool.mentors)}
    left = [mentor.places for mentor in pool.mentors]
    locked: dict[int, int] = {}
    for a, b in locks:
        if a not in row or b not in column:
            raise ValueError(f"The pair {a} and {b} cannot be locked: {a if a not in row else b} is not here.")
        i, j = row[a], column[b]
        if broken := rules_broken(pool.mentees[i], pool.mentors[j], context):
            raise LockImpossible(a, b, broken[0])
        left[j] -= 1
        if i in locked or left[j] < 0:
            raise LockImpossible(a, b, "has_a_free_place")
        locked[i] = j
    return locked


def _with_places_left(mentor: Mentor, taken: int) -> Mentor:
    return replace(mentor, places=mentor.places - taken) if taken else mentor


def _pair(mentee: Mentee, mentor: Mentor, context: Context, is_locked: bool) -> Pair:
    fit = score(mentee, mentor, context)
    return Pair(mentee.id, mentor.id, fit.fit, fit.parts, fit.points, fit.features, is_locked)
