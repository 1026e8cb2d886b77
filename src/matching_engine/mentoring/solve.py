"""Find the best plan for a pool: exact, provable, the same every time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from ..errors import BadInput, LockImpossible, UnknownPerson
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

    :raises BadInput: when a lock or a veto is no pair of ids.
    :raises LockImpossible: when a locked pair breaks a hard rule, or a person has no place left for it.
    :raises TooLarge: when the pool is beyond what can be solved exactly in memory.
    :raises UnknownPerson: when a lock or a veto names somebody who is not in the pool.
    """
    locked, ruled_out = _pairs_named("lock", locks), _pairs_named("veto", vetoes)
    question = Question.of(pool, settings, ruled_out)
    _refuse_impossible(pool, locked, ruled_out, question.context)
    mentees, mentors = free_people(pool, locked)
    whole = best_whole(question, mentees, mentors)
    mentor_of = dict(locked)
    for i in np.flatnonzero(whole.mate >= 0):
        mentor_of[mentees[i].id] = mentors[whole.mate[i]].id
    pairs = tuple(_pairs(pool, mentor_of, locked, question.context))
    prices = dict.fromkeys((mentee.id for mentee in pool.mentees), 0)
    prices.update((mentee.id, price) for mentee, price in zip(mentees, whole.u.tolist(), strict=True))
    taken = set(mentor_of.values())
    by_id = {mentee.id: mentee for mentee in pool.mentees}
    return Plan(
        pairs=pairs,
        unmatched_mentees=tuple(m.id for m in pool.mentees if m.id not in mentor_of),
        unmatched_mentors=tuple(m.id for m in pool.mentors if m.id not in taken),
        objective=question.goals.objective((by_id[pair.mentee], pair.fit) for pair in pairs),
        duals=Duals(prices, dict(zip((m.id for m in mentors), whole.v.tolist(), strict=True))),
        primal=whole.primal,
        dual=whole.dual,
        locks=locked,
        vetoes=ruled_out,
    )


def _pairs_named(what: str, named: Iterable[Ids]) -> tuple[Ids, ...]:
    pairs = list(named)
    for pair in pairs:
        if not isinstance(pair, tuple | list) or [type(who) for who in pair] != [str, str]:
            raise BadInput(f"A {what} is {pair!r}: give a pair of the ids of a mentee and a mentor.")
    return tuple(sorted({(mentee, mentor) for mentee, mentor in pairs}))


def _pairs(pool: Pool, mentor_of: Mapping[str, str], locks: Iterable[Ids], context: Context) -> Iterator[Pair]:
    mentors, locked = {mentor.id: mentor for mentor in pool.mentors}, set(locks)
    for mentee in pool.mentees:
        if mentee.id in mentor_of:
            mentor = mentors[mentor_of[mentee.id]]
            fit, is_locked = score(mentee, mentor, context), (mentee.id, mentor.id) in locked
            yield Pair(mentee.id, mentor.id, fit.fit, fit.parts, fit.points, fit.features, is_locked)


def _refuse_impossible(pool: Pool, locks: tuple[Ids, ...], vetoes: tuple[Ids, ...], context: Context) -> None:
    """Refuse what was decided about pairs that cannot be."""
    mentees, mentors = {m.id: m for m in pool.mentees}, {m.id: m for m in pool.mentors}
    for a, b in (*locks, *vetoes):
        if a not in mentees or b not in mentors:
            raise UnknownPerson(*((a, "mentee") if a not in mentees else (b, "mentor")))
    left, locked = Counter({mentor.id: mentor.places for mentor in pool.mentors}), set[str]()
    for a, b in locks:
        if broken := rules_broken(mentees[a], mentors[b], context):
            raise LockImpossible(a, b, broken[0])
        left[b] -= 1
        if a in locked or left[b] < 0:
            raise LockImpossible(a, b, "has_a_free_place")
        locked.add(a)


def free_people(pool: Pool, locks: Iterable[Ids]) -> tuple[list[Mentee], list[Mentor]]:
    """Return the market that locks leave: nobody bids for the locked mentees, and the places they take are gone."""
    locked = dict(locks)
    taken = Counter(locked.values())
    mentees = [mentee for mentee in pool.mentees if mentee.id not in locked]
    return mentees, [replace(m, places=m.places - taken[m.id]) if m.id in taken else m for m in pool.mentors]
