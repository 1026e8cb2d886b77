"""Which header of somebody's sheet is which of our columns, which stay unread, and which may never be read."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from mentornet.foundation.bad_input import BadInput
from mentornet.foundation.sheets import Sheet
from mentornet.vocabularies.words import fold

ROLES = ("mentee", "mentor")
# Columns that take what several headers say, one after the other.
LISTS = frozenset("languages availability interests avoid wishes offers past_job wanted_job job".split())
_WORDS = Path(__file__).parent / "columns.toml"
# "Your job title", "Dit job", "Ihr Beruf": the same as without.
_IN_FRONT = re.compile(r"^(?:(?:your|my|the|what is your|dit|din|dine|mit|min|mine|ihr|ihre|mein|meine) )+")
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d])\d+$")
_TWO_WORDS = re.compile(r"(?<=[^\W\d_A-ZÆØÅÄÖÜ])(?=[A-ZÆØÅÄÖÜ])")
_NEAR_ENOUGH = 80
# More than any header can count: the name of a tab goes before what its header resembles.
_ROLE_IN_TAB = 10_000


class BadMap(BadInput):
    """A file that says what her headers mean cannot be used."""


@dataclass(frozen=True, slots=True)
class Used:
    """A header that is read as one of our columns; `place` counts from 0."""

    place: int
    header: str
    column: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A header that is not read, with the column that was perhaps meant, or ""."""

    place: int
    header: str
    perhaps: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A header that may stand in the file and is never read for matching; `of` names the kind, as "faith"."""

    place: int
    header: str
    of: str


@dataclass(frozen=True)
class ColumnMapping:
    """What became of each header. `person` is read only when people are brought into the network."""

    used: tuple[Used, ...]
    person: tuple[Used, ...]
    refused: tuple[Refused, ...]
    ignored: tuple[Ignored, ...]

    def places(self, column: str) -> tuple[int, ...]:
        """Return where a column of matching stands in a row."""
        return self._places.get(column, ())

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        columns = {used.column for used in self.used}
        return {column: tuple(used.place for used in self.used if used.column == column) for column in columns}

    def person_place(self, column: str) -> int | None:
        """Return where name, given_name, family_name, email, phone or contact_language stands, if it does."""
        return next((used.place for used in self.person if used.column == column), None)


def columns_of(role: str) -> tuple[str, ...]:
    """Return our columns for a role, in the order of the contract."""
    return tuple(column for column, words in _vocabulary()["columns"].items() if words["of"] in ("both", role))


def map_columns(sheet: Sheet, *, role: str, own: Mapping[str, str] | None = None) -> ColumnMapping:
    """Find what each header of a sheet means; `own` (her header to our column) goes before our words.

    :raises BadSheet: when a column that holds one value is written twice.
    :raises BadMap: when `own` names a header that is not there, an unknown column, or a protected header.
    """
    used: list[Used] = []
    person: list[Used] = []
    refused: list[Refused] = []
    ignored: list[Ignored] = []
    own_by_header = _checked(own or {}, sheet, role)
    for place, header in enumerate(sheet.columns):
        if not header:
            continue
        if column := own_by_header.get(fold(header)) or column_of(header, role=role):
            used.append(Used(place, header, column))
        elif kind := refused_kind(header):
            refused.append(Refused(place, header, kind))
        elif not person_column_of(header):
            ignored.append(Ignored(place, header, column_perhaps_meant(header, role=role)))
        if column := person_column_of(header):
            person.append(Used(place, header, column))
    kept, left_over = _once_each(sheet, used)
    return ColumnMapping(kept, tuple(person), tuple(refused), tuple(ignored) + left_over)


def headers_known(tab: str, headers: Sequence[str], *, role: str, own: Iterable[str] = ()) -> int:
    """Return how well a row of cells looks like the header of a sheet of that role, 0 for not at all.

    So is the header found below a title, and the right tab of a workbook: one that names the role goes first.
    """
    own_headers = {fold(header) for header in own}
    known = sum(
        2 * bool(fold(cell) in own_headers or column_of(cell, role=role))
        + bool(person_column_of(cell) or _left_alone(cell) is not None or refused_kind(cell))
        for cell in headers
        if 0 < len(cell) <= 120
    )
    names_another = any(other in fold(tab) for other in ROLES if other != role)
    return known + _ROLE_IN_TAB * ((role in fold(tab)) - names_another) if known else 0


def column_of(header: str, *, role: str) -> str | None:
    """Return our column for a header in Danish, English or German, or None.

    >>> column_of("Postnr.", role="mentor"), column_of("Your job title", role="mentor")
    ('postcode', 'job')
    """
    return _by_word(role).get(_key(header))


def person_column_of(header: str) -> str | None:
    """Return name, given_name, family_name, email, phone or contact_language, or None."""
    return _person_by_word().get(_key(header))


def refused_kind(header: str) -> str | None:
    """Return which kind of protected fact a header speaks of, or None.

    >>> refused_kind("Fødeland"), refused_kind("country2"), refused_kind("Planned meetings")
    ('origin', 'origin', None)
    """
    words = [_NUMBER_BEHIND.sub("", word) for word in fold(_TWO_WORDS.sub(" ", header)).split()]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    kinds = _refused_by_word()
    return next((kinds[word] for word in (*pairs, *words) if word in kinds), None)


def column_perhaps_meant(header: str, *, role: str) -> str:
    """Return the column whose name or synonym resembles the header most, or ""."""
    alone = _left_alone(header)
    if alone is not None:
        return alone if alone in columns_of(role) else ""
    near = process.extractOne(_key(header), _by_word(role).keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return _by_word(role)[near[0]] if near else ""


def read_map(path: Path) -> dict[str, str]:
    """Read a file that says what her headers mean: `[columns]`, then lines like `"Her header" = "wanted_job"`.

    :raises BadMap: when there is no such file, it is no TOML, or it holds anything else.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise BadMap(_("%(file)s cannot be read. Check its name and the folder.") % {"file": path.name}) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        sentence = _("%(file)s is no TOML file: %(error)s. Write [columns], and below it a line for each header.")
        raise BadMap(sentence % {"file": path.name, "error": error}) from None
    columns = content.get("columns")
    if (
        set(content) != {"columns"}
        or not isinstance(columns, dict)
        or not all(isinstance(c, str) for c in columns.values())
    ):
        raise BadMap(
            _('%(file)s: write [columns], and below it a line for each header, such as "Her header" = "wanted_job".')
            % {"file": path.name}
        )
    return columns


