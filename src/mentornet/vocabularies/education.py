"""Levels (ISCED 2011, with the Danish names) and fields (ISCED-F 2013) of education."""

import re
from functools import cache

from mentornet.vocabularies.word_table import WordTable, names_of, read_table

_LEVEL_CODE = re.compile(r"(?:isced(?:\s*2011)?\s*[-: ]?\s*)?([0-8])", re.IGNORECASE)
# The main areas of DISCED-15, as Danish registers write them; 35 (adgangsgivende) lies between 3 and 4.
_DISCED = {"10": 2, "20": 3, "30": 3, "35": 4, "40": 5, "50": 6, "60": 6, "70": 7, "80": 8}
_DISCED_CODE = re.compile(r"h?(\d0|35)", re.IGNORECASE)
_FIELD_CODE = re.compile(r"(?:isced-?f\s*[: ]?\s*)?((?:0\d|10)\d{0,2})", re.IGNORECASE)


@cache
def _levels() -> WordTable:
    return read_table("education_levels.csv")


@cache
def _fields() -> WordTable:
    return read_table("education_fields.csv")


def level_of(words: str) -> int | None:
    """Return the ISCED level (0-8) that a code or the name of a level stands for, or None.

    >>> level_of("ISCED 6"), level_of("folkeskole"), level_of("MVU"), level_of("cand.mag."), level_of("ph.d.")
    (6, 2, 6, 7, 8)
    """
    text = words.strip()
    code = _LEVEL_CODE.fullmatch(text)
    if code:
        return int(code[1])
    disced = _DISCED_CODE.fullmatch(text)
    if disced and disced[1] in _DISCED:
        return _DISCED[disced[1]]
    found = _levels().code_of(text)
    return None if found is None else int(found)


def level_name(level: int, language: str) -> str:
    """Return the everyday name of an ISCED level.

    :raises KeyError: when the level is not 0-8.
    """
    return _levels().name(str(level), language)


def level_choices(language: str) -> list[tuple[int, str]]:
    """Return (level, name) of the levels 0-8: choices for a form."""
    return [(int(code), name) for code, name in names_of(_levels(), language)]


def field_of(words: str) -> str | None:
    """Return the ISCED-F code (2-4 digits) that a code or somebody's own words stand for, or None.

    >>> field_of("0913"), field_of("sygepleje"), field_of("محاسبة"), field_of("unknown")
    ('0913', '0913', '0411', None)
    """
    text = words.strip()
    code = _FIELD_CODE.fullmatch(text)
    return code[1] if code else _fields().code_of(text)


def field_name(code: str, language: str) -> str:
    """Return the name of a field, else of the nearest field above it, else the code itself."""
    for digits in range(len(code), 1, -1):
        if code[:digits] in _fields().by_code:
            return _fields().name(code[:digits], language)
    return code


def broad_field_choices(language: str) -> list[tuple[str, str]]:
    """Return (code, name) of the eleven broad fields: choices for a form."""
    return [choice for choice in names_of(_fields(), language) if len(choice[0]) == 2]
