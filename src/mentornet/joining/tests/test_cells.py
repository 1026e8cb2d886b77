"""Cells as people write them become facts; what cannot be is refused with its row and column."""

from datetime import date

import pytest

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.sheets import read_sheet
from mentornet.joining.cells import read_facts
from mentornet.joining.columns import map_columns
from mentornet.joining.dates import read_date
from mentornet.joining.facts import Facts, FactsRead


def facts_read(text: str, role: str = "mentee") -> FactsRead:
    sheet = read_sheet(text.encode(), file="people.csv")
    return read_facts(sheet, map_columns(sheet, role=role), role=role)


def only(text: str, role: str = "mentee") -> Facts:
    (person,) = facts_read(text, role).people
    return person


def test_a_mentee_in_the_columns_of_the_contract():
    amal = only(
        "id,branch,postcode,languages,availability,online,gender,wants_gender,interests,avoid,waiting_since,wishes,"
        "past_job,wanted_job,education_level,education_field\n"
        "m1, North  City ,8000,da:B1;en;ar:native,weekend;weekday_day,yes,woman,any,reading;walking,v7,2026-03-01,"
        "job_search:3;danish:1;network,2411,nurse,6,0411\n"
    )

    assert amal == Facts(
        id="m1",
        row=2,
        branch="North City",
        postcode="8000",
        languages=(("da", 3), ("en", 3), ("ar", 7)),
        availability=frozenset({"weekend", "weekday_day"}),
        online=True,
        gender="woman",
        interests=frozenset({"reading", "walking"}),
        avoid=frozenset({"v7"}),
        waiting_since=date(2026, 3, 1),
        wishes=(("job_search", 3), ("danish", 1), ("network", 2)),
        past_jobs=("2411",),
        wanted_jobs=("2221",),
        education_level=6,
        education_field="0411",
    )


def test_a_mentor_in_danish():
    karen = only(
        "Nr.;Stilling;Kan hjælpe med;Ledige pladser;Sektor;Sprog\n"
        "v1;sygeplejerske;dansk, netværk;2;kommune;dansk:modersmål\n",
        "mentor",
    )

    assert (karen.jobs, karen.offers, karen.places) == (("2221",), frozenset({"danish", "network"}), 2)
    assert (karen.sector, karen.languages) == ("public", (("da", 7),))


def test_all_but_the_id_may_be_empty():
    assert only("id,postcode,languages,waiting_since,wishes\nm1,,,,\n") == Facts(id="m1", row=2)


def test_work_that_no_list_knows_is_kept_in_her_own_words_and_told():
    read = facts_read("id,profession\nm1,Space Elevator  Tuner\n")

    assert read.people[0].past_jobs == ("word:space elevator tuner",)
    assert [(missed.words, missed.kept) for missed in read.not_understood] == [("Space Elevator  Tuner", True)]


def test_a_second_header_under_which_all_say_the_same_adds_nothing():
    read = facts_read("id,job title,profession\nm1,Some role,Qwertyism\nm2,Some role,Uiopism\n")

    assert [person.past_jobs for person in read.people] == [("word:qwertyism",), ("word:uiopism",)]


def test_words_that_are_not_understood_are_left_out_and_told():
    read = facts_read("id,languages,availability,gender\nm1,Klingon;da,at full moon,x y\n")

    assert read.people[0].languages == (("da", 3),)
    assert [missed.words for missed in read.not_understood] == ["Klingon", "at full moon", "x y"]


NO_DAY = "is no day of the calendar. Write the date as 2026-03-31 or 31-03-2026."
NO_POSTCODE = "is no Danish postcode. Write 4 digits, such as 5240, or leave the cell empty."
NO_PRIORITY = "has a priority that is not 1, 2 or 3. Write 3 for what matters most, such as danish:3."


@pytest.mark.parametrize(
    ("header", "cell", "sentence"),
    [
        ("waiting_since", "31/02/2008", NO_DAY),
        ("Venter siden", "2008-13-01", NO_DAY),
        ("postcode", "SW1A 1AA", NO_POSTCODE),
        ("wishes", "danish:5", NO_PRIORITY),
    ],
)
def test_what_cannot_be_is_refused_with_its_row_and_column(header, cell, sentence):
    with pytest.raises(BadSheet) as refused:
        facts_read(f"id,{header}\nm1,\nm2,{cell}\n")

    assert str(refused.value) == f"people.csv, row 3, column “{header}”: “{cell}” {sentence}"


@pytest.mark.parametrize("places", ["-1", "2.5", "two", "1000"])
def test_places_are_a_whole_number(places):
    with pytest.raises(BadSheet, match=r"row 2, column “places”: .* is no number of places"):
        facts_read(f"id,places\nv1,{places}\n", "mentor")


def test_numbers_may_come_with_a_decimal_of_nothing():
    read = facts_read('id,postcode,places\nv1,5240.0,"2,0"\n', "mentor")

    assert (read.people[0].postcode, read.people[0].places) == ("5240", 2)


def test_an_id_twice_is_refused_with_both_rows():
    with pytest.raises(BadSheet, match="row 4, column “id”: The id “m1” stands in row 2 too"):
        facts_read("id,job\nm1,a\nm2,b\nm1,c\n")


def test_a_missing_id_is_refused():
    with pytest.raises(BadSheet, match="row 3, column “id”: The id is missing"):
        facts_read("id,job\nm1,a\n,b\n")


def test_without_ids_people_are_called_by_their_addresses():
    read = facts_read("E-mail,job\nAmal@Example.org,nurse\nb@example.org,baker\n")

    assert (read.ids_from, [person.id for person in read.people]) == ("email", ["amal@example.org", "b@example.org"])


def test_without_ids_and_addresses_the_row_makes_the_id_whatever_its_place_and_her_name():
    one = facts_read("job,Navn\nnurse,Anna\nbaker,Bo\n")
    turned = facts_read("job,Navn\nbaker,Anna\nnurse,Bo\n")

    assert one.ids_from == "row"
    assert [person.id for person in one.people] == [person.id for person in reversed(turned.people)]


NUMBERS = ["2026-03-01", "01-03-2026", "1/3/2026", "1.3.26", "46082", "2026-03-01 14:03"]
MONTHS = ["1. marts 2026", "1 Mar 2026", "1.März 2026"]


@pytest.mark.parametrize("words", NUMBERS + MONTHS)
def test_dates_are_read_as_people_and_programs_write_them(words):
    assert read_date(words) == date(2026, 3, 1)