def _checked(own: Mapping[str, str], sheet: Sheet, role: str) -> dict[str, str]:
    """Refuse what no map may say; a header that is not in this sheet may be in the other one."""
    known = columns_of("mentee") + columns_of("mentor")
    for header, column in own.items():
        if column not in known:
            near = process.extractOne(column, known, scorer=fuzz.ratio, score_cutoff=60)
            mend = _("Did you mean “%(column)s”?") % {"column": near[0]} if near else ", ".join(dict.fromkeys(known))
            raise BadMap(_("No column is called “%(column)s”.") % {"column": column} + " " + mend)
        if refused_kind(header):
            raise BadMap(
                _("“%(header)s” may stand in the file, but is never read for matching. Take it out of the map.")
                % {"header": header}
            )
    return {fold(header): column for header, column in own.items() if column in columns_of(role)}


def _once_each(sheet: Sheet, used: list[Used]) -> tuple[tuple[Used, ...], tuple[Ignored, ...]]:
    """Keep one header for each column that holds one value; the same header twice is refused."""
    kept: list[Used] = []
    left_over: list[Ignored] = []
    for one in used:
        first = next((other for other in kept if other.column == one.column and one.column not in LISTS), None)
        if first is None:
            kept.append(one)
        elif fold(first.header) == fold(one.header):
            raise sheet.bad(
                _("The header stands over two columns, and only one can be read. Rename or delete one of them."),
                place=one.place,
            )
        elif fold(one.header) == fold(one.column):  # our own name for it goes before any other word
            kept[kept.index(first)] = one
            left_over.append(Ignored(first.place, first.header, one.column))
        else:
            left_over.append(Ignored(one.place, one.header, one.column))
    return tuple(kept), tuple(left_over)


def _key(header: str) -> str:
    spaced = "#" if header.strip() == "#" else fold(_TWO_WORDS.sub(" ", header))
    return _IN_FRONT.sub("", spaced)


def _left_alone(header: str) -> str | None:
    alone: dict[str, str] = _vocabulary()["left_alone"]
    return alone.get(_key(header))


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def _by_word(role: str) -> dict[str, str]:
    columns = _vocabulary()["columns"]
    found = {word: column for column in columns_of(role) for word in _synonyms(columns[column])}
    # A column's own name always means that column.
    return found | {_key(column): column for column in columns_of(role)}


@cache
def _person_by_word() -> dict[str, str]:
    return {word: column for column, words in _vocabulary()["person"].items() for word in _synonyms(words)}


@cache
def _refused_by_word() -> dict[str, str]:
    return {fold(word): kind for kind, words in _vocabulary()["refused"].items() for word in words}


def _synonyms(words: Mapping[str, Any]) -> Iterator[str]:
    for language in ("en", "da", "de"):
        yield from map(_key, words.get(language, ()))
