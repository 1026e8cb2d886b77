"""What may tell where somebody is from, or what she believes, is found; other words are left alone."""

import pytest

from mentornet.joining.gentle_words import mentions


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Jeg er fra Syrien og går i moskeen.", ["Syrien", "moskeen"]),
        ("I come from Saudi Arabia.", ["Saudi Arabia"]),
        ("أنا من سوريا", ["سوريا"]),
        ("Я з України, українка", ["українка"]),
        ("Camilla may ask which evenings a man can meet.", []),
        ("Jeg bor i Danmark og taler dansk.", []),
        ("", []),
    ],
)
def test_words_of_country_and_faith_are_found(words, found):
    assert [one for one in mentions(words) if one in found] == found
    assert bool(mentions(words)) == bool(found)
