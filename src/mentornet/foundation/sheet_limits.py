"""How large a sheet may be, and the checks that come before anything is unpacked (reliability IN-3)."""

from dataclasses import dataclass
from zipfile import ZipFile

from django.utils.translation import gettext as _

from mentornet.foundation.bad_sheet import BadSheet


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """The most that is read from one file."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 50_000_000
    members: int = 2_000
    rows: int = 50_000
    columns: int = 500
    cell_characters: int = 10_000


LIMITS = SheetLimits()


def check_unpacked_size(archive: ZipFile, *, file: str, limits: SheetLimits) -> None:
    """Refuse a workbook that would unpack to more than the limits allow, by its own table of contents.

    :raises BadSheet: when it holds too many parts or would become too large.
    """
    members = archive.infolist()
    if len(members) > limits.members:
        raise BadSheet(
            _("The workbook is packed from %(count)d parts, and at most %(limit)d are read. Copy the rows "
              "into a new workbook and save that one.") % {"count": len(members), "limit": limits.members},
            file=file,
        )  # fmt: skip
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise too_large(unpacked, file=file, limit=limits.unpacked_bytes)


def too_large(size: int, *, file: str, limit: int) -> BadSheet:
    """Tell that a file is larger than is read; sizes in bytes."""
    return BadSheet(
        _("The file holds %(size)d MB, and at most %(limit)d MB are read. Save only the rows that are needed "
          "in a new file.") % {"size": size // 1_000_000, "limit": limit // 1_000_000},
        file=file,
    )  # fmt: skip


def too_many_rows(*, file: str, sheet: str, limit: int) -> BadSheet:
    """Tell that a sheet has more rows than are read."""
    return BadSheet(
        _("There are more than %(limit)d rows. Divide them into several files.") % {"limit": limit},
        file=file,
        sheet=sheet,
    )


def too_many_columns(*, file: str, sheet: str, row: int, limit: int) -> BadSheet:
    """Tell that a row reaches further than is read."""
    return BadSheet(
        _("The row has more than %(limit)d cells. Delete the columns that are not needed, and look for a cell "
          "filled far to the side.") % {"limit": limit},
        file=file, sheet=sheet, row=row,
    )  # fmt: skip


def column_letters(place: int) -> str:
    """Return the letters above a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
