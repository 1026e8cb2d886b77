"""A schema that cannot be meant is refused when it is built, with a sentence that helps on."""

from types import SimpleNamespace as Person

import pytest

from matching_engine.errors import EngineError
from matching_engine.schema import (
    BadWeights,
    DoubleName,
    HasPlace,
    MustShare,
    Number,
    Ordinal,
    Schema,
    SchemaRefused,
    UnknownColumn,
    WeightedSet,
)
from matching_engine.schema.protected import ProtectedField

NAN, INFINITE = float("nan"), float("inf")


def wishes(**changed) -> WeightedSet:
    return WeightedSet(**{"name": "wishes", "weight": 1000, "hers": "wishes", "theirs": "offers"} | changed)


def test_a_feature_that_reads_an_origin_is_refused():
    with pytest.raises(ProtectedField, match='"country_of_origin" may never be read'):
        Schema(features=(wishes(hers="country_of_origin"),))


def test_a_rule_named_after_a_faith_is_refused():
    with pytest.raises(ProtectedField, match='"same_religion" may never be read'):
        Schema(features=(wishes(),), rules=(HasPlace(name="same_religion"),))


def test_weights_read_from_a_protected_column_are_refused():
    with pytest.raises(ProtectedField, match='"nationality" may never be read'):
        Schema(features=(wishes(),), weights_of=lambda mentee: (1000,), weights_read=("nationality",))


def test_a_column_that_is_not_on_the_allow_list_is_refused_with_its_neighbour():
    allowed = frozenset({"wishes", "offers", "tie"})
    with pytest.raises(UnknownColumn, match='reads no column "ofers". Did you mean "offers"?'):
        Schema(features=(wishes(theirs="ofers"),), allowed=allowed)


@pytest.mark.parametrize("weight", [-1, 1001, 10**30, 0.5, NAN, INFINITE, True, None, "1000"])
def test_a_weight_that_is_no_whole_points_is_refused(weight):
    with pytest.raises(BadWeights, match='The weight of "wishes" is'):
        Schema(features=(wishes(weight=weight),))


def test_weights_that_do_not_sum_to_1000_are_refused_with_their_sum():
    with pytest.raises(BadWeights, match="The weights sum to 999: make them sum to 1000"):
        Schema(features=(wishes(weight=999),))


def test_a_schema_without_features_is_refused():
    with pytest.raises(BadWeights, match="The weights sum to 0"):
        Schema(features=())


def test_two_features_of_one_name_are_refused():
    with pytest.raises(DoubleName, match='Two features are called "wishes"'):
        Schema(features=(wishes(weight=500), wishes(weight=500)))


def test_two_rules_of_one_name_are_refused():
    rule = HasPlace(name="has_a_free_place")
    with pytest.raises(DoubleName, match='Two rules are called "has_a_free_place"'):
        Schema(features=(wishes(),), rules=(rule, rule))


def test_a_rule_about_a_feature_that_is_not_there_is_refused():
    times = wishes(name="times", weight=0)
    with pytest.raises(SchemaRefused, match='is about the feature "times", which the schema has not'):
        Schema(features=(wishes(),), rules=(MustShare(name="share_a_time", feature=times),))


def test_places_are_a_rule_once_only():
    with pytest.raises(SchemaRefused, match="HasPlace can be a rule once only"):
        Schema(features=(wishes(),), rules=(HasPlace(name="one"), HasPlace(name="two")))


@pytest.mark.parametrize("floor", [-1, 1001, NAN, None])
def test_a_floor_outside_the_points_is_refused(floor):
    with pytest.raises(SchemaRefused, match="The floor is"):
        Schema(features=(wishes(),), floor=floor)


@pytest.mark.parametrize("step", [-1, 2000, NAN])
def test_a_step_outside_the_points_is_refused(step):
    level = Ordinal(name="level", weight=1000, hers="level", theirs="level", step=step)
    with pytest.raises(SchemaRefused, match='"level": step holds'):
        Schema(features=(level,))


def test_weights_of_her_own_are_checked_when_they_are_asked_for():
    age = Number(name="age", weight=0, hers="age", theirs="age", per=10)
    schema = Schema(features=(wishes(), age), weights_of=lambda mentee: (1000 - mentee.shift, mentee.shift))
    assert schema.weights_for(Person(shift=300)) == (700, 300)
    with pytest.raises(BadWeights, match='The weight of "wishes" is 1100'):
        schema.weights_for(Person(shift=-100))


def test_every_refusal_is_one_of_the_engine():
    with pytest.raises(EngineError):
        Schema(features=(wishes(weight=999),))
    with pytest.raises(EngineError):
        Schema(features=(wishes(hers="religion"),))
