"""Read the tabs of an .xlsx workbook as text, row by row, within the limits."""

import posixpath
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from zipfile import ZipFile

from mentornet.foundation.sheet_cells import Grid
from mentornet.foundation.sheet_limits import SheetLimits, too_many_columns
from mentornet.foundation.xml_parts import PartReader, damaged, read_part

_WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30).
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def read_xlsx(archive: ZipFile, *, file: str, limits: SheetLimits, only: str = "") -> list[Grid]:
    """Read the visible tabs in their order, or the one that is called `only`.

    :raises BadSheet: when the workbook is damaged or a limit is passed.
    """
    book, targets = _Book(), _Targets()
    read_part(archive, _WORKBOOK, book, file=file)
    read_part(archive, "xl/_rels/workbook.xml.rels", targets, file=file)
    members = set(archive.namelist())
    texts, styles = _Texts(), _Styles()
    if targets.texts in members:
        read_part(archive, targets.texts, texts, file=file)
    if targets.styles in members:
        read_part(archive, targets.styles, styles, file=file)
    day_zero = _DAY_ZERO_1904 if book.is_1904 else _DAY_ZERO
    grids = []
    for name, relation in book.tabs:
        # A tab of charts has no cells and is no worksheet.
        if (only and name != only) or relation not in targets.worksheets:
            continue
        grid = Grid(name, file, limits)
        tab = _Tab(grid, texts.strings, styles.dates, day_zero)
        read_part(archive, targets.worksheets[relation], tab, file=file)
        grids.append(grid)
    return grids


class _Book(PartReader):
    """The names of the tabs with the relation that leads to each."""

    def __init__(self) -> None:
        self.tabs: list[tuple[str, str]] = []
        self.is_1904 = False

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "sheet" and attributes.get("state", "visible") == "visible":
            self.tabs.append((attributes.get("name", ""), attributes.get("id", "")))
        elif element == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")

    def end(self, element: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Targets(PartReader):
    """Where the parts of the workbook lie."""

    def __init__(self) -> None:
        self.worksheets: dict[str, str] = {}
        self.texts = self.styles = ""

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element != "Relationship":
            return
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind == "worksheet":
            self.worksheets[attributes.get("Id", "")] = target
        elif kind == "sharedStrings":
            self.texts = target
        elif kind == "styles":
            self.styles = target

    def end(self, element: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Texts(PartReader):
    """The texts that cells share, in their order."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._in_text = self._in_reading = False

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "si":
            self._pieces = []
        elif element == "rPh":  # how to read Japanese aloud: not part of the text
            self._in_reading = True
        elif element == "t":
            self._in_text = not self._in_reading

    def end(self, element: str) -> None:
        if element == "si":
            self.strings.append(_unescaped("".join(self._pieces)))
        elif element == "rPh":
            self._in_reading = False
        elif element == "t":
            self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)


class _Styles(PartReader):
    """Which cell styles show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._own_dates: set[int] = set()
        self._in_cell_styles = False

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "numFmt" and _shows_a_date(attributes.get("formatCode", "")):
            self._own_dates.add(_whole(attributes.get("numFmtId")))
        elif element == "cellXfs":
            self._in_cell_styles = True
        elif element == "xf" and self._in_cell_styles:
            number = _whole(attributes.get("numFmtId"))
            self.dates.append(number in _DATE_FORMATS or number in self._own_dates)

    def end(self, element: str) -> None:
        if element == "cellXfs":
            self._in_cell_styles = False

    def text(self, text: str) -> None: ...


class _Tab(PartReader):
    """The cells of one worksheet, row by row into its grid."""

    def __init__(self, grid: Grid, texts: list[str], dates: list[bool], day_zero: datetime) -> None:
        self._grid, self._texts, self._dates, self._day_zero = grid, texts, dates, day_zero
        self._row = 0
        self._cells: list[str] = []
        self._place = 0
        self._kind, self._is_date = "", False
        self._pieces: list[str] = []
        self._takes_text = False

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "c":
            self._place = self._place_of(attributes.get("r", ""))
            self._kind = attributes.get("t", "n")
            style = _whole(attributes.get("s"))
            self._is_date = 0 <= style < len(self._dates) and self._dates[style]
            self._pieces = []
        elif element in ("v", "t"):
            self._takes_text = True
        elif element == "row":
            self._row = _whole(attributes.get("r")) if attributes.get("r") else self._row + 1
            self._cells, self._place = [], -1

    def end(self, element: str) -> None:
        if element in ("v", "t"):
            self._takes_text = False
        elif element == "c" and self._pieces:
            self._put(self._value("".join(self._pieces)))
        elif element == "row":
            self._grid.add(self._row, self._cells)

    def text(self, text: str) -> None:
        if self._takes_text:
            self._pieces.append(text)

    def _place_of(self, reference: str) -> int:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            return self._place + 1
        place = 0
        for letter in found[1]:
            place = place * 26 + ord(letter) - 64
        return place - 1

    def _put(self, value: str) -> None:
        if value and self._place >= self._grid.limits.columns:
            limit = self._grid.limits.columns
            raise too_many_columns(file=self._grid.file, sheet=self._grid.name, row=self._row, limit=limit)
        self._cells.extend([""] * (self._place + 1 - len(self._cells)))
        if self._cells:
            self._cells[self._place] = value

    def _value(self, raw: str) -> str:
        if self._kind == "s":
            place = _whole(raw)
            if not 0 <= place < len(self._texts):
                raise damaged(self._grid.file, sheet=self._grid.name, row=self._row)
            return self._texts[place]
        if self._kind in ("str", "inlineStr"):
            return _unescaped(raw)
        if self._kind == "b":
            return "true" if raw.strip() == "1" else "false"
        if self._kind == "e":  # #N/A and its like say nothing
            return ""
        return raw if self._kind == "d" else self._number(raw)

    def _number(self, raw: str) -> str:
        try:
            number = float(raw)
            if self._is_date and number >= 1:
                moment = self._day_zero + timedelta(days=number)
                return str(moment.date()) if number == int(number) else f"{moment:%Y-%m-%d %H:%M}"
            return str(int(number)) if number == int(number) else repr(number)
        except (ValueError, OverflowError):
            return raw


def _shows_a_date(code: str) -> bool:
    return bool(set(_NOT_IN_FORMAT.sub("", code).casefold()) & set("dmyh")) and "general" not in code.casefold()


def _whole(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return -1


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
