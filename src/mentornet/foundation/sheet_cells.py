"""Clean the text of a cell, and the rows of one sheet as they stand in the file."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.sheet_limits import SheetLimits, column_letters, too_many_columns, too_many_rows

# Controls, zero-width spaces and marks of direction: nobody sees them, and they make two equal words differ.
# Halves of a letter (d800-dfff) stand only in damaged files and cannot be written anywhere.
# The two joiners (200c, 200d) stay, for Persian is not written without them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Return the text without unseen characters, composed (NFC) and without spaces around it."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


@dataclass(slots=True)
class Grid:
    """The filled rows of one sheet: row numbers as a person sees them, and cells up to the last filled one."""

    name: str
    file: str
    limits: SheetLimits
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Take one row, unless all its cells are empty.

        :raises BadSheet: when a cell is too long, the row too wide, or the sheet too long.
        """
        for place, cell in enumerate(cells):
            if len(cell) > self.limits.cell_characters:
                raise self._too_long(number, place, len(cell))
        kept = [clean(cell) for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if not kept:
            return
        if len(kept) > self.limits.columns:
            raise too_many_columns(file=self.file, sheet=self.name, row=number, limit=self.limits.columns)
        if len(self.rows) >= self.limits.rows:
            raise too_many_rows(file=self.file, sheet=self.name, limit=self.limits.rows)
        self.rows.append((number, tuple(kept)))

    def _too_long(self, row: int, place: int, length: int) -> BadSheet:
        return BadSheet(
            _("The cell holds %(length)d characters, and at most %(limit)d are read. Shorten it.")
            % {"length": length, "limit": self.limits.cell_characters},
            file=self.file,
            sheet=self.name,
            row=row,
            column=column_letters(place),
        )
