"""The arrays say the same as the plain reference, for every pair, to the last point."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching_engine.scan.arrays import ArrayScanner
from matching_engine.schema import (
    Background,
    BadValue,
    Grades,
    NotTogether,
    Schema,
    TooMany,
    UnknownColumn,
    WeightedSet,
    WithinReach,
    Zones,
    fit,
)
from matching_engine.schema.compiled import FORBIDDEN
from matching_engine.schema.compiling import Names, background_of, compile_people
from matching_engine.schema.tests.questions import PEOPLE, Person, people, schemas, steps

slowly = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
vetoes = st.lists(st.tuples(st.sampled_from(["ann0", "ann3", "nobody"]), st.sampled_from(["bo0", "bo2", "nobody"])))


def scanner_of(compiled):
    return ArrayScanner(compiled, np.zeros(compiled.shape[0], dtype=np.int64), 1, 0)


@slowly
@given(schemas(), people("ann", "bo"), people("bo", "ann"), vetoes)
def test_every_pair_is_scored_as_the_reference_scores_it(schema, mentees, mentors, vetoes):
    background = background_of(schema, mentees, vetoes)
    scanner = scanner_of(compile_people(schema, mentees, mentors, background))
    rows = np.arange(len(mentees), dtype=np.int32)
    fits, broken = scanner.fits(rows), scanner.broken(rows, Names.of(schema))
    for i, mentee in enumerate(mentees):
        for j, mentor in enumerate(mentors):
            judged = fit(schema, mentee, mentor, background)
            assert tuple(rule for b, rule in enumerate(schema.rule_names) if broken[i, j] >> b & 1) == judged.broken
            assert fits[i, j] == (FORBIDDEN if judged.broken else judged.fit)
            points = scanner.points(np.array([i], np.int32), np.array([j], np.int32))[:, 0]
            named = zip(scanner.compiled.operations, points, strict=True)
            told = {operation.feature: point for operation, point in named if operation.feature and point != FORBIDDEN}
            assert told == {name: judged.points[name] for name in told}


@slowly
@given(schemas(), people("ann", "bo"), people("bo", "ann"))
def test_people_as_columns_are_the_people_as_objects(schema, mentees, mentors):
    if schema.weights_of is not None and not schema.weights_read:
        return
    columns = [{name: [getattr(p, name) for p in side] for name in (*PEOPLE, "id", "avoid", "tie")}
               for side in (mentees, mentors)]  # fmt: skip
    arrays = [{name: as_array(values) for name, values in side.items()} for side in columns]
    told = [repr(compile_people(schema, *sides)) for sides in ((mentees, mentors), columns, arrays)]
    assert told[0] == told[1] == told[2]


def as_array(values):
    if values and all(type(value) is int for value in values):
        return np.array(values)
    return np.fromiter(values, object)


@slowly
@given(schemas(), people("ann", "bo"), people("bo", "ann"))
def test_the_points_of_a_pair_sum_to_its_fit_and_stay_within_the_weights(schema, mentees, mentors):
    background = background_of(schema, mentees)
    for mentee in mentees:
        for mentor in mentors:
            judged = fit(schema, mentee, mentor, background)
            weights = schema.weights_for(mentee)
            assert sum(judged.points.values()) == judged.fit <= 1000
            assert all(0 <= points <= weight for points, weight in zip(judged.points.values(), weights, strict=True))
            assert all(0 <= score <= 1000 for score in judged.parts.values())


def test_a_long_way_that_is_worth_more_than_a_screen_keeps_its_worth_for_two_who_can_meet_online():
    travel = Zones(name="travel", weight=1000, hers="point", theirs="point", distance=steps, per=10, remote="online")
    schema = Schema(features=(travel,), rules=(WithinReach(name="within_reach", feature=travel, most=3),))
    mentee, mentor = Person(point=(0, 0), online=True, tie=1), Person(point=(2, 3), online=True, tie=2)
    scanner = scanner_of(compile_people(schema, [mentee], [mentor]))
    assert fit(schema, mentee, mentor, Background()).fit == 950
    assert scanner.fits(np.array([0], dtype=np.int32)).tolist() == [[950]]


def test_people_without_a_column_are_refused_by_its_name(small_schema):
    with pytest.raises(UnknownColumn, match='The mentees have no column "wishes". Did you mean "wish"?'):
        compile_people(small_schema, {"wish": [()]}, {"offers": [frozenset()]})


def test_an_object_without_an_attribute_is_refused_by_its_name(small_schema):
    with pytest.raises(UnknownColumn, match='Somebody of the mentees has no "wishes"'):
        compile_people(small_schema, [Person(tie=1)], [])


def test_a_column_of_another_length_is_refused(small_schema):
    mentees = {"wishes": [(), ()], "tie": [1]}
    with pytest.raises(BadValue, match='The mentees\' column "tie" must have 2 values'):
        compile_people(small_schema, mentees, {"offers": [frozenset()], "tie": [1]})


def test_a_priority_below_one_is_refused(small_schema):
    mentees = {"wishes": [(("job", 0),)], "tie": [1]}
    with pytest.raises(BadValue, match='"wishes" gives "job" the weight 0'):
        compile_people(small_schema, mentees, {"offers": [frozenset({"job"})], "tie": [1]})


@pytest.mark.parametrize("priority", [float("nan"), 1.5, "2", None, 10**30])
def test_a_priority_that_is_no_whole_number_is_refused(small_schema, priority):
    mentees = {"wishes": [(("job", priority),)], "tie": [1]}
    with pytest.raises(BadValue, match='"job" stands beside'):
        compile_people(small_schema, mentees, {"offers": [frozenset({"job"})], "tie": [1]})


def test_two_people_of_one_id_are_refused():
    schema = Schema(features=(wishes,), rules=(NotTogether(name="not_to_be_matched"),))
    mentees = [Person(id="ann", avoid=(), wishes=(), tie=tie) for tie in (1, 2)]
    with pytest.raises(BadValue, match="The mentees' \"id\" 'ann' stands more than once"):
        compile_people(schema, mentees, [])


def test_more_than_255_languages_in_common_are_refused():
    language = Grades(name="language", weight=1000, hers="spoken", theirs="spoken", scores=(0, 1000))
    people = [Person(spoken=tuple((f"{code:03}", 1) for code in range(256)), tie=1)]
    with pytest.raises(TooMany, match='"language" has 256 codes in common: 255 is the most'):
        compile_people(Schema(features=(language,)), people, people)


def test_a_person_without_a_place_in_the_draw_is_refused(small_schema):
    with pytest.raises(BadValue, match='A value of "tie" is -1'):
        compile_people(small_schema, {"wishes": [()], "tie": [-1]}, {"offers": [()], "tie": [1]})


wishes = WeightedSet(name="wishes", weight=1000, hers="wishes", theirs="offers", weighting="stated")


@pytest.fixture
def small_schema() -> Schema:
    return Schema(features=(wishes,))
