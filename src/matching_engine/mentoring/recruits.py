"""What mentors who are not there yet would be worth, exactly: one of each kind, or several one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heapreplace

import numpy as np

from ..schema.compiled import I64
from .goals import Goals
from .live import change_by, go_live
from .plan import Objective, Plan
from .pool import Mentor, Pool
from .question import Question
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Recruit:
    """A mentor to look for, and what she adds to the plan after those who were found before her."""

    mentor: Mentor
    gain: Objective


def gains(pool: Pool, settings: Settings, plan: Plan, newcomers: Sequence[Mentor]) -> tuple[Objective, ...]:
    """Return by how much the plan's objective would rise with each of the newcomers alone, and one place of hers.

    Thousands are asked in one pass over the mentees, and nothing is solved again. Newcomers need no ids of their own.
    """
    goals = Goals.of(pool, settings)
    return tuple(goals.change(int(number)) for number in numbers_gained(pool, settings, plan, newcomers))


def numbers_gained(pool: Pool, settings: Settings, plan: Plan, newcomers: Sequence[Mentor]) -> I64:
    """Return what each of the newcomers adds to the number of the best plan, shape (newcomers,).

    It is max(0, max over mentees of number - u) with the plan's extreme prices u (Leonard 1983; Demange, Gale and
    Sotomayor 1986).
    """
    locked = {mentee for mentee, _ in plan.locks}
    free = [mentee for mentee in pool.mentees if mentee.id not in locked]
    u = np.fromiter((plan.duals.mentees[mentee.id] for mentee in free), np.int64, len(free))
    scanner = Question.of(pool, settings, plan.vetoes).scanner(free, told_apart(pool, newcomers))
    return np.maximum(0, scanner.column_best(np.arange(len(free), dtype=np.int32), u))


def recruit(
    pool: Pool, settings: Settings, plan: Plan, kinds: Sequence[Mentor], *, how_many: int
) -> tuple[Recruit, ...]:
    """Choose mentors to look for, each time the kind that adds most to what is there by then; exact at every step.

    Mentors stand in for one another, so what a kind adds only falls: what it added before is a bound, and few kinds
    must be tried at each step. A kind may be chosen again. Fewer are returned where nobody more would help.

    :raises NeedsKernels: when the kernels are not built here
    """
    question, goals = Question.of(pool, settings), Goals.of(pool, settings)
    newcomers = told_apart(pool, kinds)
    live = go_live(pool, settings, plan)
    live.widen(
        question.scanner(pool.mentees, [*pool.mentors, *newcomers]),
        question.base(pool.mentees),
        mentors=[newcomer.id for newcomer in newcomers],
    )
    bounds = [(-int(number), at) for at, number in enumerate(numbers_gained(pool, settings, plan, kinds)) if number]
    heapify(bounds)
    mentees, chosen = {mentee.id: mentee for mentee in pool.mentees}, list[Recruit]()
    while bounds and len(chosen) < how_many:
        bound, at = bounds[0]
        who = newcomers[at].id
        effect = live.set_places(who, live.places(who) + 1)
        if effect.number == -bound:
            chosen.append(Recruit(kinds[at], change_by(effect, goals, mentees)))
            continue
        live.undo()
        if effect.number:
            heapreplace(bounds, (-effect.number, at))
        else:
            heappop(bounds)
    return tuple(chosen)


def told_apart(pool: Pool, newcomers: Sequence[Mentor]) -> list[Mentor]:
    """Give each of the newcomers an id of her own, which nobody in the pool has or avoids, and one place."""
    known = {m.id for m in pool.mentors}.union(*(m.avoid for m in pool.mentees))
    beginning = "new"
    while any(one.startswith(beginning) for one in known):
        beginning += "-"
    return [replace(newcomer, id=f"{beginning}{at}", places=1) for at, newcomer in enumerate(newcomers)]
