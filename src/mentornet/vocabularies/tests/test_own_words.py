"""Wishes, interests, education, times and short answers, in the words that people use."""

import csv

import pytest

from mentornet.vocabularies import availability, education, interests, wishes
from mentornet.vocabularies.word_table import ROOM, Row, WordTable, read_table

TABLES = sorted(
    path.name for path in ROOM.glob("*.csv") if path.name not in {"municipalities.csv", "neighbourhoods.csv"}
)


@pytest.mark.parametrize("name", TABLES)
def test_a_word_has_one_meaning_in_its_table(name: str) -> None:
    table = read_table(name)

    assert {word: codes for word, codes in table.meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.csv")), ids=lambda path: path.name)
def test_every_line_has_a_cell_for_every_column(path) -> None:  # type: ignore[no-untyped-def]
    header, *lines = csv.reader(path.open(encoding="utf-8", newline=""))

    assert [line for line in lines if len(line) != len(header)] == []


def test_the_nine_wishes_stand_in_the_order_of_the_form() -> None:
    assert wishes.wish_codes() == (
        "job_search", "better_job", "start_company", "education", "danish",
        "network", "social_life", "society", "family",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "da", "ar", "uk", "fa", "tr", "so", "ti", "de"])
def test_every_wish_has_a_name_in_every_language_that_is_read_back(language: str) -> None:
    assert [wishes.wish_of(name) for _, name in wishes.wish_choices(language)] == list(wishes.wish_codes())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Job search", "job_search"),
        ("blive bedre til dansk", "danish"),
        ("بحث عن صديقات", None),
        ("netværk", "network"),
    ],
)
def test_a_wish_is_read_from_own_words(words: str, code: str | None) -> None:
    assert wishes.wish_of(words) == code


def test_interests_are_sixty_and_own_words_stay_comparable() -> None:
    assert len(interests.interest_choices("da")) >= 60
    assert interests.interest_of("Strikke") == interests.interest_of("knitting") == "knitting"
    assert interests.interest_of("Bee-keeping") == interests.interest_of("bee keeping") == "bee keeping"
    assert interests.interest_name("bee keeping", "ar") == "bee keeping"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("6", 6), ("ISCED 3", 3), ("H50", 6), ("35", 4), ("Folkeskole", 2), ("gymnasium", 3), ("KVU", 5), ("mvu", 6),
        ("Professionsbachelor", 6), ("kandidat", 7), ("LVU", 7), ("Ph.d.", 8), ("PhD", 8), ("Bachelor's degree", 6),
        ("Abitur", 3), ("ماجستير", 7), ("Магістр", 7), ("9", None), ("something", None),
    ],
)  # fmt: skip
def test_a_level_of_education_is_read(words: str, level: int | None) -> None:
    assert education.level_of(words) == level


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("sygepleje", "0913"), ("Nursing", "0913"), ("regnskab", "0411"), ("محاسبة", "0411"), ("law", "0421"),
        ("Informatik", "0613"), ("0913", "0913"), ("09", "09"), ("10", "10"), ("11", None), ("nothing at all", None),
    ],
)  # fmt: skip
def test_a_field_of_education_is_read(words: str, code: str | None) -> None:
    assert education.field_of(words) == code


def test_an_unnamed_field_has_the_name_of_the_field_above() -> None:
    assert education.field_name("0910", "da") == "Sundhed"
    assert [code for code, _ in education.broad_field_choices("da")] == [f"{n:02}" for n in range(11)]


def test_times_and_short_answers() -> None:
    assert availability.slot_of("weekday_evening") == availability.slot_of("Hverdage om aftenen") == "weekday_evening"
    assert availability.slot_of("lørdag") == "weekend"
    assert (availability.yes_or_no("Ja"), availability.yes_or_no("لا"), availability.yes_or_no("perhaps")) == (
        True,
        False,
        None,
    )
    assert [availability.gender_of(words) for words in ("kvinde", "Frau", "امرأة", "any", "womann")] == [
        "woman", "woman", "woman", "any", None,
    ]  # fmt: skip
    assert availability.sector_of("privat") == "private"
    assert [code for code, _ in availability.sector_choices("da")] == [
        "research", "private", "public", "civil", "self_employed",
    ]  # fmt: skip
    assert [code for code, _ in availability.wanted_gender_choices("da")] == ["woman", "man", "any"]


def test_two_words_equally_near_are_not_guessed_at() -> None:
    table = WordTable((Row("1", {"en": ("carpenter",)}), Row("2", {"en": ("carpentes",)})))

    assert (table.code_of("carpenterr"), table.code_of("carpented")) == ("1", None)
