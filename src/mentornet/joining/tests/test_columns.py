"""Headers of other people's sheets: read, left alone, or never read."""

import csv
from pathlib import Path

import pytest

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.sheets import Sheet
from mentornet.joining.columns import (
    BadMap,
    ColumnMapping,
    column_of,
    columns_of,
    headers_known,
    map_columns,
    read_map,
    refused_kind,
)

TEMPLATES = Path(__file__).parents[4] / "../shared/data/templates"


def mapped(*headers: str, role: str = "mentee", own: dict[str, str] | None = None) -> ColumnMapping:
    return map_columns(Sheet("people.csv", "", 1, headers, ()), role=role, own=own)


def read_as(mapping: ColumnMapping) -> dict[str, str]:
    return {used.header: used.column for used in mapping.used}


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_every_column_of_the_contract_is_known_by_its_own_name(role):
    assert [column_of(column, role=role) for column in columns_of(role)] == list(columns_of(role))


@pytest.mark.parametrize(
    ("header", "role", "column"),
    [
        ("Postnr.", "mentee", "postcode"),
        ("Postleitzahl", "mentee", "postcode"),
        ("Hvornår kan du mødes?", "mentor", "availability"),
        ("Verfügbarkeit", "mentor", "availability"),
        ("Drømmejob", "mentee", "wanted_job"),
        ("Wunschberuf", "mentee", "wanted_job"),
        ("Your job title or role", "mentee", "past_job"),
        ("Your job title or role", "mentor", "job"),
        ("MaxMentees", "mentor", "places"),
        ("VENTER SIDEN", "mentee", "waiting_since"),
        ("MentorID", "mentor", "id"),
        ("#", "mentee", "id"),
    ],
)
def test_headers_are_understood_in_danish_english_and_german(header, role, column):
    assert column_of(header, role=role) == column


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Fødeland", "origin"), ("country2", "origin"), ("Staatsangehörigkeit", "origin"), ("Mother tongue", "origin"),
        ("Religion", "faith"), ("Trosretning", "faith"), ("Photo", "looks"), ("Tørklæde", "looks"), ("Kost", "table"),
        ("Helbred", "health"), ("Sexual orientation", "orientation"), ("match with similar identity", "identity"),
        ("Select the characteritics you would prefer your mentor to have", "identity"), ("Dit fornavn", "name"),
        ("HomeCountry", "origin"),
    ],
)  # fmt: skip
def test_what_is_protected_may_stand_in_the_file_and_is_never_read(header, kind):
    mapping = mapped("id", header)

    assert [(refused.header, refused.of) for refused in mapping.refused] == [(header, kind)]
    assert read_as(mapping) == {"id": "id"}


@pytest.mark.parametrize("header", ["Planned meetings", "Interests", "Brand", "Landing page", "Languages"])
def test_words_that_only_look_protected_are_not_refused(header):
    assert refused_kind(header) is None


def test_who_she_is_is_read_only_when_people_join():
    mapping = mapped("id", "First name", "E-mail", "Telefon")

    assert [used.column for used in mapping.person] == ["given_name", "email", "phone"]
    assert read_as(mapping) == {"id": "id"}


def test_a_slip_of_the_pen_is_left_alone_with_a_suggestion():
    assert [(left.header, left.perhaps) for left in mapped("id", "avaliability").ignored] == [
        ("avaliability", "availability")
    ]


def test_several_headers_may_speak_of_her_work():
    assert mapped("job title", "profession", role="mentor").places("job") == (0, 1)


def test_the_same_header_twice_is_refused_with_its_name():
    with pytest.raises(BadSheet) as refused:
        mapped("id", "Postnr", "Postnr")

    assert str(refused.value) == (
        "people.csv, column “Postnr”: The header stands over two columns, and only one can be read. "
        "Rename or delete one of them."
    )


def test_our_own_name_for_a_column_goes_before_another_word_for_it():
    mapping = mapped("zip", "postcode")

    assert read_as(mapping) == {"postcode": "postcode"}
    assert [left.header for left in mapping.ignored] == ["zip"]


def test_her_own_map_goes_before_our_words():
    assert read_as(mapped("What she dreams of", own={"What she dreams of": "wanted_job"})) == {
        "What she dreams of": "wanted_job"
    }


def test_a_map_cannot_make_a_protected_header_readable():
    with pytest.raises(BadMap, match="“Nationality” may stand in the file, but is never read for matching"):
        mapped("Nationality", own={"Nationality": "interests"})


def test_a_map_to_no_column_is_refused_with_a_suggestion():
    with pytest.raises(BadMap, match="No column is called “wanted_jobs”. Did you mean “wanted_job”?"):
        mapped("x", own={"x": "wanted_jobs"})


@pytest.mark.parametrize("text", ["[columns", "[kolonner]\na = 'b'", "[columns]\na = 1", "x = 1"])
def test_a_map_that_is_none_is_refused(tmp_path: Path, text):
    path = tmp_path / "map.toml"
    path.write_text(text)

    with pytest.raises(BadMap, match="map.toml"):
        read_map(path)


def test_the_tab_that_names_the_role_is_known_best():
    header = ("first name", "job title", "profession")

    assert headers_known("mentors", header, role="mentor") > headers_known("mentees", header, role="mentor")
    assert headers_known("mentors", ("Notes for ourselves", "x"), role="mentor") == 0


@pytest.mark.shared
@pytest.mark.skipif(not TEMPLATES.exists(), reason="the reference data is not beside the checkout")
def test_sheets_of_real_programmes_are_mapped_sensibly():
    with (TEMPLATES / "coordinator_columns.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sheets: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        sheets.setdefault((row["programme"], row["kind"], row["role"]), []).append(row["column_header"])

    for (programme, _kind, role), headers in sheets.items():
        for read_for in ("mentee", "mentor") if role == "both" else (role,):
            mapping = mapped(*headers, role=read_for)

            assert mapping.used, programme
            refused = {one.header for one in mapping.refused}
            protected = {"country", "name", "nationality", "characteristics", "identity"}
            assert {header for header in headers if header.casefold() in protected} <= refused
