"""Read the sheet that somebody keeps her people in: .csv, .xlsx or .ods, safely, with the rows as she sees them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.comma_files import not_a_sheet, read_comma_file
from mentornet.foundation.ods_files import read_ods
from mentornet.foundation.sheet_cells import Grid
from mentornet.foundation.sheet_limits import LIMITS, SheetLimits, check_unpacked_size, too_large
from mentornet.foundation.xlsx_files import read_xlsx
from mentornet.foundation.xml_parts import damaged

_ZIP = b"PK\x03\x04"
# Pictures, documents, packed files, and the workbooks of before 2007: known by their first bytes.
_OTHER_KINDS = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\xd0\xcf\x11\xe0"),
    *(b"\x1f\x8b", b"BZh", b"Rar!", b"7z\xbc\xaf"),
)
# A header stands near the top, below a title or a few words to the reader.
_LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as the spreadsheet program shows it, and one cell for each column, "" if empty."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its header found. `name` is empty for a csv file; rows without any cell are left out."""

    file: str
    name: str
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    def bad(self, what: str, *, row: SheetRow | None = None, place: int | None = None) -> BadSheet:
        """Return the refusal of a row, or of one of its cells."""
        column = _("“%(words)s”") % {"words": self.columns[place]} if place is not None else ""
        number = row.number if row is not None else None
        return BadSheet(what, file=self.file, sheet=self.name, row=number, column=column)


# Tells how well a row of cells in the tab of that name looks like a header the caller can use.
Known = Callable[[str, Sequence[str]], int]


def count_nothing(_tab: str, _cells: Sequence[str]) -> int:
    """Know no header: then the row with the most words is taken for it."""
    return 0


def read_sheet(
    source: Path | bytes,
    *,
    file: str = "",
    sheet: str = "",
    limits: SheetLimits = LIMITS,
    known: Known = count_nothing,
    may_be_empty: bool = False,
) -> Sheet:
    """Read one sheet from a file or its bytes; of several tabs the one whose header is known best.

    file: its name in sentences, by default the path's last part. sheet: the tab to take.
    known: how well a row of cells looks like a header that the caller can use.
    may_be_empty: whether a header alone will do.

    :raises BadSheet: when the file is no sheet, is damaged or too large, or has no rows below a header.
    """
    content, file = (source, file) if isinstance(source, bytes) else _bytes_of(source, file, limits)
    grids = [grid for grid in _grids_of(content, file, limits, sheet) if grid.rows]
    if not grids:
        raise _no_rows(file, sheet)
    found = [(grid, _header_place(grid, known)) for grid in grids]
    grid, header = max(found, key=lambda pair: known(pair[0].name, pair[0].rows[pair[1]][1]))
    if header == len(grid.rows) - 1 and not may_be_empty:
        raise _no_rows(file, grid.name)
    return _with_header(grid, header)


def _bytes_of(path: Path, file: str, limits: SheetLimits) -> tuple[bytes, str]:
    file = file or path.name
    try:
        with path.open("rb") as opened:
            content = opened.read(limits.file_bytes + 1)
        size = path.stat().st_size
    except OSError:
        raise BadSheet(_("The file cannot be read. Check its name and the folder."), file=str(path)) from None
    if len(content) > limits.file_bytes:
        raise too_large(max(size, len(content)), file=file, limit=limits.file_bytes)
    return content, file


def _grids_of(content: bytes, file: str, limits: SheetLimits, only: str) -> list[Grid]:
    """Tell the kind of file by its content, never by its ending."""
    if content.startswith(_OTHER_KINDS):
        raise not_a_sheet(file)
    if not content.startswith(_ZIP):
        return [read_comma_file(content, file=file, limits=limits)]
    try:
        archive = ZipFile(io.BytesIO(content))
        members = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise damaged(file) from None
    check_unpacked_size(archive, file=file, limits=limits)
    if "xl/workbook.xml" in members:
        grids = read_xlsx(archive, file=file, limits=limits, only=only)
    elif "content.xml" in members:
        grids = read_ods(archive, file=file, limits=limits, only=only)
    else:
        raise not_a_sheet(file)
    if only and not grids:
        sentence = _("There is no sheet called “%(sheet)s”. Look at the tabs of the workbook.")
        raise BadSheet(sentence % {"sheet": only}, file=file)
    return grids


def _header_place(grid: Grid, known: Known) -> int:
    """Return which row is the header: the one known best, then the one with the most words, then the first."""

    def likeness(place: int) -> tuple[int, int, int]:
        cells = grid.rows[place][1]
        return known(grid.name, cells), sum(1 for cell in cells if cell and not _is_number(cell)), -place

    return max(range(min(_LOOKED_AT, len(grid.rows))), key=likeness)


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").replace("-", "").isdecimal()


def _with_header(grid: Grid, place: int) -> Sheet:
    number, columns = grid.rows[place]
    below = grid.rows[place + 1 :]
    width = len(columns)
    rows = tuple(SheetRow(row, (cells + ("",) * width)[:width]) for row, cells in below if any(cells[:width]))
    return Sheet(grid.file, grid.name, number, columns, rows)


def _no_rows(file: str, sheet: str) -> BadSheet:
    return BadSheet(
        _("There are no rows. Write the names of the columns in one row, and one person in each row below it."),
        file=file,
        sheet=sheet,
    )
