"""Why this pair, why not that one, and who else there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from ..errors import UnknownPerson
from ..kernels import library
from ..live.plan import LivePlan
from .context import Context
from .fits import Fit, rules_broken, score
from .goals import Goals
from .live import change_by, go_live
from .plan import Objective, Plan
from .pool import Mentee, Mentor, Pool
from .question import Question
from .reasons import Reason, why
from .settings import Settings
from .solve import solve

Somebody = TypeVar("Somebody", Mentee, Mentor)
ALTERNATIVES = 3
ALTERNATIVES_TRIED = 24


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a pair is not in a plan: rules it breaks, or exactly what forcing it would cost."""

    reason: Reason
    rules_broken: tuple[str, ...] = ()
    cost: Objective = field(default_factory=Objective)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another mentor for a mentee: how well she fits, and exactly what the plan as a whole would lose."""

    mentor: str
    fit: Fit
    cost: Objective


def why_pairs(pool: Pool, settings: Settings, plan: Plan) -> dict[tuple[str, str], tuple[Reason, ...]]:
    """Return the reasons for each pair of a plan."""
    context = Context.of(pool, settings, plan.vetoes)
    mentees, mentors = {m.id: m for m in pool.mentees}, {m.id: m for m in pool.mentors}
    return {(p.mentee, p.mentor): why(mentees[p.mentee], mentors[p.mentor], context) for p in plan.pairs}


def why_not(
    pool: Pool, settings: Settings, plan: Plan, mentee_id: str, mentor_id: str, *, live: LivePlan | None = None
) -> WhyNot:
    """Tell why two people are not a pair of the plan.

    The cost is exact: the pair is locked and everything else solved again. live: the plan as `go_live` opened it, for
    who asks more than once.

    :raises UnknownPerson: when one of them is not in the pool.
    """
    context = Context.of(pool, settings, plan.vetoes)
    mentee, mentor = _found(pool.mentees, mentee_id, "mentee"), _found(pool.mentors, mentor_id, "mentor")
    if any((pair.mentee, pair.mentor) == (mentee_id, mentor_id) for pair in plan.pairs):
        return WhyNot(Reason("is_a_pair"))
    if broken := rules_broken(mentee, mentor, context):
        return WhyNot(Reason(f"broken_{broken[0]}"), broken)
    fit = score(mentee, mentor, context).fit
    if fit < settings.floor:
        return WhyNot(Reason("pair_below_the_floor", values={"fit": fit, "floor": settings.floor}))
    locked_places = [b for _, b in plan.locks].count(mentor_id)
    if mentee_id in {a for a, _ in plan.locks} or locked_places >= mentor.places:
        return WhyNot(Reason("locked_elsewhere"))
    cost = _Costs(pool, settings, plan, live).of(mentee_id, mentor_id)
    key = "as_good" if cost == Objective() else "costs_a_match" if cost.matched > 0 else "costs_others"
    return WhyNot(Reason(key, values={"fit": fit}), (), cost)


def alternatives(
    pool: Pool,
    settings: Settings,
    plan: Plan,
    mentee_id: str,
    *,
    at_most: int = ALTERNATIVES,
    live: LivePlan | None = None,
) -> tuple[Alternative, ...]:
    """Return the other mentors whom giving her would cost the plan least, each with its exact cost.

    What the two prices exceed a pair's number by is the least that it can cost, so few pairs must be tried.

    :raises UnknownPerson: when she is not in the pool.
    """
    mentee = _found(pool.mentees, mentee_id, "mentee")
    if mentee_id in {a for a, _ in plan.locks}:
        return ()
    question, costs = Question.of(pool, settings, plan.vetoes), _Costs(pool, settings, plan, live)
    number = costs.goals.number_of
    found: list[tuple[int, str, Objective]] = []
    for least, mentor in _by_least_cost(question, pool, plan, mentee):
        found.sort()
        if len(found) >= ALTERNATIVES_TRIED or (len(found) >= at_most and found[at_most - 1][0] <= least):
            break
        cost = costs.of(mentee_id, mentor)
        found.append((number(cost), mentor, cost))
    mentors = {mentor.id: mentor for mentor in pool.mentors}
    return tuple(
        Alternative(who, score(mentee, mentors[who], question.context), cost)
        for _, who, cost in sorted(found)[:at_most]
    )


def _by_least_cost(question: Question, pool: Pool, plan: Plan, mentee: Mentee) -> Iterator[tuple[int, str]]:
    """Yield (the least it can cost, id) of every mentor she could have beside her own, the cheapest first."""
    hers = {pair.mentor for pair in plan.pairs if pair.mentee == mentee.id}
    locked = [b for _, b in plan.locks]
    others = [m for m in pool.mentors if m.id not in hers and locked.count(m.id) < m.places]
    if not others:
        return
    fits = question.scanner([mentee], others).fits(np.zeros(1, dtype=np.int32))[0]
    prices = np.fromiter((plan.duals.mentors[m.id] for m in others), np.int64, len(others))
    least = plan.duals.mentees[mentee.id] + prices - question.base([mentee])[0] - question.k * fits.astype(np.int64)
    least = least[fits >= question.context.settings.floor]
    may_be = np.flatnonzero(fits >= question.context.settings.floor)
    for t in np.argsort(least, kind="stable"):
        yield int(least[t]), others[int(may_be[t])].id


class _Costs:
    """What forcing a pair costs a plan, exactly."""

    def __init__(self, pool: Pool, settings: Settings, plan: Plan, live: LivePlan | None) -> None:
        """Open the plan for changes where that can be done; else it is solved anew for each pair."""
        self.pool, self.settings, self.plan = pool, settings, plan
        self.goals, self.mentees = Goals.of(pool, settings), {m.id: m for m in pool.mentees}
        self.live = live or (go_live(pool, settings, plan) if library.load() else None)

    def of(self, mentee: str, mentor: str) -> Objective:
        """Return what the plan loses in each goal; what it gains is below 0."""
        if self.live is None:
            locks = (*self.plan.locks, (mentee, mentor))
            return self.plan.objective - solve(self.pool, self.settings, locks=locks, vetoes=self.plan.vetoes).objective
        effect = self.live.preview(lambda live: live.lock(mentee, mentor))
        return Objective() - change_by(effect, self.goals, self.mentees)


def _found(people: Sequence[Somebody], who: str, role: str) -> Somebody:
    for person in people:
        if person.id == who:
            return person
    raise UnknownPerson(who, role)
