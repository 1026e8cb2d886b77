"""Languages with their levels, postcodes and places, and the countries that matching never sees."""

import subprocess
import sys

import pytest

from mentornet.vocabularies import countries, places, spoken_languages
from mentornet.vocabularies.spoken_languages import LanguageNotRead, parse_language


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("da:B1", ("da", 3)), ("ar:native", ("ar", 7)), ("en", ("en", 3)), ("Engelsk (flydende)", ("en", 5)),
        ("Dansk B2", ("da", 4)), ("arabisk - modersmål", ("ar", 7)), ("Kurdish (Sorani)", ("ckb", 3)),
        ("العربية: اللغة الأم", ("ar", 7)), ("da-DK:A2", ("da", 2)), ("українська=C1", ("uk", 5)), ("ትግርኛ", ("ti", 3)),
    ],
)  # fmt: skip
def test_a_language_is_read_with_its_level(words: str, read: tuple[str, int]) -> None:
    assert parse_language(words) == read


@pytest.mark.parametrize(("words", "named"), [("Klingon:B1", "Klingon"), ("da:Z9", "Z9"), ("", "")])
def test_what_cannot_be_read_is_named_with_an_example(words: str, named: str) -> None:
    with pytest.raises(LanguageNotRead) as refusal:
        parse_language(words)
    assert f"“{named}”" in str(refusal.value)
    assert "da:B1" in str(refusal.value)


def test_languages_are_named_in_each_others_words_and_read_back() -> None:
    assert len(spoken_languages.language_codes()) >= 80
    assert spoken_languages.language_name("uk", "da") == "ukrainsk"
    assert spoken_languages.language_name("ti", "own") == "ትግርኛ"
    for names in ("da", "en", "de", "own"):
        choices = spoken_languages.language_choices(names)
        assert [(c, n) for c, n in choices if spoken_languages.language_of(n) != c] == []


def test_a_language_name_means_one_language() -> None:
    meanings = spoken_languages.spoken_languages().meanings
    assert {word: codes for word, codes in meanings.items() if len(codes) > 1} == {}


def test_a_postcode_lies_in_a_municipality_and_an_unknown_one_is_accepted() -> None:
    assert places.municipality_of("5240") == places.municipality_of("5240 Odense NØ") == "461"
    assert places.municipality_of("DK-8000") == "751"
    assert places.municipalities_of("2770") == ("185", "101")
    assert (places.municipality_of("0800"), places.municipalities_of("x"), places.point_of("9999")) == (None, (), None)
    assert places.point_of("5000") == (55400, 10350)
    assert places.municipality_name("0461") == places.municipality_name("461") == "Odense"


@pytest.mark.parametrize(
    ("words", "name", "municipality"),
    [
        ("Vollsmose", "Vollsmose", "461"), ("Vollsrose", "Vollsmose", "461"), ("Tingbjerg", "Tingbjerg", "101"),
        ("Gellerup", "Gellerup", "751"), ("Århus", "Aarhus", "751"), ("aarhus kommune", "Aarhus", "751"),
        ("Københavns Kommune", "København", "101"), ("8220", "Aarhus", "751"), ("Nordfyns Kommune", "Nordfyns", "480"),
    ],
)  # fmt: skip
def test_towns_and_neighbourhoods_are_found_by_the_names_people_use(words: str, name: str, municipality: str) -> None:
    place = places.place_of(words)
    assert place is not None
    assert (place.name, place.municipality) == (name, municipality)


def test_a_place_that_is_not_known_is_not_guessed_at() -> None:
    assert places.place_of("Atlantis") is None


def test_every_neighbourhood_lies_in_its_municipality() -> None:
    known = [place for place in places._places().values() if place.postcode]
    assert [p for p in known if p.municipality not in places.municipalities_of(str(p.postcode))] == []


def test_countries_have_codes_and_names() -> None:
    assert len(countries.country_codes()) >= 195
    assert countries.country_name("SY", "da") == "Syrien"
    assert countries.country_name("XX", "no such language") == "XX"
    assert countries.names_a_country("Ukraine")
    assert not countries.names_a_country("Odense")


def test_the_room_needs_no_django() -> None:
    room = "occupations education wishes spoken_languages interests places availability countries".split()
    program = "import sys; sys.modules['django'] = None\n" + "\n".join(
        f"import mentornet.vocabularies.{m}" for m in room
    )
    source = str(places.ROOM.parents[1])

    done = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": source}, capture_output=True, text=True)

    assert done.stderr == ""
