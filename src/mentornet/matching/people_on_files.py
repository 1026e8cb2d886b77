"""The people of two sheets: read, mapped, and ready for a pool; nothing protected goes further than here."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from mentornet.foundation.sheets import Sheet, read_sheet
from mentornet.joining.cells import read_facts
from mentornet.joining.columns import BadMap, ColumnMapping, headers_known, map_columns
from mentornet.joining.facts import Facts, FactsRead
from mentornet.joining.row_ids import addresses_of
from mentornet.vocabularies.words import fold


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sheets, with what became of its columns and what its rows say."""

    role: str
    sheet: Sheet
    mapping: ColumnMapping
    read: FactsRead

    @classmethod
    def of(cls, sheet: Sheet, *, role: str, own: Mapping[str, str]) -> "Side":
        """Map the columns of a sheet and read its rows.

        :raises BadSheet: when no header is known, or a cell says what cannot be.
        :raises BadMap: when `own` names an unknown column or a protected header.
        """
        mapping = map_columns(sheet, role=role, own=own)
        if not (mapping.used or mapping.person):
            raise sheet.bad(_(
                "No column is known by its header here. Write the names of the columns in one row above the people, "
                "such as id, languages and wishes, or say with --map what yours mean."
            ))  # fmt: skip
        return cls(role, sheet, mapping, read_facts(sheet, mapping, role=role))


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Mentees and mentors, and the map of headers that both were read with."""

    mentees: Side
    mentors: Side
    own: Mapping[str, str]

    @property
    def refused_headers(self) -> tuple[str, ...]:
        """The headers of both sheets that matching may never read, each once."""
        sides = (self.mentees, self.mentors)
        return tuple(sorted({refused.header for side in sides for refused in side.mapping.refused}))

    @property
    def in_both(self) -> tuple[str, ...]:
        """The ids of mentees who stand among the mentors too, by their e-mail address."""
        return tuple(mentee for mentee, _mentor in self._same_people())

    @property
    def avoided_strangers(self) -> tuple[str, ...]:
        """The ids that somebody must avoid and that nobody on the other side has: perhaps a slip of the pen."""
        sides = (self.mentees.read.people, self.mentors.read.people)
        ids = [{person.id for person in side} for side in sides]
        avoided = [{who for person in side for who in person.avoid} for side in sides]
        return tuple(sorted((avoided[0] - ids[1]) | (avoided[1] - ids[0])))

    def latest_date(self) -> date | None:
        """Return the latest date that anybody has waited since."""
        return max((p.waiting_since for p in self.mentees.read.people if p.waiting_since), default=None)

    def facts(self) -> tuple[list[Facts], list[Facts]]:
        """Return both sides' facts, with branches spelled alike and nobody to be matched with herself."""
        same: dict[str, set[str]] = {}
        for mentee, mentor in self._same_people():
            same.setdefault(mentee, set()).add(mentor)
        spelling = self._spelling_of_branches()
        mentees = [
            replace(person, branch=spelling[person.branch], avoid=person.avoid | same.get(person.id, set()))
            for person in self.mentees.read.people
        ]
        return mentees, [replace(p, branch=spelling[p.branch]) for p in self.mentors.read.people]

    def _same_people(self) -> Iterator[tuple[str, str]]:
        mentors: dict[str, list[str]] = {}
        for person, address in zip(self.mentors.read.people, _addresses(self.mentors), strict=True):
            mentors.setdefault(address, []).append(person.id)
        for person, address in zip(self.mentees.read.people, _addresses(self.mentees), strict=True):
            yield from ((person.id, mentor) for mentor in (mentors.get(address, ()) if address else ()))

    def _spelling_of_branches(self) -> dict[str, str]:
        """Return one spelling for "Odense" and "odense ", whichever row comes first."""
        written = sorted({p.branch for side in (self.mentees, self.mentors) for p in side.read.people})
        first: dict[str, str] = {}
        return {branch: first.setdefault(fold(branch), branch) for branch in written}


def read_two_sides(
    mentees: Path,
    mentors: Path,
    *,
    own: Mapping[str, str] = MappingProxyType({}),
    mentee_sheet: str = "",
    mentor_sheet: str = "",
) -> TwoSides:
    """Read the mentees and the mentors from their files; of several tabs the one that fits the role.

    :raises BadSheet: when a file is no sheet, or a cell says what cannot be.
    :raises BadMap: when `own` names an unknown column or a protected header.
    """
    sides = []
    for path, role, tab in ((mentees, "mentee", mentee_sheet), (mentors, "mentor", mentor_sheet)):

        def known(name: str, cells: Sequence[str], role: str = role) -> int:
            return headers_known(name, cells, role=role, own=own)

        # Nobody on one side is an answer too: it says who waits, and which mentors to call for.
        sheet = read_sheet(path, sheet=tab, known=known, may_be_empty=True)
        sides.append(Side.of(sheet, role=role, own=own))
    _refuse_unknown_headers(sides, own)
    return TwoSides(sides[0], sides[1], own)


def _refuse_unknown_headers(sides: Sequence[Side], own: Mapping[str, str]) -> None:
    headers = {fold(header): header for side in sides for header in side.sheet.columns if header}
    for header in own:
        if fold(header) not in headers:
            near = process.extractOne(fold(header), headers, scorer=fuzz.ratio, score_cutoff=60)
            mend = _("Did you mean “%(header)s”?") % {"header": near[0]} if near else _("Take it out of the map.")
            raise BadMap(_("“%(header)s” stands over no column of either sheet.") % {"header": header} + " " + mend)


def shuffled(sides: TwoSides, *, times: int, seed: int) -> Iterator[TwoSides]:
    """Yield the same people read again, each time with the protected columns and the rows in another order.

    Each protected column's cells change places between the rows by themselves, so nobody keeps her own.
    """
    draw = random.Random(seed)
    for _time in range(times):
        yield TwoSides(
            Side.of(_shuffled(sides.mentees, draw), role="mentee", own=sides.own),
            Side.of(_shuffled(sides.mentors, draw), role="mentor", own=sides.own),
            sides.own,
        )


def _shuffled(side: Side, draw: random.Random) -> Sheet:
    columns = [list(column) for column in zip(*(row.cells for row in side.sheet.rows), strict=True)]
    for refused in side.mapping.refused if columns else ():
        draw.shuffle(columns[refused.place])
    rows = [replace(row, cells=cells) for row, cells in zip(side.sheet.rows, zip(*columns, strict=True), strict=True)]
    draw.shuffle(rows)
    return replace(side.sheet, rows=tuple(rows))


def _addresses(side: Side) -> tuple[str, ...]:
    return addresses_of(side.sheet, side.mapping)
