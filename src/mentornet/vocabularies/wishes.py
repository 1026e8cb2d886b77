"""What a mentee wishes to work on, and what a mentor offers: the nine wishes of the network."""

from functools import cache

from mentornet.vocabularies.word_table import WordTable, names_of, read_table
from mentornet.vocabularies.words import fold


@cache
def wishes() -> WordTable:
    """Return the wish vocabulary; the file is read once."""
    return read_table("wishes.csv")


def wish_codes() -> tuple[str, ...]:
    """Return the nine codes, in the order in which a form shows them."""
    return wishes().codes


def wish_of(words: str) -> str | None:
    """Return the wish that a code or somebody's own words stand for, or None.

    >>> wish_of("job_search"), wish_of("lære dansk"), wish_of("fly to the moon")
    ('job_search', 'danish', None)
    """
    code = fold(words).replace(" ", "_")
    return code if code in wishes().by_code else wishes().code_of(words)


def wish_name(code: str, language: str) -> str:
    """Return the name of a wish.

    :raises KeyError: when the code is not a wish.
    """
    return wishes().name(code, language)


def wish_choices(language: str) -> list[tuple[str, str]]:
    """Return (code, name) of every wish: choices for a form."""
    return names_of(wishes(), language)
