"""Why this pair, and why not that one."""

from dataclasses import dataclass, field

from .context import Context
from .fits import rules_broken, score
from .plan import Objective, Plan
from .pool import Pool
from .reasons import Reason, why
from .settings import Settings
from .solve import solve


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a pair is not in a plan: rules it breaks, or exactly what forcing it would cost."""

    reason: Reason
    rules_broken: tuple[str, ...] = ()
    cost: Objective = field(default_factory=Objective)


def why_pairs(pool: Pool, settings: Settings, plan: Plan) -> dict[tuple[str, str], tuple[Reason, ...]]:
    """Return the reasons for each pair of a plan."""
    context = Context.of(pool, settings, plan.vetoes)
    mentees, mentors = {m.id: m for m in pool.mentees}, {m.id: m for m in pool.mentors}
    return {(p.mentee, p.mentor): why(mentees[p.mentee], mentors[p.mentor], context) for p in plan.pairs}


def why_not(pool: Pool, settings: Settings, plan: Plan, mentee_id: str, mentor_id: str) -> WhyNot:
    """Tell why two people are not a pair of the plan.

    The cost is exact: the pair is locked and everything else solved again.

    :raises KeyError: when one of them is not in the pool.
    """
    context = Context.of(pool, settings, plan.vetoes)
    mentee = {m.id: m for m in pool.mentees}[mentee_id]
    mentor = {m.id: m for m in pool.mentors}[mentor_id]
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
    with_the_pair = solve(pool, settings, locks=(*plan.locks, (mentee_id, mentor_id)), vetoes=plan.vetoes)
    cost = plan.objective - with_the_pair.objective
    key = "as_good" if cost == Objective() else "costs_a_match" if cost.matched > 0 else "costs_others"
    return WhyNot(Reason(key, values={"fit": fit}), (), cost)
