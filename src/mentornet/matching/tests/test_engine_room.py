"""The house and the engine speak of the same rules, goals and groups, though neither may import the other's words."""

from dataclasses import fields

import pytest

import matching_engine
from mentornet.branches import profile
from mentornet.branches.profile import STARTERS, Weights, load_profile
from mentornet.matching.engine_room import settings_of

pytestmark = pytest.mark.without_database


def test_a_profile_knows_every_rule_and_goal_of_the_engine():
    assert profile.RULES == matching_engine.RULES
    assert profile.GOALS == matching_engine.GOALS
    assert tuple(field.name for field in fields(Weights)) == matching_engine.GROUPS


@pytest.mark.parametrize("starter", sorted(path.stem for path in STARTERS.glob("*.toml")))
def test_the_engine_takes_every_starter_profile(starter):
    chosen = load_profile(starter)

    assert settings_of(chosen).floor == chosen.matching.floor
