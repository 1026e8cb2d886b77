"""What matching may see, and in which order."""

import json

import pytest

from matching_engine import FIELDS_READ, Mentee, Mentor, Pool, ProtectedField, refuse_protected, tie_key

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
