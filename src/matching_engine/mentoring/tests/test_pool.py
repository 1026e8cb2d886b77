"""What matching may see, and in which order."""

import json

import pytest

from matching_engine import FIELDS_READ, EngineError, Mentee, Mentor, Pool, ProtectedField, refuse_protected, tie_key
from matching_engine.errors import BadInput

AMAL = Mentee(id="amal", tie=5, languages=(("en", 3), ("da", 2)), wishes=(("network", 2), ("danish", 3)))
SARA = Mentee(id="sara", tie=2)
ANNA = Mentor(id="anna", jobs=("2411",), offers=frozenset({"network"}))


def test_the_draw_decides_the_order_and_not_the_rows():
    assert Pool((AMAL, SARA), (ANNA,)) == Pool((SARA, AMAL), (ANNA,))
    assert [mentee.id for mentee in Pool((AMAL, SARA), ()).mentees] == ["sara", "amal"]


def test_the_draw_follows_seed_and_id_alone():
    assert tie_key(7, "m-1") == tie_key(7, "m-1")
    assert tie_key(7, "m-1") != tie_key(8, "m-1")
    assert 0 <= tie_key(7, "m-1") < 2**63


def test_a_pool_comes_back_from_its_bytes():
    pool = Pool((AMAL, SARA), (ANNA,))

    again = Pool.from_json(pool.to_json())

    assert again == pool
    assert again.sha256 == pool.sha256


def test_the_order_within_a_list_does_not_matter():
    turned = Mentee(id="amal", tie=5, languages=(("da", 2), ("en", 3)), wishes=(("danish", 3), ("network", 2)))

    assert turned == AMAL


def test_an_id_twice_is_refused():
    with pytest.raises(ValueError, match="mentees: the id 'amal' stands more than once"):
        Pool((AMAL, AMAL), ())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"places": -1}, "Mentor 'x': places cannot be -1."),
        ({"languages": (("da", 9),)}, "Mentor 'x': languages cannot be (('da', 9),)."),
        ({"availability": {"noon"}}, "Mentor 'x': availability cannot be ['noon']."),
        ({"jobs": ("24111",)}, "Mentor 'x': jobs cannot be ('24111',)."),
        ({"education_level": 9}, "Mentor 'x': education_level cannot be 9."),
    ],
)
def test_a_value_outside_its_range_is_quoted(wrong, sentence):
    with pytest.raises(ValueError) as refused:
        Mentor(id="x", **wrong)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "field",
    ["origin", "Nationality", "first name", "religion", "Fødeland", "mother tongue", "CPR-nummer", "tørklæde",
     "Staatsangehörigkeit", "countryOfBirth", "diet", "residence_permit", "photo_url"],
)  # fmt: skip
def test_protected_fields_are_refused(field):
    with pytest.raises(ProtectedField):
        refuse_protected([field])


def test_nothing_protected_is_read():
    refuse_protected(FIELDS_READ)


def test_a_pool_with_a_protected_field_is_refused():
    with pytest.raises(ProtectedField, match='"nationality" may never be read for matching'):
        Pool.from_json(json.dumps({"mentees": [{"id": "x", "nationality": "DK"}]}))


def test_a_pool_with_an_unknown_field_is_refused():
    with pytest.raises(ValueError, match="Mentor 'x': matching reads no field 'shoe_size'"):
        Pool.from_json(json.dumps({"mentors": [{"id": "x", "shoe_size": 38}]}))


@pytest.mark.parametrize(("field", "value"), [
    ("id", 5), ("tie", -1), ("tie", 2**63), ("tie", float("nan")), ("point", (float("nan"), 1)), ("point", (1,)),
    ("languages", 5), ("languages", ("da",)), ("languages", (("da", 2.5),)), ("languages", (("da", float("nan")),)),
    ("availability", 5), ("interests", (5,)), ("avoid", "abc"), ("education_level", 2.5), ("education_field", 5),
    ("waiting_days", 1.5), ("waiting_days", True), ("waiting_days", -1), ("wishes", ((5, 1),)), ("past_jobs", 5),
    ("professional_shift", 1.5), ("wanted_education", 5),
])  # fmt: skip
def test_a_mentee_with_an_odd_value_is_named_with_it(field, value):
    with pytest.raises(BadInput, match=f"{field} cannot be"):
        Mentee(**{"id": "e-1", field: value})


@pytest.mark.parametrize(("field", "value"), [("places", -1), ("places", 2**31), ("places", 1.5), ("offers", (5,)),
                                          ("jobs", (5,)), ("sector", 5)])  # fmt: skip
def test_a_mentor_with_an_odd_value_is_named_with_it(field, value):
    with pytest.raises(BadInput, match=f"Mentor 'r-1': {field} cannot be"):
        Mentor(**{"id": "r-1", field: value})


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[]", '{"mentees": 5}', '{"mentees": [5]}', '{"mentees": [{}]}',
                                  '{"mentees": [{"id": "e", "languages": 5}]}',
                                  '{"mentees": [{"id": "e", "waiting_days": NaN}]}'])  # fmt: skip
def test_a_text_that_is_no_pool_is_refused(text):
    with pytest.raises(EngineError):
        Pool.from_json(text)
