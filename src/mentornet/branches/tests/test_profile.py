import pytest

from mentornet.branches.profile import STARTERS, BadProfile, Profile, differences, load_profile, read_content


@pytest.mark.parametrize("starter", sorted(path.stem for path in STARTERS.glob("*.toml")))
def test_every_starter_profile_can_be_read(starter):
    assert isinstance(load_profile(starter), Profile)


def test_a_profile_survives_the_way_through_plain_values():
    profile = load_profile("tingbjerg")

    assert read_content(profile.to_content()) == profile


def test_an_unknown_key_is_refused_with_a_suggestion(tmp_path):
    path = tmp_path / "north.toml"
    path.write_text("[matching]\nflor = 300\n")

    with pytest.raises(BadProfile) as refusal:
        load_profile(str(path))

    assert str(refusal.value) == 'north.toml: matching: no key is called "flor". Did you mean "floor"?'


def test_an_unknown_rule_is_refused_with_a_suggestion():
    with pytest.raises(BadProfile, match='no rule is called "share_time". Did you mean "share_a_time"'):
        read_content({"matching": {"lifted_rules": ["share_time"]}})


def test_no_branch_can_lift_a_rule_that_belongs_to_every_match():
    with pytest.raises(BadProfile, match="belongs to every match"):
        read_content({"matching": {"lifted_rules": ["not_to_be_matched"]}})


def test_no_branch_can_let_origin_into_its_matching():
    with pytest.raises(BadProfile, match="no key is called"):
        read_content({"matching": {"weights": {"origin": 100}}})


def test_weights_that_do_not_sum_are_refused():
    with pytest.raises(BadProfile, match="sum to 1100"):
        read_content({"matching": {"weights": {"wishes": 450}}})


def test_a_difference_reads_as_one_line_a_key():
    assert differences(None, read_content({"matching": {"floor": 450}})) == ["matching.floor: 400 → 450"]


def test_tiers_of_waiting_are_days_within_a_year() -> None:
    assert read_content({"matching": {"waiting_tier_days": 30}}).matching.waiting_tier_days == 30
    with pytest.raises(BadProfile) as refusal:
        read_content({"matching": {"waiting_tier_days": 0}})
    assert str(refusal.value) == "matching.waiting_tier_days is 0. Write days between 1 and 365."
