"""What her own words may stand for, while she types: jobs, fields of education, interests. She confirms, never we."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mentornet.joining.cells import OWN_WORD, split_list
from mentornet.vocabularies.education import field_name, field_of
from mentornet.vocabularies.interests import interest_name, interests
from mentornet.vocabularies.occupations import isco_of, suggest_occupations, title_of
from mentornet.vocabularies.words import fold

LONGEST_WORDS = 200
MOST_PARTS = 4
MOST_FOUND = 8
SHORTEST_TO_GUESS = 3


class Kind(StrEnum):
    JOB = "job"
    FIELD = "field"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class Found:
    """One meaning: its code, its name in her language, and whether her words say it plainly."""

    code: str
    title: str
    sure: bool


def found_in(kind: Kind, words: str, language: str) -> list[Found]:
    """Return what the words may stand for, the plain meanings first.

    >>> [(found.code, found.sure) for found in found_in(Kind.JOB, "nurse", "en")]
    [('2221', True)]
    """
    parts = split_list(words[:LONGEST_WORDS])[:MOST_PARTS]
    found = [one for part in parts for one in _meanings(kind, part, language)]
    by_code = {one.code: one for one in sorted(found, key=lambda one: one.sure)}
    return sorted(by_code.values(), key=lambda one: not one.sure)[:MOST_FOUND]


def codes_in(kind: Kind, words: str) -> tuple[str, ...]:
    """Return the codes that words stand for plainly, and her own words where no vocabulary has them."""
    parts = [part for part in split_list(words[:LONGEST_WORDS])[:MOST_PARTS] if fold(part)]
    return tuple(dict.fromkeys(_code_of(kind, part) or _own(kind, part) for part in parts))


def is_a_code(kind: Kind, code: str) -> bool:
    """Tell whether a form may send this code."""
    if kind == Kind.INTEREST:
        return code in interests().by_code
    return code.isascii() and code.isdigit() and 1 <= len(code) <= 4


# A word that no vocabulary knows is compared with them all: not again at each key she presses.
@lru_cache(4000)
def _meanings(kind: Kind, part: str, language: str) -> tuple[Found, ...]:
    if code := _code_of(kind, part):
        return (Found(code, _name(kind, code, language), sure=True),)
    if kind == Kind.JOB and len(fold(part)) >= SHORTEST_TO_GUESS:
        return tuple(Found(one.isco, one.title, sure=False) for one in suggest_occupations(part, language, 4))
    return ()


@lru_cache(4000)
def _code_of(kind: Kind, part: str) -> str | None:
    if kind == Kind.JOB:
        return isco_of(part)
    return field_of(part) if kind == Kind.FIELD else interests().code_of(part)


def _name(kind: Kind, code: str, language: str) -> str:
    names = {Kind.JOB: title_of, Kind.FIELD: field_name, Kind.INTEREST: interest_name}
    return names[kind](code, language)


def _own(kind: Kind, part: str) -> str:
    return OWN_WORD + fold(part) if kind == Kind.JOB else fold(part)
