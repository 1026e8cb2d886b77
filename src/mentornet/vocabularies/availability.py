"""Short closed answers: when someone can meet, yes or no, gender, and the sector she works in."""

from functools import cache

from mentornet.vocabularies.word_table import WordTable, names_of, read_table
from mentornet.vocabularies.words import fold


@cache
def _table(name: str) -> WordTable:
    return read_table(f"{name}.csv")


def slot_of(words: str) -> str | None:
    """Return weekday_day, weekday_evening or weekend, or None.

    >>> slot_of("hverdage om aftenen"), slot_of("lørdag"), slot_of("sometimes")
    ('weekday_evening', 'weekend', None)
    """
    return _code("availability", words)


def yes_or_no(words: str) -> bool | None:
    """Return the answer that a word stands for, or None when it is neither yes nor no."""
    answer = _table("yes_no").code_of(words, close=False)
    return None if answer is None else answer == "yes"


def gender_of(words: str) -> str | None:
    """Return woman, man, other or any (no preference), or None. Half a word is never guessed at."""
    return _code("genders", words, close=False)


def sector_of(words: str) -> str | None:
    """Return research, private, public, civil or self_employed, or None."""
    return _code("sectors", words)


def slot_choices(language: str) -> list[tuple[str, str]]:
    """Return (code, name) of the three times of the week: choices for a form."""
    return names_of(_table("availability"), language)


def wanted_gender_choices(language: str) -> list[tuple[str, str]]:
    """Return (code, name) of woman, man and any: choices for a form."""
    return [choice for choice in names_of(_table("genders"), language) if choice[0] != "other"]


def sector_choices(language: str) -> list[tuple[str, str]]:
    """Return (code, name) of the five sectors: choices for a form."""
    return names_of(_table("sectors"), language)


def slot_name(code: str, language: str) -> str:
    """Return the name of a time of the week.

    :raises KeyError: when the code is none.
    """
    return _table("availability").name(code, language)


def sector_name(code: str, language: str) -> str:
    """Return the name of a sector.

    :raises KeyError: when the code is none.
    """
    return _table("sectors").name(code, language)


def _code(table: str, words: str, *, close: bool = True) -> str | None:
    code = fold(words).replace(" ", "_")
    return code if code in _table(table).by_code else _table(table).code_of(words, close=close)
