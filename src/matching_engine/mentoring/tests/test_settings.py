"""What a branch may decide, and what it is told when it errs."""

import pytest

from matching_engine import RULES, EngineError, Settings, UnknownName


def test_a_misspelled_rule_is_refused_with_a_suggestion():
    with pytest.raises(UnknownName) as refused:
        Settings(rules=("share_language",))

    assert str(refused.value) == 'no rule is called "share_language". Did you mean "share_a_language"?'


def test_a_misspelled_goal_is_refused_with_a_suggestion():
    with pytest.raises(UnknownName, match='no goal is called "wait". Did you mean "waiting"?'):
        Settings(goals=("wait",))


def test_promises_to_people_cannot_be_switched_off():
    assert Settings(rules=()).rules == ("has_a_free_place", "genders_wished", "not_to_be_matched")


def test_rules_stand_in_one_order():
    assert Settings(rules=tuple(reversed(RULES))) == Settings()


def test_weights_must_sum_to_a_thousand():
    with pytest.raises(ValueError, match="the points must sum to 1000, not 900"):
        Settings(weights={"wishes": 900})


def test_a_floor_out_of_range_is_quoted():
    with pytest.raises(ValueError, match="floor is 2000: give a whole number, 0 to 1000"):
        Settings(floor=2000)


@pytest.mark.parametrize(
    "odd",
    [
        {"floor": 300.5},
        {"floor": float("nan")},
        {"floor": "300"},
        {"weights": {"wishes": float("nan")}},
        {"weights": {"wishes": 500.5, "personal": 499.5}},
        {"weights": {"wishes": -1, "personal": 1001}},
        {"weights": [1000]},
        {"goals": "fit"},
        {"rules": 5},
        {"waiting_tier_days": 0},
    ],
)
def test_what_no_branch_can_mean_is_refused_by_name(odd):
    with pytest.raises(EngineError, match=next(iter(odd))):
        Settings(**odd)
