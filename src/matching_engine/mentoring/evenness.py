"""How evenly a plan treats the people of a pool, and the highest floor that leaves nobody more out (max-min)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from ..fairness import Fairness, fairness_of, highest_floor
from .plan import Plan
from .pool import Pool
from .question import Question
from .settings import Settings
from .solve import Ids, solve


def fairness_of_plan(pool: Pool, settings: Settings, plan: Plan) -> Fairness:
    """Tell how evenly a plan treats people; pairs that were ruled out for it block nothing."""
    row = {mentee.id: place for place, mentee in enumerate(pool.mentees)}
    column = {mentor.id: place for place, mentor in enumerate(pool.mentors)}
    mate = np.full(len(row), -1, dtype=np.int32)
    for pair in plan.pairs:
        mate[row[pair.mentee]] = column[pair.mentor]
    return fairness_of(
        Question.of(pool, settings, plan.vetoes).scanner(pool.mentees, pool.mentors),
        places=np.array([min(mentor.places, len(row)) for mentor in pool.mentors], dtype=np.int32),
        waited=np.array([mentee.waiting_days for mentee in pool.mentees], dtype=np.int64),
        mate=mate,
        floor=settings.floor,
    )


def record_of_fairness(pool: Pool, told: Fairness) -> dict[str, Any]:
    """Return what is told of a plan's evenness as plain values, with ids for places."""
    blocking = told.blocking
    worst = None
    if blocking and blocking.pairs:
        ids = {"mentee": pool.mentees[blocking.mentee].id, "mentor": pool.mentors[blocking.mentor].id}
        worst = ids | {"gain": blocking.gain / 1000}
    return {
        "floor": told.floor / 1000,
        "gini": told.gini / 1000,
        "longest_left": told.longest_left,
        "tiers": [{"from_days": tier.from_days, "matched": tier.matched, "left": tier.left} for tier in told.tiers],
        "top_three": told.top_three,
        "blocking": {"pairs": blocking.pairs, "worst": worst} if blocking else None,
    }


def with_highest_floor(
    pool: Pool, settings: Settings, *, locks: Iterable[Ids] = (), vetoes: Iterable[Ids] = ()
) -> tuple[Settings, Plan]:
    """Raise the floor as far as nobody pays for it with another goal, and solve there.

    What must be kept is all that the goals before fit reach; where fit comes first, the summed fit. So the least of
    the pairs' fits becomes the largest possible among the plans that are as good in everything before.
    """
    locked, ruled_out = tuple(locks), tuple(vetoes)
    before = settings.goals[: settings.goals.index("fit")] if "fit" in settings.goals else settings.goals
    kept = [{"waiting": "waiting_days", "fit": "fit_points"}.get(goal, goal) for goal in before or ("fit",)]

    def at(floor: int) -> Plan:
        return solve(pool, replace(settings, floor=floor), locks=locked, vetoes=ruled_out)

    plain = at(settings.floor)
    if not plain.pairs:
        return settings, plain
    floor, plan = highest_floor(
        lambda floor: plain if floor == settings.floor else at(floor),
        lambda raised: all(getattr(raised.objective, goal) == getattr(plain.objective, goal) for goal in kept),
        floor=settings.floor,
    )
    return replace(settings, floor=floor), plan
