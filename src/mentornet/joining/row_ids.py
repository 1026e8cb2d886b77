"""Who a row speaks of: her id, or one made from the row where the sheet has none."""

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

from django.utils.translation import gettext as _

from mentornet.foundation.sheets import Sheet, SheetRow
from mentornet.joining.columns import ColumnMapping


@dataclass(frozen=True, slots=True)
class RowIds:
    """One id for each row, and where they come from: "id", "email" or "row"."""

    ids: tuple[str, ...]
    source: str


def ids_of(sheet: Sheet, mapping: ColumnMapping) -> RowIds:
    """Return the ids of a sheet's rows; the order of the rows changes none of them.

    :raises BadSheet: when an id is missing or stands twice.
    """
    if places := mapping.places("id"):
        return RowIds(_written(sheet, places[0]), "id")
    email = mapping.person_place("email")
    if email is not None:
        addresses = tuple(row.cells[email].casefold() for row in sheet.rows)
        if all(addresses) and len(set(addresses)) == len(addresses):
            return RowIds(addresses, "email")
    return RowIds(_made_from_rows(sheet, mapping), "row")


def addresses_of(sheet: Sheet, mapping: ColumnMapping) -> tuple[str, ...]:
    """Return each row's e-mail address in lower case, "" where there is none."""
    place = mapping.person_place("email")
    return tuple("" if place is None else row.cells[place].casefold() for row in sheet.rows)


def _written(sheet: Sheet, place: int) -> tuple[str, ...]:
    first: dict[str, SheetRow] = {}
    for row in sheet.rows:
        written = row.cells[place]
        if not written:
            raise sheet.bad(_("The id is missing. Give each person one of her own."), row=row, place=place)
        if written in first:
            raise sheet.bad(
                _("The id “%(id)s” stands in row %(first)d too. Give each person one of her own.")
                % {"id": written, "first": first[written].number},
                row=row,
                place=place,
            )
        first[written] = row
    return tuple(first)


def _made_from_rows(sheet: Sheet, mapping: ColumnMapping) -> tuple[str, ...]:
    """Make ids of what stands in the rows, without what may never be read; equal rows are counted."""
    hidden = {refused.place for refused in mapping.refused}
    seen: Counter[str] = Counter()
    ids = []
    for row in sheet.rows:
        cells = sorted((head, row.cells[at]) for at, head in enumerate(sheet.columns) if head and at not in hidden)
        digest = blake2b(json.dumps(cells).encode(), digest_size=6).hexdigest()
        seen[digest] += 1
        ids.append(f"row-{digest}" if seen[digest] == 1 else f"row-{digest}-{seen[digest]}")
    return tuple(ids)
