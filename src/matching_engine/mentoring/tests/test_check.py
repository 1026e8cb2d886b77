"""The checker must notice whatever is spoiled."""

from dataclasses import replace
from typing import Any

import pytest

from matching_engine import Duals, Mentee, Mentor, Pool, Settings, check, solve
from matching_engine.mentoring.sentences import say

POOL = Pool(
    (
        Mentee(id="amal", tie=1, waiting_days=200, wanted_jobs=("2411",)),
        Mentee(id="sara", tie=2, waiting_days=20, wanted_jobs=("2221",), avoid={"bodil"}),
        Mentee(id="lina", tie=3, waiting_days=90),
    ),
    (Mentor(id="anna", jobs=("2411",)), Mentor(id="bodil", tie=1, jobs=("2221",))),
)
BRANCH = Settings()
PLAN = solve(POOL, BRANCH)


def failures(*spoiled: Any, **decided: Any) -> list[str]:
    """Check a plan for the pool, and return what is wrong in words."""
    return [say(failure, "en") for failure in check(POOL, BRANCH, *spoiled, **decided)]


def test_a_true_plan_passes():
    assert failures(PLAN.pairs, PLAN.duals) == []


def test_a_plan_without_a_pair_is_found_out():
    assert failures(PLAN.pairs[:-1], PLAN.duals) != []


def test_swapped_mentors_are_found_out():
    first, second = PLAN.pairs
    swapped = [replace(first, mentor=second.mentor), replace(second, mentor=first.mentor)]

    assert failures(swapped, PLAN.duals) != []


def test_a_mentor_used_twice_is_found_out():
    first, second = PLAN.pairs
    twice = [first, replace(second, mentor=first.mentor)]

    assert failures(twice, PLAN.duals) == [f"{first.mentor} has 2 mentees, and room for 1."]


def test_a_mentee_used_twice_is_found_out():
    first, second = PLAN.pairs
    twice = [first, replace(second, mentee=first.mentee)]

    assert failures(twice, PLAN.duals) == [f"{first.mentee} has 2 mentors."]


def test_a_better_looking_fit_is_found_out():
    first, second = PLAN.pairs

    assert failures([replace(first, fit=first.fit + 1), second], PLAN.duals) != []


@pytest.mark.parametrize("side", ["mentees", "mentors"])
@pytest.mark.parametrize("by", [1, -1])
def test_any_price_off_by_one_is_found_out(side, by):
    for who, price in getattr(PLAN.duals, side).items():
        spoiled = {**getattr(PLAN.duals, side), who: price + by}
        duals = replace(PLAN.duals, **{side: spoiled})
        assert failures(PLAN.pairs, duals) != []


def test_prices_of_other_people_are_found_out():
    assert failures(PLAN.pairs, Duals({}, {})) == ["The prices are not those of the people in the pool."]


def test_a_pair_that_was_ruled_out_is_found_out():
    first = PLAN.pairs[0]

    found = failures(PLAN.pairs, PLAN.duals, vetoes=[(first.mentee, first.mentor)])

    assert found[0] == f"{first.mentee} and {first.mentor} break the rule not_to_be_matched."


def test_a_lock_that_was_not_kept_is_found_out():
    missing = failures(PLAN.pairs, PLAN.duals, locks=[("lina", "nobody")])

    assert missing == ["lina and nobody are locked, but not paired."]
