"""What people like to do and talk about: everyday interests in nine languages."""

from functools import cache

from mentornet.vocabularies.word_table import WordTable, names_of, read_table
from mentornet.vocabularies.words import fold


@cache
def interests() -> WordTable:
    """Return the interests; the file is read once."""
    return read_table("interests.csv")


def interest_of(words: str) -> str:
    """Return the code of an interest, else the words themselves, folded, so that equal words still meet.

    >>> interest_of("strikke"), interest_of("القراءة"), interest_of("Bee-keeping")
    ('knitting', 'reading', 'bee keeping')
    """
    folded = fold(words)
    code = folded.replace(" ", "_")
    return code if code in interests().by_code else interests().code_of(words) or folded


def interest_name(code: str, language: str) -> str:
    """Return the name of an interest; own words are their own name."""
    return interests().name(code, language) if code in interests().by_code else code


def interest_choices(language: str) -> list[tuple[str, str]]:
    """Return (code, name) of every interest: choices for a form."""
    return names_of(interests(), language)
