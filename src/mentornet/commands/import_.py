"""`mentornet import`: bring a sheet of people into a branch."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mentornet.commands import DONE, in_the_house

if TYPE_CHECKING:
    from mentornet.branches.models import Branch
    from mentornet.interviewing.arrivals import Preview

NAME = "import"
SUMMARY = "Bring people into the network from a sheet: preview first, all or nothing, the same file twice adds nobody."
_ROLES = ("mentee", "mentor")
_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the import takes."""
    parser.epilog = "Example: mentornet import women.xlsx --role mentee --branch copenhagen --dry-run"
    parser.add_argument("file", type=Path, metavar="FILE", help=".csv, .xlsx or .ods")
    parser.add_argument("--role", required=True, choices=_ROLES, help="what the people of the sheet wish to be")
    parser.add_argument("--branch", required=True, metavar="NAME", help="the branch, by its name or its code")
    parser.add_argument("--map", type=Path, metavar="FILE.toml", help="what the sheet's headers mean")
    parser.add_argument("--sheet", default="", metavar="NAME", help="which tab of a workbook")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Preview the sheet, say what became of it, and bring it in unless it is a dry run."""
    with in_the_house():
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from mentornet.branches.named import branch_called
    from mentornet.interviewing.arrivals import bring_in, preview_arrivals
    from mentornet.joining.columns import read_map
    from mentornet.joining.sheet_people import read_people

    branch = branch_called(arguments.branch)
    own = read_map(arguments.map) if arguments.map else None
    sheet = read_people(arguments.file, role=arguments.role, sheet=arguments.sheet, own=own)
    today = timezone.localdate()
    preview = preview_arrivals(sheet, branch=branch, role=arguments.role, as_of=today)
    print(*_told(preview, branch), sep="\n")
    if preview.refused:
        raise preview.refusal()
    if arguments.dry_run:
        print("Nothing has been written: this was a dry run.")
        return DONE
    brought = bring_in(sheet, branch=branch, role=arguments.role, by=None, at=timezone.now(), on=today, said_yes=False)
    print(f"Brought in {brought.added if brought else 0} of {len(preview.fates)}.")
    return DONE


def _told(preview: "Preview", branch: "Branch") -> Iterator[str]:
    """Tell what became of the columns and the rows."""
    sheet = preview.sheet
    where = f"{sheet.file}, sheet {sheet.name}" if sheet.name else sheet.file
    yield f"{where}: {len(preview.fates)} people for {branch.name}; the header stands in row {sheet.header_row}."
    for used in (*sheet.mapping.person, *sheet.mapping.used):
        yield f"  {used.header} is read as {used.column}"
    for ignored in sheet.mapping.ignored:
        perhaps = f" (did you mean {ignored.perhaps}?)" if ignored.perhaps else ""
        yield f"  {ignored.header} is not read{perhaps}"
    for header in sheet.never_read:
        yield f"  {header} is never read here and is not kept"
    for odd in sheet.not_understood[:_SHOWN]:
        yield f"  row {odd.row}, {odd.header}: “{odd.words}” is not understood and left out"
    if len(sheet.not_understood) > _SHOWN:
        yield f"  and {len(sheet.not_understood) - _SHOWN} more that are not understood"
    yield f"New: {len(preview.new)}. Already here: {len(preview.already_here)}. Refused: {len(preview.refused)}."
    for fate in preview.refused[:_SHOWN]:
        yield f"  row {fate.person.row}: {fate.why}"
