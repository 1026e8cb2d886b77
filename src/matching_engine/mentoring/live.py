"""A plan of the network that stays the best while coordinators decide and people come and go."""

from collections.abc import Mapping

import numpy as np

from ..live.effect import Effect
from ..live.plan import LivePlan
from .goals import Goals
from .plan import Objective, Plan
from .pool import Mentee, Pool
from .question import Question
from .settings import Settings
from .whole import Whole, best_whole


def go_live(pool: Pool, settings: Settings, plan: Plan) -> LivePlan:
    """Return a plan of the same worth, with its locks and vetoes made, that answers to the ids of the pool.

    Without locks and vetoes it is the plan itself; with them the market is solved once more, so that each of them can
    be lifted again.

    :raises NeedsKernels: when the kernels are not built here
    """
    question = Question.of(pool, settings)
    decided = bool(plan.locks or plan.vetoes)
    whole = best_whole(question, pool.mentees, pool.mentors) if decided else _whole_of(plan, pool)
    arrays, base = question.arrays(pool.mentees, pool.mentors), question.base(pool.mentees)
    live = LivePlan(
        question.scanner_of(arrays, base),
        arrays.places,
        base,
        question.k,
        floor=settings.floor,
        found=whole,
        mentees=[mentee.id for mentee in pool.mentees],
        mentors=[mentor.id for mentor in pool.mentors],
    )
    for mentee, mentor in plan.vetoes:
        live.veto(mentee, mentor)
    for mentee, mentor in plan.locks:
        live.lock(mentee, mentor)
    return live


def change_by(effect: Effect, goals: Goals, mentees: Mapping[str, Mentee]) -> Objective:
    """Return by how much a change of a live plan raises each goal; what falls is below 0."""
    gained = sum(goals.waiting_days(mentees[str(who)]) for who in effect.gained)
    lost = sum(goals.waiting_days(mentees[str(who)]) for who in effect.lost)
    return Objective(effect.matched, gained - lost, effect.fit)


def _whole_of(plan: Plan, pool: Pool) -> Whole:
    """Return a plan's pairs and prices in the order of the pool."""
    row = {mentee.id: i for i, mentee in enumerate(pool.mentees)}
    column = {mentor.id: j for j, mentor in enumerate(pool.mentors)}
    mate = np.full(len(row), -1, dtype=np.int32)
    mate[[row[pair.mentee] for pair in plan.pairs]] = [column[pair.mentor] for pair in plan.pairs]
    u = np.fromiter((plan.duals.mentees[who] for who in row), np.int64, len(row))
    v = np.fromiter((plan.duals.mentors[who] for who in column), np.int64, len(column))
    return Whole(mate, u, v, plan.primal, plan.dual)
