"""The highest floor lifts whoever fits worst and leaves nobody more out; evenness is told in ids."""

from dataclasses import replace

from hypothesis import given
from hypothesis import settings as examples

from matching_engine.mentoring.evenness import fairness_of_plan, record_of_fairness, with_highest_floor
from matching_engine.mentoring.settings import Settings
from matching_engine.mentoring.solve import solve

from .pools import pools


@examples(max_examples=25, deadline=None)
@given(pools())
def test_raising_the_floor_by_one_more_point_would_leave_somebody_out(pool):
    settings = Settings(floor=300, goals=("matched", "fit"))
    before = solve(pool, settings)
    raised, plan = with_highest_floor(pool, settings)

    assert plan.objective.matched == before.objective.matched
    if plan.pairs:
        assert min(pair.fit for pair in plan.pairs) >= min(pair.fit for pair in before.pairs)
        assert min(pair.fit for pair in plan.pairs) == raised.floor
    if plan.pairs and raised.floor < 1000:
        above = replace(settings, floor=raised.floor + 1)
        assert solve(pool, above).objective.matched < plan.objective.matched


@examples(max_examples=25, deadline=None)
@given(pools())
def test_whoever_waited_longest_is_not_traded_for_a_better_fit(pool):
    before, (_, plan) = solve(pool, Settings()), with_highest_floor(pool, Settings())

    assert (plan.objective.matched, plan.objective.waiting_days) == (
        before.objective.matched,
        before.objective.waiting_days,
    )


@examples(max_examples=25, deadline=None)
@given(pools())
def test_evenness_is_told_with_ids_and_counts_everybody(pool):
    plan = solve(pool, Settings())
    told = record_of_fairness(pool, fairness_of_plan(pool, Settings(), plan))
    worst = told["blocking"]["worst"]

    assert sum(tier["matched"] + tier["left"] for tier in told["tiers"]) == len(pool.mentees)
    assert sum(tier["matched"] for tier in told["tiers"]) == len(plan.pairs)
    assert 0 <= told["top_three"] <= len(plan.pairs)
    assert (worst is None) == (told["blocking"]["pairs"] == 0)
    assert worst is None or worst["mentee"] in {mentee.id for mentee in pool.mentees}
