"""Who reads a sentence: visitors and participants, in all eight languages, or staff alone, in three.

A sentence is for participants unless every file that says it is for staff: what is not listed here is translated.
"""

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "src" / "mentornet"
# The frame of all staff pages: what stands on it, and what is included only there, is for staff.
STAFF_FRAME = "ui/desk_base.html"
# Whole rooms, and single files, that speak to coordinators, to whoever brings in a sheet, or to a terminal.
STAFF_FILES = (
    "branches/*.py",
    "commands/*",
    "demo/*",
    "desk/*",
    "foundation/bad_sheet.py",
    "foundation/comma_files.py",
    "foundation/ods_files.py",
    "foundation/sheet*.py",
    "foundation/xlsx_files.py",
    "foundation/xml_parts.py",
    "interviewing/arrivals.py",
    "joining/cells.py",
    "joining/columns.py",
    "joining/row_ids.py",
    "joining/sheet_people.py",
    "matching/actions/rounds.py",
    "matching/certificates.py",
    "matching/checked_again.py",
    "matching/edge_files.py",
    "matching/evenness_words.py",
    "matching/looking_ahead.py",
    "matching/missing_mentors.py",
    "matching/on_files.py",
    "matching/people_on_files.py",
    "matching/result_files.py",
    "matching/said_in_terminal.py",
    "matching/stories.py",
    "matching/waiting_reasons.py",
    "messages/templates/messages/appointed.txt",
    "ui/sample_form.py",
    "ui/templates/ui/branch_menu.html",
    "ui/templates/ui/desk_base.html",
    "ui/templates/ui/style_guide.html",
    "*/tests/*",
)
# Words of the framework that it knows in most languages, but not in these two.
FRAMEWORK_WORDS = "ui/calendar_words.py"
FRAMEWORK_LACKS = ("so", "ti")

_TEMPLATE = re.compile(r"""["']([\w/]+\.(?:html|txt|svg|typ))["']""")
_EXTENDS = re.compile(r"""{%\s*extends\s+["']([^"']+)""")


def is_for_participants(files: Iterable[str]) -> bool:
    """Say whether a visitor or a participant can come to see a sentence that these files (below the house) say."""
    files = list(files)
    return not files or not all(is_staff_file(file) for file in files)


def is_staff_file(file: str) -> bool:
    if any(fnmatch(file, pattern) for pattern in STAFF_FILES):
        return True
    _, templates, name = file.partition("/templates/")
    return bool(templates) and name in staff_templates()


@cache
def staff_templates() -> frozenset[str]:
    """The templates that stand on the staff frame, and those that only such templates include."""
    words = {
        str(path).partition("/templates/")[2]: path.read_text(encoding="utf-8")
        for path in HOUSE.glob("*/templates/**/*")
        if path.is_file()
    }
    named_in_code = {
        name
        for path in HOUSE.rglob("*.py")
        if "tests" not in path.parts
        for name in _TEMPLATE.findall(path.read_text(encoding="utf-8"))
    }
    parents = {name: found[1] for name, text in words.items() if (found := _EXTENDS.search(text))}
    named_by = {name: {other for other in words if name in _TEMPLATE.findall(words[other])} for name in words}

    def stands_on_the_frame(name: str) -> bool:
        return name == STAFF_FRAME or (name in parents and stands_on_the_frame(parents[name]))

    staff = {name for name in words if stands_on_the_frame(name)}
    while True:
        more = {
            name
            for name in words.keys() - staff
            if name not in parents and name not in named_in_code and named_by[name] and named_by[name] <= staff
        }
        if not more:
            return frozenset(staff)
        staff |= more
