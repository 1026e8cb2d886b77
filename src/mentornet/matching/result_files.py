"""Write a result for people and for machines, and read one back: .json, .csv or .xlsx."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from mentornet.foundation.bad_input import BadInput
from mentornet.foundation.outgoing_cells import as_written, neutral
from mentornet.foundation.sheets import Sheet, read_sheet

GROUPS = ("wishes", "professional", "personal", "practical")
_PAIR_COLUMNS = ("mentee", "mentor", "fit", *GROUPS, "reasons", "why", "nearest")
_CALL_COLUMNS = ("competence", "branch", "gain_matched", "gain_fit", "unlocks")
# The same result gives the same bytes, so a workbook is never dated.
_UNDATED = datetime(2000, 1, 1)

Cell = str | int | float
Result = Mapping[str, Any]


class BadResult(BadInput):
    """A result cannot be written or read."""


def json_text(result: Result) -> str:
    """Return a result as JSON, the same bytes for the same result."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def check_places(*, out: Path | None, certificate: Path | None, read: Iterable[Path]) -> None:
    """Refuse files that nothing can be written to, before any work is done.

    read: the files that the work is done from; none of them may be written over.

    :raises BadResult: when an ending is wrong, a folder is missing, or a file is named twice.
    """
    if out and out.suffix.casefold() not in _WRITERS:
        raise BadResult(_("%(file)s: a result is written as .csv, .xlsx or .json.") % {"file": out.name})
    if certificate and certificate.suffix.casefold() != ".json":
        raise BadResult(_("%(file)s: a certificate is written as .json.") % {"file": certificate.name})
    taken = {path.resolve() for path in read}
    for path in filter(None, (out, certificate)):
        if not path.absolute().parent.is_dir():
            raise BadResult(_("%(file)s: there is no such folder. Make it first.") % {"file": path})
        if path.is_dir():
            raise BadResult(_("%(file)s is a folder. Name a file in it.") % {"file": path})
        if path.resolve() in taken:
            raise BadResult(_("%(file)s is already read or written here. Name another file.") % {"file": path})
        taken.add(path.resolve())


def result_bytes(result: Result, path: Path) -> bytes:
    """Return a result in the form that the file's ending names."""
    return _WRITERS[path.suffix.casefold()](result)


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files so that none is ever there by half, and none is there without the others.

    :raises BadResult: when one cannot be written.
    """
    beside = {path: path.with_name(f".{path.name}.part") for path in files}
    try:
        for path, content in files.items():
            beside[path].write_bytes(content)
        for path in files:
            beside[path].replace(path)
    except OSError as error:
        for part in beside.values():
            part.unlink(missing_ok=True)
        sentence = _("%(file)s cannot be written: %(error)s.")
        raise BadResult(sentence % {"file": path, "error": error.strerror or error}) from None


def read_pairs(path: Path) -> list[dict[str, Any]]:
    """Read the pairs of a result back: mentee, mentor, fit and parts of each.

    :raises BadSheet: when the file cannot be read.
    :raises BadResult: when it is no result.
    """
    if path.suffix.casefold() == ".json":
        pairs = read_json(path).get("pairs")
        if not isinstance(pairs, list) or not all(map(_is_pair, pairs)):
            raise _no_result(path)
        return pairs
    tab = "pairs" if path.suffix.casefold() == ".xlsx" else ""
    return _pairs_of(read_sheet(path, sheet=tab, may_be_empty=True), path)


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object from a file.

    :raises BadResult: when there is none.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise BadResult(_("%(file)s cannot be read. Check its name and the folder.") % {"file": path}) from None
    except (ValueError, RecursionError):
        raise _no_result(path) from None
    if not isinstance(content, dict):
        raise _no_result(path)
    return content


def _no_result(path: Path) -> BadResult:
    sentence = _("%(file)s is not what mentornet match writes. Give it the file as it was written.")
    return BadResult(sentence % {"file": path.name})


def _pairs_of(sheet: Sheet, path: Path) -> list[dict[str, Any]]:
    if not set(sheet.columns) >= {"mentee", "mentor", "fit", *GROUPS}:
        raise _no_result(path)
    rows = (dict(zip(sheet.columns, map(as_written, row.cells), strict=True)) for row in sheet.rows)
    try:
        pairs = [
            {
                "mentee": row["mentee"],
                "mentor": row["mentor"],
                "fit": float(row["fit"]),
                "parts": {group: float(row[group]) for group in GROUPS},
            }
            for row in rows
            if row["mentee"] and row["mentor"]
        ]
    except ValueError:
        raise _no_result(path) from None
    if not all(map(_is_pair, pairs)):
        raise _no_result(path)
    return pairs


def _is_pair(stated: object) -> bool:
    if not isinstance(stated, dict) or not isinstance(parts := stated.get("parts"), dict):
        return False
    numbers = [stated.get("fit"), *parts.values()]
    ids = (stated.get("mentee"), stated.get("mentor"))
    return all(isinstance(who, str) for who in ids) and all(
        isinstance(number, int | float) and isfinite(number) for number in numbers
    )


def _pair_rows(result: Result) -> Iterable[list[Cell]]:
    for pair in result["pairs"]:
        parts = [pair["parts"][group] for group in GROUPS]
        yield [pair["mentee"], pair["mentor"], pair["fit"], *parts, " ".join(pair["reasons"]), "", ""]


def _unmatched_rows(result: Result) -> Iterable[list[Cell]]:
    for left in result["unmatched"]:
        ids = [left["id"], ""] if left["role"] == "mentee" else ["", left["id"]]
        yield [*ids, "", *([""] * len(GROUPS)), "", left["why"], "; ".join(left["nearest"])]


def _csv_bytes(result: Result) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_PAIR_COLUMNS)
    for row in (*_pair_rows(result), *_unmatched_rows(result)):
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    # With the mark in front, spreadsheet programs read the Danish letters right.
    return text.getvalue().encode("utf-8-sig")


def _xlsx_bytes(result: Result) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": _UNDATED})
    _tab(book, "pairs", _PAIR_COLUMNS[:-2], (row[:-2] for row in _pair_rows(result)))
    left = ([left["id"], left["role"], left["why"], "; ".join(left["nearest"])] for left in result["unmatched"])
    _tab(book, "unmatched", ("id", "role", "why", "nearest"), left)
    _tab(book, "calls", _CALL_COLUMNS, ([call[column] for column in _CALL_COLUMNS] for call in result["calls"]))
    proof = (
        [key, value if isinstance(value, str) else json.dumps(value)] for key, value in result["certificate"].items()
    )
    _tab(book, "certificate", ("what", "value"), proof)
    book.close()
    return content.getvalue()


def _tab(book: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, columns, bold)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, 70 if column in ("reasons", "why", "competence", "value") else 14)
    for number, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, at, neutral(cell), wrapped)
            else:
                sheet.write_number(number, at, cell, wrapped)


_WRITERS = {
    ".json": lambda result: json_text(result).encode(),
    ".csv": _csv_bytes,
    ".xlsx": _xlsx_bytes,
}
