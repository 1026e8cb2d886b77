"""What mentors who are not there yet would be worth, and what is lost when somebody leaves; both exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..exact.extremes import extreme_prices
from ..exact.loop import solve_all_pairs
from ..schema.compiled import I64
from .goals import Goals
from .plan import Objective, Plan
from .pool import Mentor, Pool
from .question import Question
from .settings import Settings
from .solve import free_people, solve


@dataclass(frozen=True, slots=True)
class Recruit:
    """A mentor to look for, and what she adds to the plan after those who were found before her."""

    mentor: Mentor
    gain: Objective


@dataclass(frozen=True, slots=True)
class Losses:
    """By how much the plan's objective falls without each mentee, and without one place of each mentor, by id."""

    mentees: Mapping[str, Objective]
    mentors: Mapping[str, Objective]


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

    A kind may be chosen again. Fewer are returned where nobody more would help. What a kind adds never rises, because
    mentors stand in for one another. Each step solves again, so no kernels are needed; `live.whynot.recruit` keeps one
    live plan instead, for kinds that its scanner knows beforehand.
    """
    chosen = list[Recruit]()
    while kinds and len(chosen) < how_many:
        numbers = numbers_gained(pool, settings, plan, kinds)
        kind = kinds[int(numbers.argmax())]
        if numbers.max() <= 0:
            break
        pool = Pool(pool.mentees, (*pool.mentors, *told_apart(pool, [kind])))
        before, plan = plan, solve(pool, settings, locks=plan.locks, vetoes=plan.vetoes)
        chosen.append(Recruit(kind, plan.objective - before.objective))
    return tuple(chosen)


def losses(pool: Pool, settings: Settings, plan: Plan) -> Losses:
    """Return what the plan loses when somebody leaves, for everybody; who is in a locked pair counts as staying.

    A mentee's is her own extreme price, a mentor's place the price at the other end (Leonard 1983).

    :raises TooLarge: when they are too many to be priced exactly here.
    """
    question = Question.of(pool, settings, plan.vetoes)
    mentees, mentors = free_people(pool, plan.locks)
    base, arrays = question.base(mentees), question.arrays(mentees, mentors)
    found = solve_all_pairs(question.scanner_of(arrays, base), arrays.places, base, question.k)
    ends, change = extreme_prices(found), question.goals.change
    mentee_ids, mentor_ids = (m.id for m in mentees), (m.id for m in mentors)
    return Losses(
        {who: change(price) for who, price in zip(mentee_ids, ends.most_u.tolist(), strict=True)},
        {who: change(price) for who, price in zip(mentor_ids, ends.most_v.tolist(), strict=True)},
    )


def told_apart(pool: Pool, newcomers: Sequence[Mentor]) -> list[Mentor]:
    """Give each of the newcomers an id of her own, which nobody in the pool has or avoids, and one place."""
    known = {m.id for m in pool.mentors}.union(*(m.avoid for m in pool.mentees))
    beginning = "new"
    while any(one.startswith(beginning) for one in known):
        beginning += "-"
    return [replace(newcomer, id=f"{beginning}{at}", places=1) for at, newcomer in enumerate(newcomers)]
