"""Tables of codes with their words in several languages, read from comma-separated files."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mentornet.vocabularies.words import fold, key_of

ROOM = Path(__file__).parent
_ARABIC = re.compile("[\u0600-\u06ff]")
_MOST_SLIPS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A code with its words: for each language the best word first, then its other names."""

    code: str
    words: Mapping[str, tuple[str, ...]]

    def name(self, language: str) -> str:
        """Return the best word in `language`, else in English, else in any language."""
        base = language.partition("-")[0]
        found = self.words.get(language) or self.words.get(base) or self.words.get("en") or ()
        return found[0] if found else next(words[0] for words in self.words.values() if words)


@dataclass(frozen=True)
class WordTable:
    """Rows of one vocabulary, with look-up from words to code and from code to words."""

    rows: tuple[Row, ...]

    @classmethod
    def read(cls, *paths: Path) -> "WordTable":
        """Read files whose first column is the code and whose other columns are languages.

        A cell holds words separated by `;`. Several rows may share a code.
        """
        return cls(tuple(row for path in paths for row in _rows_of(path)))

    @cached_property
    def by_code(self) -> Mapping[str, Row]:
        """The first row of each code: its everyday name."""
        return {row.code: row for row in reversed(self.rows)}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes, each once, in the order of the file."""
        return tuple(dict.fromkeys(row.code for row in self.rows))

    @cached_property
    def meanings(self) -> Mapping[str, frozenset[str]]:
        """For each key of a word the codes it stands for: exactly one, unless the table is at fault."""
        found: dict[str, set[str]] = {}
        for row in self.rows:
            for word in (w for words in row.words.values() for w in words):
                found.setdefault(key_of(word), set()).add(row.code)
        return {key: frozenset(codes) for key, codes in found.items() if key}

    @cached_property
    def _code_by_key(self) -> Mapping[str, str]:
        """Keys that stand for one code only; a word with two meanings is not guessed at."""
        return {key: next(iter(codes)) for key, codes in self.meanings.items() if len(codes) == 1}

    def name(self, code: str, language: str) -> str:
        """Return the everyday name of `code`.

        :raises KeyError: when the table has no such code.
        """
        return self.by_code[code].name(language)

    def code_of(self, words: str, *, close: bool = True) -> str | None:
        """Return the code that `words` stand for, allowing (when `close`) a slip of the pen.

        None when nothing is near enough or two codes are equally near: no code is better than a wrong one.
        """
        key = key_of(words)
        exact = self._code_by_key.get(key)
        if exact is not None or not close or key in self.meanings:
            return exact
        return self._nearest(fold(words))

    @cached_property
    def _code_by_folded(self) -> Mapping[str, str]:
        """The same with the spaces kept, for comparing word by word."""
        words = {fold(word) for row in self.rows for words in row.words.values() for word in words}
        return {word: self._code_by_key[key] for word in words if (key := word.replace(" ", "")) in self._code_by_key}

    def _nearest(self, typed: str) -> str | None:
        """Return the one code whose word is a slip of the pen away from what was typed."""
        if not _slips_allowed(typed.replace(" ", "")):
            return None
        near = process.extract(
            typed, self._code_by_folded.keys(), scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None
        )
        by_distance: dict[float, set[str]] = {}
        for word, distance, _ in near:
            if _is_a_slip(typed, word):
                by_distance.setdefault(distance, set()).add(self._code_by_folded[word])
        nearest = by_distance[min(by_distance)] if by_distance else set()
        return nearest.pop() if len(nearest) == 1 else None


def read_table(name: str) -> WordTable:
    """Read the table of this room that is called `name`."""
    return WordTable.read(ROOM / name)


def names_of(table: WordTable, language: str) -> list[tuple[str, str]]:
    """Return (code, name) for every code, in the order of the table: choices for a form."""
    return [(code, table.name(code, language)) for code in table.codes]


def split_words(cell: str) -> tuple[str, ...]:
    """Split a cell at its semicolons and leave out what is empty."""
    return tuple(word for word in (part.strip() for part in cell.split(";")) if word)


def _rows_of(path: Path) -> Iterable[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            (_, code), *cells = line.items()
            yield Row(code, {language: split_words(cell or "") for language, cell in cells})


def _is_a_slip(typed: str, word: str) -> bool:
    """Tell whether two folded names differ by slips only: each word by few letters, and never by its first."""
    pairs = list(zip(typed.split(), word.split(), strict=False))
    if len(typed.split()) != len(word.split()):
        pairs = [(typed.replace(" ", ""), word.replace(" ", ""))]
    return all(
        one == other or (one[0] == other[0] and OSA.distance(one, other) <= _slips_allowed(min(one, other, key=len)))
        for one, other in pairs
    )


def _slips_allowed(word: str) -> int:
    """Return how many letters may be wrong: a short word that is one letter off is another word."""
    # One letter makes another word of a whole Arabic family: عامل is a worker, عالم a scientist.
    shortest = 8 if _ARABIC.search(word) else 7
    if len(word) < shortest or word.isdigit():
        return 0
    return 1 if len(word) < 13 else _MOST_SLIPS
