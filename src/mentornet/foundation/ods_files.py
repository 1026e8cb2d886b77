"""Read the tabs of an .ods workbook as text, row by row, within the limits."""

from collections.abc import Mapping
from zipfile import ZipFile

from mentornet.foundation.sheet_cells import Grid
from mentornet.foundation.sheet_limits import SheetLimits, too_many_columns
from mentornet.foundation.xml_parts import PartReader, read_part

_CELLS = ("table-cell", "covered-table-cell")


def read_ods(archive: ZipFile, *, file: str, limits: SheetLimits, only: str = "") -> list[Grid]:
    """Read the tabs in their order, or the one that is called `only`.

    :raises BadSheet: when the workbook is damaged or a limit is passed.
    """
    tabs = _Tabs(file, limits, only)
    read_part(archive, "content.xml", tabs, file=file)
    return tabs.grids


class _Tabs(PartReader):
    """The cells of all tables, row by row into their grids."""

    def __init__(self, file: str, limits: SheetLimits, only: str) -> None:
        self.grids: list[Grid] = []
        self._file, self._limits, self._only = file, limits, only
        self._grid: Grid | None = None
        self._row = 0
        self._row_times = self._cell_times = 1
        self._cells: list[str] = []
        self._empty_before = 0  # cells without content are only counted until one with content follows
        self._value: str | None = None
        self._pieces: list[str] = []
        self._paragraphs = self._in_note = 0

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "table":
            self._open_table(attributes.get("name", ""))
        elif element == "table-row":
            self._row_times = _times(attributes.get("number-rows-repeated"))
            self._cells, self._empty_before = [], 0
        elif element in _CELLS:
            self._open_cell(attributes)
        elif element == "annotation":
            self._in_note += 1
        elif element == "p" and not self._in_note:
            self._paragraphs += 1
            if self._pieces:
                self._pieces.append("\n")
        elif element == "s" and self._paragraphs:
            self._pieces.append(" " * min(_times(attributes.get("c")), self._limits.cell_characters))
        elif element in ("line-break", "tab") and self._paragraphs:
            self._pieces.append("\n" if element == "line-break" else " ")

    def end(self, element: str) -> None:
        if element in _CELLS:
            self._close_cell()
        elif element == "table-row":
            self._close_row()
        elif element == "annotation":
            self._in_note -= 1
        elif element == "p" and not self._in_note:
            self._paragraphs -= 1
        elif element == "table":
            self._grid = None

    def text(self, text: str) -> None:
        if self._paragraphs and not self._in_note:
            self._pieces.append(text)

    def _open_table(self, name: str) -> None:
        self._row = 0
        self._grid = Grid(name, self._file, self._limits) if self._only in ("", name) else None
        if self._grid is not None:
            self.grids.append(self._grid)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell_times = _times(attributes.get("number-columns-repeated"))
        self._value, self._pieces = None, []
        kind = attributes.get("value-type")
        if kind == "date":
            self._value = attributes.get("date-value", "").replace("T", " ")
        elif kind == "boolean":
            self._value = attributes.get("boolean-value")
        elif kind in ("float", "currency"):
            self._value = attributes.get("value", "").removesuffix(".0")

    def _close_cell(self) -> None:
        value = self._value if self._value is not None else "".join(self._pieces)
        if not value.strip():
            self._empty_before += self._cell_times
            return
        width = len(self._cells) + self._empty_before + self._cell_times
        if width > self._limits.columns:
            name = self._grid.name if self._grid else ""
            raise too_many_columns(file=self._file, sheet=name, row=self._row + 1, limit=self._limits.columns)
        self._cells += [""] * self._empty_before + [value] * self._cell_times
        self._empty_before = 0

    def _close_row(self) -> None:
        if self._cells and self._grid is not None:
            for repeat in range(self._row_times):
                self._grid.add(self._row + repeat + 1, self._cells)
        self._row += self._row_times


def _times(count: str | None) -> int:
    return int(count) if count and count.isdecimal() else 1
