"""Find the best plan for a pool: exact, provable, the same every time."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..market.assignment import heaviest
from ..market.prices import Longs, NotOptimal, extreme_prices
from .context import Context
from .criteria import score
from .goals import Goals
from .grid import Grid
from .plan import Duals, Pair, Plan
from .pool import Mentee, Mentor, Pool
from .rules import rules_broken
from .scores import score_all
from .settings import Settings

Ids = tuple[str, str]
# Doubles count whole numbers exactly up to 2**53; one bit is kept free.
EXACT_BELOW = 2**52
# Five arrays of eight bytes a cell live at the same time: 36 million cells need some 1.5 GiB.
CELLS_AT_MOST = 36_000_000


class LockImpossible(ValueError):
    """A pair was locked that a hard rule forbids."""

    def __init__(self, mentee: str, mentor: str, rule: str) -> None:
        """Name the two and the rule."""
        self.mentee, self.mentor, self.rule = mentee, mentor, rule
        super().__init__(f'The pair {mentee} and {mentor} cannot be locked: it breaks the rule "{rule}".')


class TooLarge(ValueError):
    """The pool is larger than this solver can do exactly."""


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
    context, goals = Context.of(pool, settings, ruled_out), Goals.of(pool, settings)
    locked_places = _locked_places(pool, locked, context)
    _refuse_too_large(pool, goals)
    worth, places = _market(pool, context, goals, locked_places)
    mentor_of = _assign(worth, places)
    u, v = extreme_prices(worth, mentor_of)
    proposed = {i: int(j) for i, j in enumerate(mentor_of) if j >= 0}
    pairs = [_pair(pool.mentees[i], pool.mentors[j], context, i in locked_places)
             for i, j in sorted({**locked_places, **proposed}.items())]  # fmt: skip
    primal = sum(int(worth[i, j]) for i, j in proposed.items())
    dual = int(u.sum()) + int((v * places).sum())
    if primal != dual:
        raise NotOptimal(f"The plan is worth {primal}, its prices {dual}.")
    by_id = {mentee.id: mentee for mentee in pool.mentees}
    taken_mentees, taken_mentors = {pair.mentee for pair in pairs}, {pair.mentor for pair in pairs}
    return Plan(
        pairs=tuple(pairs),
        unmatched_mentees=tuple(m.id for m in pool.mentees if m.id not in taken_mentees),
        unmatched_mentors=tuple(m.id for m in pool.mentors if m.id not in taken_mentors),
        objective=goals.objective((by_id[pair.mentee], pair.fit) for pair in pairs),
        duals=Duals(
            {m.id: int(price) for m, price in zip(pool.mentees, u, strict=True)},
            {m.id: int(price) for m, price in zip(pool.mentors, v, strict=True)},
        ),
        primal=primal,
        dual=dual,
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


def _refuse_too_large(pool: Pool, goals: Goals) -> None:
    people, mentors = len(pool.mentees), len(pool.mentors)
    columns = sum(min(mentor.places, people) for mentor in pool.mentors)
    if people * max(columns, mentors, people) > CELLS_AT_MOST:
        raise TooLarge(
            f"{people} mentees and {columns} mentors' places are more than can be matched exactly in one run "
            f"(some 6,000 mentees). Match branch by branch."
        )
    most = max((goals.worth(mentee, 1000) for mentee in pool.mentees), default=0)
    if most * min(people, columns) >= EXACT_BELOW:
        raise TooLarge(
            f"{people} mentees with waits this long cannot be compared exactly in one run. "
            f"Lower waiting_cap_days, or match branch by branch."
        )


def _market(pool: Pool, context: Context, goals: Goals, locked: dict[int, int]) -> tuple[Longs, NDArray[np.int64]]:
    """Return the worth of each pair that may be proposed, 0 for others, and the places not locked."""
    scored = score_all(Grid(pool.mentees, pool.mentors, context))
    base = np.array([goals.for_matching(mentee) for mentee in pool.mentees], dtype=np.int64)
    worth = base[:, None] + goals.multiplier["fit"] * scored.fit.astype(np.int64)
    worth[~scored.proposable(context.settings.floor)] = 0
    worth[list(locked)] = 0
    places = np.array([mentor.places for mentor in pool.mentors], dtype=np.int64)
    np.subtract.at(places, list(locked.values()), 1)
    worth[:, places == 0] = 0
    return worth, places


def _assign(worth: Longs, places: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return each mentee's mentor, -1 for none, so that the summed worth is the largest possible."""
    # One column for each place; more places than there are mentees to fill them would change nothing.
    columns = np.repeat(np.arange(places.size), np.minimum(places, (worth > 0).sum(axis=0)))
    mentor_of = np.full(worth.shape[0], -1, dtype=np.intp)
    best = worth.max(axis=1, initial=0)
    # Who waits longest first, and a worthless column for everybody left over: ten times faster on a waiting list.
    rows = np.argsort(-best, kind="stable")[: np.count_nonzero(best)]
    square = np.zeros((rows.size, max(rows.size, columns.size)))
    square[:, : columns.size] = worth[np.ix_(rows, columns)]
    chosen, place = heaviest(square)
    is_pair = square[chosen, place] > 0
    mentor_of[rows[chosen[is_pair]]] = columns[place[is_pair]]
    return mentor_of


def _pair(mentee: Mentee, mentor: Mentor, context: Context, is_locked: bool) -> Pair:
    fit = score(mentee, mentor, context)
    return Pair(mentee.id, mentor.id, fit.fit, fit.parts, fit.points, is_locked)
