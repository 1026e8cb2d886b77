"""The tables of this room state facts in their own words; here they are held against the official lists."""

import csv
from pathlib import Path

import pytest

from mentornet.vocabularies import education, places
from mentornet.vocabularies.occupations import isco_of, occupations
from mentornet.vocabularies.word_table import read_table

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data does not stand beside the checkout"),
]


def _lines(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_occupation_has_a_unit_group_of_isco_08() -> None:
    unit_groups = {line["code"] for line in _lines("taxonomy/isco08_en.csv") if line["level"] == "4"}

    assert set(occupations().codes) - unit_groups == set()
    assert len(occupations().rows) >= 300


def test_every_group_of_isco_08_has_a_name() -> None:
    groups = {line["code"] for line in _lines("taxonomy/isco08_en.csv") if line["level"] in "123"}

    assert groups - set(read_table("occupation_groups.csv").codes) == set()


def test_a_title_of_esco_is_read_rightly_or_not_at_all() -> None:
    read = [(isco_of(line["preferred_label"]), line["isco08"]) for line in _lines("taxonomy/esco_occupations_en.csv")]
    found = [(ours, theirs) for ours, theirs in read if ours is not None]

    assert len(found) > 400
    assert sum(ours == theirs for ours, theirs in found) / len(found) > 0.9


def test_every_field_of_education_is_one_of_isced_f() -> None:
    fields = {line["code"] for line in _lines("taxonomy/isced_f_2013_en.csv")}

    assert {code for code, _ in education.broad_field_choices("en")} <= fields
    assert set(read_table("education_fields.csv").codes) - fields == set()


def test_every_municipality_has_its_name_region_and_middle() -> None:
    theirs = {line["code"].lstrip("0"): line for line in _lines("geo/dk_municipalities.csv")}
    ours = places.municipalities()

    assert len(ours) == 98
    assert theirs.keys() - ours.keys() == {"411"}, "Christiansø belongs to no municipality"
    for code, town in ours.items():
        assert (town.name, town.region) == (theirs[code]["name"], theirs[code]["region"])
        latitude, longitude = (float(theirs[code][axis]) * 1000 for axis in ("lat", "lon"))
        assert abs(town.point[0] - latitude) <= 75
        assert abs(town.point[1] - longitude) <= 75


def test_every_postcode_lies_in_a_municipality_that_it_reaches_into() -> None:
    wrong = []
    for line in _lines("geo/dk_postcodes.csv"):
        reaches = {
            code.lstrip("0") for code in line["all_municipality_codes"].replace(";", " ").replace("|", " ").split()
        }
        ours = places.municipalities_of(line["postcode"])
        if not ours or not set(ours) <= reaches:
            wrong.append((line["postcode"], ours, reaches))

    assert wrong == []
