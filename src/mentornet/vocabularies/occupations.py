"""Everyday job titles in nine languages, each standing for a unit group of ISCO-08."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from mentornet.vocabularies.word_table import ROOM, Row, WordTable, read_table
from mentornet.vocabularies.words import fold, key_of

_CODE = re.compile(r"(?:isco(?:-?08)?\s*[: ]?\s*)?(\d{1,4})", re.IGNORECASE)
# What people write around a job title, folded: none of it changes the job.
_AROUND = frozenset(
    "i was am a an the as work worked working job my of former senior junior experienced trained educated"
    " certified registered professional qualified self employed"
    " jeg er var har vaeret en et som arbejde arbejder arbejdede tidligere uddannet erfaren faglaert autoriseret"
    " selvstaendig ich bin war eine ein als gelernte gelernter ausgebildete ausgebildeter"
    " كنت انا اعمل عملت سابقا سابقه كعامله مهنه"
    " я була працювала працюю як колишня من بودم هستم سابق eski ben".split()
)
# After these words follows where she works, not what she does.
_WHERE = re.compile(r"\s(?:in|at|for|with|på|i|hos|ved|inden for|bei|im|an|في|لدى|عند|در|у|в)\s|[,(/–]", re.IGNORECASE)

_NOT_AT_ALL = 99


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A job to choose from while someone types: its ISCO-08 code and its title in her language."""

    isco: str
    title: str


@cache
def occupations() -> WordTable:
    """Return all everyday occupations; the files are read once."""
    return WordTable.read(*sorted((ROOM / "occupations").glob("*.csv")))


@cache
def _groups() -> WordTable:
    """Return the names of the major, sub-major and minor groups (codes of 1-3 digits)."""
    return read_table("occupation_groups.csv")


def isco_of(words: str) -> str | None:
    """Return the ISCO-08 code that somebody's own words stand for, or None rather than a wrong guess.

    An ISCO code of 1-4 digits is returned as it is; a number that is no ISCO code is not known.
    """
    code = _CODE.fullmatch(words.strip())
    if code:
        return code[1] if code[1][:3] in _groups().by_code else None
    for attempt in _attempts(words):
        found = occupations().code_of(attempt)
        if found is not None:
            return found
    return None


def suggest_occupations(words: str, language: str, limit: int = 8) -> list[Suggestion]:
    """Return up to `limit` occupations that begin with, contain or resemble `words`, the nearest first."""
    typed = fold(words)
    if not typed:
        return []
    base = language.partition("-")[0]
    ranked = sorted((_rank(spoken, typed, base), place) for place, (_, spoken) in enumerate(_spoken()))
    rows = [_spoken()[place][0] for rank, place in ranked if rank < _NOT_AT_ALL] or _resembling(typed, limit)
    return list(dict.fromkeys(Suggestion(row.code, row.name(language)) for row in rows))[:limit]


def title_of(isco: str, language: str) -> str:
    """Return the everyday title of an ISCO-08 code, or the name of the nearest group above it.

    An unknown code is its own title: it is shown rather than lost.
    """
    if isco in occupations().by_code:
        return occupations().name(isco, language)
    for digits in range(len(isco), 0, -1):
        if isco[:digits] in _groups().by_code:
            return _groups().name(isco[:digits], language)
    return isco


def _attempts(words: str) -> list[str]:
    """Return the ways to read `words`: whole, without what stands around, and without the place of work."""
    title = _WHERE.split(words, maxsplit=1)[0]
    return list(dict.fromkeys((words, _bare(words), title, _bare(title))))


def _bare(words: str) -> str:
    """Leave out the words that stand around a job title."""
    return " ".join(word for word in fold(words).split() if word not in _AROUND)


@cache
def _spoken() -> list[tuple[Row, list[tuple[str, bool, str]]]]:
    """Return each row with its words as (language, is it the title, folded word)."""
    return [
        (row, [(language, n == 0, fold(word)) for language, words in row.words.items() for n, word in enumerate(words)])
        for row in occupations().rows
    ]


def _rank(spoken: list[tuple[str, bool, str]], typed: str, language: str) -> int:
    """Return how well a row's words fit what was typed: 0 best; her own language and titles before others."""
    ranks = (
        _fit(word, typed) * 4 + (0 if title else 1) + (0 if own == language else 2)
        for own, title, word in spoken
        if typed in word
    )
    return min(ranks, default=_NOT_AT_ALL)


def _fit(word: str, typed: str) -> int:
    """Return 0 the same, 1 the beginning, 2 the beginning of a later word, 3 inside a word."""
    if word == typed:
        return 0
    if word.startswith(typed):
        return 1
    return 2 if f" {typed}" in word else 3


def _resembling(typed: str, limit: int) -> list[Row]:
    """Return the rows with a word that resembles `typed`, the likest first."""
    places = {
        key_of(word): row for row in reversed(occupations().rows) for words in row.words.values() for word in words
    }
    likest = process.extract(typed.replace(" ", ""), places.keys(), scorer=fuzz.ratio, score_cutoff=70, limit=limit * 3)
    return [places[word] for word, _, _ in likest]
