"""A sheet is read as its owner sees it, and refused in a sentence she can act on."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.sheet_limits import SheetLimits
from mentornet.foundation.sheets import Sheet, read_sheet

SMALL = SheetLimits(rows=3, columns=4, cell_characters=20, unpacked_bytes=100_000, members=20)


def rows_of(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def workbook(*tabs: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in tabs:
        tab = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, date):
                    tab.write_datetime(number, at, cell, day)  # type: ignore[arg-type]
                else:
                    tab.write(number, at, cell)
    book.close()
    return content.getvalue()


def repacked(workbook: bytes, member: str, change: tuple[bytes, bytes]) -> bytes:
    """Return the workbook with some bytes of one part replaced."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(*change) if name == member else part)
    return content.getvalue()


def open_document(cells: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            '<?xml version="1.0"?><office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x">'
            f'<office:body><office:spreadsheet><table:table table:name="Mentees">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return content.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_is_read_whatever_its_delimiter_and_encoding(delimiter, encoding):
    text = "id\tnavn\tsprog\n1\tÅse\tdansk\n2\tSøren\ttysk\n".replace("\t", delimiter)

    sheet = read_sheet(text.encode(encoding), file="a.csv")

    assert sheet.columns == ("id", "navn", "sprog")
    assert rows_of(sheet) == [("1", "Åse", "dansk"), ("2", "Søren", "tysk")]


def test_lists_within_cells_do_not_pass_for_columns():
    sheet = read_sheet(b"id,languages,availability\n1,da:B1;en;ar,weekend;weekday_day\n2,da;en,weekend\n")

    assert sheet.columns == ("id", "languages", "availability")


def test_the_line_in_which_excel_names_its_delimiter_is_no_row():
    assert read_sheet(b"sep=;\r\nid;job\r\n1;nurse\r\n").columns == ("id", "job")


def test_the_header_may_stand_below_titles_and_rows_keep_the_numbers_she_sees():
    sheet = read_sheet(b"Our mentees 2026\n\nid,job,postcode\n1,nurse,8000\n\n2,baker,5000\n")

    assert sheet.header_row == 3
    assert [row.number for row in sheet.rows] == [4, 6]


def test_ragged_rows_are_filled_and_cut_to_the_header():
    assert rows_of(read_sheet(b"a,b,c\n1\n1,2,3,4\n")) == [("1", "", ""), ("1", "2", "3")]


def test_unseen_characters_are_cleaned_away():
    sheet = read_sheet("id,name\n1,\u202eA\u200bn\x00na\u202c\n2,می\u200cروم\n".encode())

    assert rows_of(sheet) == [("1", "Anna"), ("2", "می\u200cروم")]


def test_half_a_letter_in_a_damaged_cell_is_cleaned_away():
    damaged = repacked(workbook(("A", [["id"], ["half"]])), "xl/sharedStrings.xml", (b"half", b"h_xD800_alf"))

    assert rows_of(read_sheet(damaged)) == [("half",)]


def test_a_workbook_gives_dates_and_whole_numbers_as_she_sees_them():
    rows = [["Mentees"], [], ["id", "since", "postcode", "online"], ["a", date(2026, 3, 1), 8000, True]]

    sheet = read_sheet(workbook(("Mentees", rows)))

    assert (sheet.name, sheet.header_row) == ("Mentees", 3)
    assert rows_of(sheet) == [("a", "2026-03-01", "8000", "true")]


def test_of_several_tabs_the_one_that_is_known_best_is_read():
    tabs = workbook(
        ("Read me", [["hello"], ["you"]]), ("B", [["id", "job"], ["1", "x"]]), ("C", [["x", "y"], ["1", "2"]])
    )

    sheet = read_sheet(tabs, known=lambda _tab, cells: len({"id", "job"} & set(cells)))

    assert sheet.name == "B"
    assert read_sheet(tabs, sheet="C").columns == ("x", "y")


def test_a_tab_that_is_not_there_is_told():
    with pytest.raises(BadSheet, match="There is no sheet called “Mentorer”"):
        read_sheet(workbook(("A", [["id"], ["1"]])), sheet="Mentorer")


def test_an_open_document_is_read_with_its_repeated_cells():
    def cell(text: str, repeat: int = 1) -> str:
        return f'<table:table-cell table:number-columns-repeated="{repeat}"><text:p>{text}</text:p></table:table-cell>'

    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = (
        f"<table:table-row>{cell('id')}{cell('since')}{cell('job')}{empty}</table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f'<table:table-row>{cell("1")}<table:table-cell office:value-type="date" office:date-value="2026-03-01">'
        f"<text:p>1. marts</text:p></table:table-cell>{cell('nurse')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )

    sheet = read_sheet(open_document(rows), file="a.ods")

    assert [(row.number, row.cells) for row in sheet.rows] == [(4, ("1", "2026-03-01", "nurse"))]


def test_an_open_document_cannot_repeat_itself_beyond_the_limits():
    text = "<text:p>x</text:p></table:table-cell></table:table-row>"
    wide = f'<table:table-row><table:table-cell table:number-columns-repeated="16384">{text}'
    long = f'<table:table-row table:number-rows-repeated="1048576"><table:table-cell>{text}'

    with pytest.raises(BadSheet, match="row 1: The row has more than 500 cells"):
        read_sheet(open_document(wide))
    with pytest.raises(BadSheet, match="more than 50000 rows"):
        read_sheet(open_document(long))


NO_ROWS = "There are no rows. Write the names of the columns in one row, and one person in each row below it."
NEVER_CLOSED = (
    "A quotation mark opens here and is never closed. Close it, or save the file again from your spreadsheet program."
)


@pytest.mark.parametrize(
    ("content", "place", "sentence"),
    [
        (
            b"a,b\n1," + b"x" * 21,
            ", row 2, column B",
            "The cell holds 21 characters, and at most 20 are read. Shorten it.",
        ),
        (b"a,b\n" + b"1,2\n" * 4, "", "There are more than 3 rows. Divide them into several files."),
        (b'a,b\n1,2\n"3,4\n5,6\n', ", row 3", NEVER_CLOSED),
        (b"a,b\n", "", NO_ROWS),
        (b"", "", NO_ROWS),
    ],
)
def test_a_refusal_names_the_place_and_the_mend(content, place, sentence):
    with pytest.raises(BadSheet) as refused:
        read_sheet(content, file="s.csv", limits=SMALL)

    assert str(refused.value) == f"s.csv{place}: {sentence}"


@pytest.mark.parametrize("beginning", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1", b"\x1f\x8b\x08"])
def test_what_is_no_sheet_is_told_by_its_content_whatever_its_name(beginning):
    with pytest.raises(BadSheet, match="This is not a sheet that can be read"):
        read_sheet(beginning + bytes(100), file="people.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_unpacking():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(200_000))

    with pytest.raises(BadSheet, match="and at most 0 MB are read"):
        read_sheet(content.getvalue(), limits=SMALL)


def test_entities_are_refused_wherever_they_stand():
    entities = (b"<sst", b'<!DOCTYPE l [<!ENTITY a "b">]><sst')
    poisoned = repacked(workbook(("A", [["id"], ["x"]])), "xl/sharedStrings.xml", entities)

    with pytest.raises(BadSheet, match="defines XML entities"):
        read_sheet(poisoned)


def test_a_cell_far_out_costs_no_memory_and_is_named():
    poisoned = repacked(workbook(("A", [["id"], ["x"]])), "xl/worksheets/sheet1.xml", (b'r="A2"', b'r="XFD2"'))

    with pytest.raises(BadSheet, match="sheet A, row 2: The row has more than 500 cells"):
        read_sheet(poisoned)


@pytest.mark.parametrize("length", [40, 400, 3000])
def test_half_a_workbook_is_damaged_and_nothing_worse(length):
    with pytest.raises(BadSheet, match="damaged"):
        read_sheet(workbook(("A", [["id"], ["x"]]))[:length], file="half.xlsx")


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(BadSheet, match="The file cannot be read"):
        read_sheet(tmp_path / "nobody.csv")
