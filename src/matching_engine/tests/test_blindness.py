"""Matching sees what it says it sees: no name, no origin, no order of rows, no meaning of an id.

Each test changes something that must not count and asks for the same bytes (section "blindness" of R33 and R34).
"""

from dataclasses import fields, is_dataclass, replace
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from matching_engine import (
    FIELDS_READ,
    Mentee,
    Mentor,
    Pool,
    ProtectedField,
    Settings,
    refuse_protected,
    solve,
    tie_key,
)
from matching_engine.mentoring.criteria import standard_schema
from matching_engine.mentoring.tests.pools import pools, settings
from matching_engine.schema.compiling import compile_people
from matching_engine.schema.features import WeightedSet
from matching_engine.schema.schema import Schema

some = effort(deadline=None, max_examples=40)

# Each stands for one thing that must never count, in the words of a sheet's header.
NEVER_READ = (
    "country of origin",
    "nationality",
    "ethnicity",
    "religion",
    "Fornavn",
    "last_name",
    "birthplace",
    "CPR",
    "mother tongue",
    "photo",
    "skin_colour",
    "residence permit",
    "headscarf",
    "health",
    "Herkunft",
)


def renamed(pool, new):
    """Give everybody another id and keep her place in the draw; `new` takes a side and an id."""
    sides = (("mentees", "mentors"), ("mentors", "mentees"))
    return Pool(
        *(
            tuple(
                replace(person, id=new(side, person.id), avoid=frozenset(new(other, known) for known in person.avoid))
                for person in getattr(pool, side)
            )
            for side, other in sides
        )
    )


def with_languages(pool, new):
    """Write every language's code anew."""
    return Pool(
        *(
            tuple(
                replace(person, languages=tuple((new[code], level) for code, level in person.languages))
                for person in side
            )
            for side in (pool.mentees, pool.mentors)
        )
    )


def told_by_place(pool, plan):
    """Return a plan with every id replaced by the person's place in the pool."""
    row = {mentee.id: place for place, mentee in enumerate(pool.mentees)}
    column = {mentor.id: place for place, mentor in enumerate(pool.mentors)}
    return (
        [(row[pair.mentee], column[pair.mentor], pair.fit, pair.parts, pair.points) for pair in plan.pairs],
        [row[known] for known in plan.unmatched_mentees],
        [column[known] for known in plan.unmatched_mentors],
        {row[known]: price for known, price in plan.duals.mentees.items()},
        {column[known]: price for known, price in plan.duals.mentors.items()},
        plan.objective,
    )


class Watched(dict):
    """Columns that remember which of them were asked for."""

    def __init__(self, columns):
        super().__init__(columns)
        self.asked = set()

    def __getitem__(self, name):
        self.asked.add(name)
        return super().__getitem__(name)


def columns_of(people, kind):
    return {field.name: [getattr(person, field.name) for person in people] for field in fields(kind)}


def digest(value):
    """Return one number for all that scoring reads, to the last byte of the last array."""
    if isinstance(value, np.ndarray):
        return sha256(f"{value.dtype}{value.shape}".encode() + value.tobytes()).hexdigest()
    if is_dataclass(value):
        return digest(tuple(getattr(value, field.name) for field in fields(value)))
    if isinstance(value, tuple):
        return sha256("".join(map(digest, value)).encode()).hexdigest()
    return sha256(repr(value).encode()).hexdigest()


@pytest.mark.parametrize("header", NEVER_READ)
def test_no_schema_can_be_made_that_reads_it(header):
    about = WeightedSet(name="likes", weight=1000, hers=header, theirs="interests")

    with pytest.raises(ProtectedField):
        Schema(features=(about,))


@pytest.mark.parametrize("header", NEVER_READ)
def test_a_field_that_must_never_count_is_refused_by_name(header):
    with pytest.raises(ProtectedField):
        refuse_protected([*FIELDS_READ, header])


@pytest.mark.parametrize("side", ["mentees", "mentors"])
@pytest.mark.parametrize("header", NEVER_READ)
def test_a_pool_that_brings_such_a_field_is_not_read_at_all(side, header):
    with pytest.raises(ValueError, match=header):
        Pool.from_json(f'{{"{side}": [{{"id": "a", "{header}": "x"}}]}}')


