"""Read files of comma-separated values: any of three delimiters, any of four encodings."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.sheet_cells import Grid
from mentornet.foundation.sheet_limits import SheetLimits

_DELIMITERS = ";,\t"
_LOOKED_AT = 50
# Excel's own first line that names the delimiter; it is no row of the sheet.
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

# The module's own limit would refuse a long cell without naming its row; the grid names it.
csv.field_size_limit(2**31 - 1)


def read_comma_file(content: bytes, *, file: str, limits: SheetLimits) -> Grid:
    """Read the rows of a csv file.

    :raises BadSheet: when it is no text, a quotation mark is never closed, or a limit is passed.
    """
    text = _decoded(content, file)
    named = _NAMED_DELIMITER.match(text)
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter_of(text)
    try:
        return _read(text, delimiter, file=file, limits=limits, strict=True)
    except csv.Error:
        # Stray quotation marks inside a word are forgiven; only one that swallows the rest of the file is not.
        return _read(text, delimiter, file=file, limits=limits, strict=False)


def _read(text: str, delimiter: str, *, file: str, limits: SheetLimits, strict: bool) -> Grid:
    grid = Grid("", file, limits)
    # Not StringIO: it holds four bytes for each letter.
    lines = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "replace")), "utf-8", newline="")
    rows = csv.reader(lines, delimiter=delimiter, strict=strict)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return grid
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise _never_closed(file, number) from None
            raise
        grid.add(number, row)


def _never_closed(file: str, row: int) -> BadSheet:
    return BadSheet(
        _("A quotation mark opens here and is never closed. Close it, or save the file again from your "
          "spreadsheet program."),
        file=file, row=row,
    )  # fmt: skip


def _decoded(content: bytes, file: str) -> str:
    """Decode UTF-8 or UTF-16 by the mark at the beginning, else UTF-8, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Pictures and other binary files are full of NUL; one that slipped into a text is cleaned away.
    if content[:4096].count(0) > 8:
        raise not_a_sheet(file)
    return content.decode("cp1252", "replace")


def not_a_sheet(file: str) -> BadSheet:
    """Tell that the file is something else than a sheet."""
    return BadSheet(
        _("This is not a sheet that can be read. Save it from your spreadsheet program as .xlsx, .ods or .csv."),
        file=file,
    )


def _delimiter_of(text: str) -> str:
    """Return the delimiter that divides the first rows most often and most evenly."""

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(map(len, islice(_forgiving(text, delimiter), _LOOKED_AT)))
        return max((times * (width - 1), width) for width, times in widths.items()) if widths else (0, 0)

    return max(_DELIMITERS, key=evenness)


def _forgiving(text: str, delimiter: str) -> Iterator[list[str]]:
    # Only a beginning is looked at: an unclosed quotation mark must not read the whole file three times.
    return csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
