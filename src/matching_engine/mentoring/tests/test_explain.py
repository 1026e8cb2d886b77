"""Why not that pair, and who else there is: the costs are what solving again says."""

import pytest
from hypothesis import given
from hypothesis import settings as effort

from matching_engine import Mentee, Mentor, Pool, Settings, alternatives, go_live, rules_broken, solve, why_not
from matching_engine.errors import UnknownPerson
from matching_engine.kernels import library
from matching_engine.mentoring.context import Context
from matching_engine.mentoring.goals import Goals
from matching_engine.mentoring.tests.pools import pools, settings

needs_kernels = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")
TWO = Pool(
    (Mentee(id="amal", tie=1, wanted_jobs=("2411",)), Mentee(id="lina", tie=2, wanted_jobs=("2411",))),
    (Mentor(id="anna", tie=1, jobs=("2411",)), Mentor(id="bodil", tie=2, jobs=("2221",))),
)


@given(pools(), settings())
@effort(deadline=None, max_examples=60)
def test_every_alternative_costs_what_solving_again_says(pool, branch):
    plan, goals = solve(pool, branch), Goals.of(pool, branch)
    for mentee in pool.mentees:
        costs = [goals.number_of(one.cost) for one in alternatives(pool, branch, plan, mentee.id, at_most=2)]

        assert costs == costs_of_all(pool, branch, plan, mentee, goals)[:2]


def costs_of_all(pool, branch, plan, mentee, goals):
    """Lock each other mentor whom she might have, and solve everything again."""
    context = Context.of(pool, branch)
    hers = [pair.mentor for pair in plan.pairs if pair.mentee == mentee.id]
    best = []
    for mentor in pool.mentors:
        if mentor.id in hers or rules_broken(mentee, mentor, context):
            continue
        again = solve(pool, branch, locks=[(mentee.id, mentor.id)])
        if again.pairs[[pair.mentee for pair in again.pairs].index(mentee.id)].fit >= branch.floor:
            best.append(goals.number_of(plan.objective - again.objective))
    return sorted(best)


@needs_kernels
@given(pools(), settings())
@effort(deadline=None, max_examples=40)
def test_a_plan_gone_live_keeps_its_worth_its_locks_and_its_vetoes(pool, branch):
    first = solve(pool, branch)
    locks = [(pair.mentee, pair.mentor) for pair in first.pairs[:1]]
    vetoes = [(pair.mentee, pair.mentor) for pair in first.pairs[1:2]]
    plan = solve(pool, branch, locks=locks, vetoes=vetoes)

    live = go_live(pool, branch, plan)

    assert set(locks) <= set(live.pairs())
    assert not set(vetoes) & set(live.pairs())
    assert live.number == Goals.of(pool, branch).number_of(plan.objective)


def test_two_equals_can_change_places_for_nothing():
    plan = solve(TWO, Settings())
    amals, linas = (pair.mentor for pair in plan.pairs)

    found = alternatives(TWO, Settings(), plan, "amal")

    assert [(one.mentor, one.cost.fit_points) for one in found] == [(linas, 0)]
    assert sum(found[0].fit.features.values()) == found[0].fit.fit
    assert amals != linas


def test_a_plan_gone_live_is_asked_again_and_again():
    plan = solve(TWO, Settings())
    amals, linas = (pair.mentor for pair in plan.pairs)
    live = go_live(TWO, Settings(), plan) if library.load() else None

    assert why_not(TWO, Settings(), plan, "amal", linas, live=live).reason.key == "as_good"
    assert why_not(TWO, Settings(), plan, "lina", amals, live=live).reason.key == "as_good"


def test_somebody_unknown_is_named():
    plan = solve(TWO, Settings())

    with pytest.raises(UnknownPerson, match="There is no mentor clara"):
        why_not(TWO, Settings(), plan, "amal", "clara")
    with pytest.raises(UnknownPerson, match="There is no mentee zoe"):
        alternatives(TWO, Settings(), plan, "zoe")