def test_nobody_can_hang_such_a_field_on_a_person():
    with pytest.raises(TypeError):
        Mentee(id="a", religion="x")
    with pytest.raises(TypeError):
        Mentor(id="b", origin="x")


@given(pools(), settings(), st.data())
@some
def test_what_else_stands_in_the_columns_changes_no_byte_of_what_is_scored(pool, branch, data):
    schema = standard_schema(branch)
    plain = [columns_of(pool.mentees, Mentee), columns_of(pool.mentors, Mentor)]
    words = st.text(max_size=3)
    fuller = [
        Watched(side | {name: data.draw(st.lists(words, min_size=len(side["id"]), max_size=len(side["id"])))
                        for name in ("religion", "name", "birthplace", "free text")})
        for side in plain
    ]  # fmt: skip

    assert digest(compile_people(schema, *fuller)) == digest(compile_people(schema, *plain))
    assert set().union(*(side.asked for side in fuller)) <= set(FIELDS_READ)


@given(pools(), settings())
@some
def test_ids_change_no_byte_of_what_is_scored(pool, branch):
    schema = standard_schema(branch)
    nobody_avoided = [[replace(person, avoid=frozenset()) for person in side] for side in (pool.mentees, pool.mentors)]
    others = [[replace(person, id=f"{place}") for place, person in enumerate(side)] for side in nobody_avoided]

    assert digest(compile_people(schema, *others)) == digest(compile_people(schema, *nobody_avoided))


@given(pools(), settings())
@some
def test_other_codes_for_the_languages_change_no_byte_of_what_is_scored(pool, branch):
    schema = standard_schema(branch)
    other = with_languages(pool, {"da": "da", "en": "ey", "ar": "as"})  # in the same order: planes follow spelling

    assert digest(compile_people(schema, other.mentees, other.mentors)) == digest(
        compile_people(schema, pool.mentees, pool.mentors)
    )


@given(pools(), settings(), st.randoms())
@some
def test_the_order_of_the_rows_changes_no_byte(pool, branch, chance):
    shuffled = Pool(
        tuple(chance.sample(pool.mentees, len(pool.mentees))), tuple(chance.sample(pool.mentors, len(pool.mentors)))
    )

    assert solve(shuffled, branch).to_json() == solve(pool, branch).to_json()


@given(pools(), settings(), st.randoms())
@some
def test_other_ids_with_the_same_draw_give_the_same_plan(pool, branch, chance):
    known = [(side, person.id) for side in ("mentees", "mentors") for person in getattr(pool, side)]
    known += [(side, letter) for side in ("mentees", "mentors") for letter in "abcdefghz"]
    new = {one: f"p{place}" for place, one in enumerate(chance.sample(sorted(set(known)), len(set(known))))}

    other = renamed(pool, lambda side, known: new[side, known])

    assert told_by_place(other, solve(other, branch)) == told_by_place(pool, solve(pool, branch))


@given(pools(), settings())
@some
def test_languages_mean_nothing_but_who_can_talk_to_whom(pool, branch):
    other = with_languages(pool, {"da": "da", "en": "xx", "ar": "aa"})

    assert solve(other, branch).to_json() == solve(pool, branch).to_json()


def test_who_of_two_equals_is_matched_lies_in_the_draw_and_not_in_the_name():
    twins = [Mentee(id="amal", tie=1), Mentee(id="zahra", tie=2)]
    swapped = [replace(twins[0], tie=2), replace(twins[1], tie=1)]
    mentor = (Mentor(id="anna"),)

    first, second = (solve(Pool(tuple(both), mentor), Settings()).pairs[0].mentee for both in (twins, swapped))

    assert {first, second} == {"amal", "zahra"}


def test_over_many_draws_equals_are_treated_as_equals():
    def winner(seed):
        both = tuple(Mentee(id=name, tie=tie_key(seed, name)) for name in ("amal", "zahra"))
        return solve(Pool(both, (Mentor(id="anna"),)), Settings()).pairs[0].mentee

    times = [winner(seed) for seed in range(200)].count("amal")

    assert 70 <= times <= 130  # 100 are expected; this is more than four standard deviations to either side
