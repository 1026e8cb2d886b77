"""A woman writes her job in her own words; it becomes an ISCO-08 code, or honestly nothing."""

import pytest

from mentornet.vocabularies.occupations import Suggestion, isco_of, occupations, suggest_occupations, title_of

LANGUAGES = ("da", "en", "ar", "uk", "fa", "tr", "so", "ti")


@pytest.mark.parametrize(
    "words",
    ["sygeplejerske", "Nurse", "ممرضة", "الممرضة", "медсестра", "پرستار", "hemşire", "HEMSIRE", "kalkaaliso", "ነርስ"],
)
def test_a_nurse_is_a_nurse_in_every_language(words: str) -> None:
    assert isco_of(words) == "2221"


@pytest.mark.parametrize("words", ["social- og sundhedshjælper", "SOSU-hjælper", "sosu hjaelper", "sosuhjælper"])
def test_hyphens_spaces_and_danish_letters_do_not_matter(words: str) -> None:
    assert isco_of(words) == "5322"


def test_persian_and_arabic_letters_that_look_the_same_are_the_same() -> None:
    assert isco_of("خياط") == isco_of("خیاط") == isco_of("خَيّاط") == isco_of("خيـــاط") == "7531"


def test_what_stands_around_a_title_is_left_out() -> None:
    assert isco_of("I worked as a tailor") == "7531"
    assert isco_of("Tidligere lærer i Damaskus") == isco_of("lærer") == "2341"
    assert isco_of("Bager (selvstændig)") == "7512"


def test_a_slip_of_the_pen_is_forgiven() -> None:
    assert isco_of("sygeplejeske") == "2221"
    assert isco_of("software enginer") == "2512"


@pytest.mark.parametrize("words", ["", "   ", "foo bar", "maker", "worker bee", "عالم", "mother", "12345", "99", "?"])
def test_no_code_is_better_than_a_wrong_one(words: str) -> None:
    assert isco_of(words) is None


@pytest.mark.parametrize(
    ("words", "code"), [("2411", "2411"), ("ISCO 23", "23"), ("isco-08: 5131", "5131"), ("9", "9")]
)
def test_a_code_is_taken_as_it_is(words: str, code: str) -> None:
    assert isco_of(words) == code


def test_titles_are_everyday_words_and_groups_have_names() -> None:
    assert title_of("9112", "da") == "rengøringsassistent"
    assert title_of("7512", "de") == "Bäckerin"
    assert title_of("222", "da") == "Sygeplejersker og jordemødre"
    assert title_of("9", "ar") == "أعمال لا تتطلب تأهيلا"
    assert title_of("6330", "da") == title_of("633", "da"), "a job without an everyday word has its group's name"
    assert title_of("not a code", "da") == "not a code"


def test_suggestions_come_in_her_language_while_she_types() -> None:
    assert suggest_occupations("sygepl", "da")[0] == Suggestion("2221", "sygeplejerske")
    assert suggest_occupations("خيا", "ar")[0].isco == "7531"
    assert suggest_occupations("tailor", "da")[0] == Suggestion("7531", "skrædder")
    assert suggest_occupations("pharmasist", "en")[0] == Suggestion("2262", "pharmacist")


def test_suggestions_are_few_and_never_twice_the_same() -> None:
    found = suggest_occupations("a", "da", limit=5)

    assert len(found) == len(set(found)) == 5
    assert suggest_occupations("  ", "da") == []


def test_no_word_stands_for_two_codes() -> None:
    assert {word: codes for word, codes in occupations().meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_at_least_300_occupations_and_finds_them_again(language: str) -> None:
    titles = [(row.words[language][0], row.code) for row in occupations().rows if row.words.get(language)]

    assert len(titles) >= 300
    assert [(title, isco_of(title)) for title, code in titles if isco_of(title) != code] == []
