"""`mentornet match`: the people of two sheets, matched without the web site."""

import argparse
import sys
from pathlib import Path

from mentornet.commands import DONE
from mentornet.commands.days import day
from mentornet.foundation.speaking import LANGUAGES, language_of_the_system, speaking

NAME = "match"
SUMMARY = "Match the mentees of one sheet with the mentors of another."

_EXAMPLE = """\
Sheets are .csv, .xlsx or .ods. The header may stand below a title, in Danish, English or German; the answer says
which column became what, and which it never reads for matching (origin, nationality, faith, name, photo, ...).

examples:
  mentornet match examples/mentees.csv examples/mentors.csv
  mentornet match examples/people.da.xlsx examples/people.da.xlsx --lang da --out pairs.xlsx
  mentornet match mentees.csv mentors.csv --lock M-17=M-204 --veto M-9=M-31 --certificate proof.json --json

a map file (--map) says what your own headers mean:
  [columns]
  "What she dreams of" = "wanted_job"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = _EXAMPLE
    parser.add_argument("mentees", type=Path, metavar="MENTEES", help="the sheet of mentees")
    parser.add_argument("mentors", type=Path, metavar="MENTORS", help="the sheet of mentors")
    parser.add_argument("--profile", default="default", metavar="NAME|FILE.toml", help="a branch's way of matching")
    parser.add_argument(
        "--as-of", type=day, metavar="YYYY-MM-DD", help="the day until which waiting is counted (default: the latest)"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the draw between equals (default 0)")
    parser.add_argument(
        "--lock", type=_pair, action="append", default=[], metavar="MENTEE=MENTOR", help="must be a pair"
    )
    parser.add_argument(
        "--veto", type=_pair, action="append", default=[], metavar="MENTEE=MENTOR", help="must be no pair"
    )
    parser.add_argument("--map", type=Path, metavar="FILE.toml", help="what your own headers mean")
    parser.add_argument("--mentee-sheet", "--sheet", default="", metavar="NAME", help="the tab of the mentees")
    parser.add_argument("--mentor-sheet", default="", metavar="NAME", help="the tab of the mentors")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the result as .csv, .xlsx or .json")
    parser.add_argument("--certificate", type=Path, metavar="FILE.json", help="write the proof for `mentornet verify`")
    parser.add_argument(
        "--permutations", type=int, metavar="N", help="of what is never read (default: 20, large sheets 5)"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_the_system(), help="of all sentences")
    parser.add_argument("--json", action="store_true", help="print the result for machines")


def run(arguments: argparse.Namespace) -> int:
    """Match, write what was asked for, and print the rest."""
    with speaking(arguments.lang):
        # Loaded here, so that help and usage answer at once.
        from mentornet.joining.columns import read_map
        from mentornet.matching.people_on_files import read_two_sides
        from mentornet.matching.result_files import check_places, json_text, result_bytes, write_whole

        sheets = (arguments.mentees, arguments.mentors)
        check_places(out=arguments.out, certificate=arguments.certificate, read=sheets)
        sides = read_two_sides(
            *sheets,
            own=read_map(arguments.map) if arguments.map else {},
            mentee_sheet=arguments.mentee_sheet,
            mentor_sheet=arguments.mentor_sheet,
        )
        # Only now the engine: a sheet that is refused is refused before the memory for numbers is taken.
        from mentornet.matching.on_files import Asked, match_sides
        from mentornet.matching.said_in_terminal import told

        asked = Asked(
            profile=arguments.profile,
            as_of=arguments.as_of,
            seed=arguments.seed,
            locks=tuple(arguments.lock),
            vetoes=tuple(arguments.veto),
            permutations=arguments.permutations,
        )
        matched = match_sides(sides, asked)
        result = matched.result(arguments.lang)
        files = {}
        if arguments.out:
            files[arguments.out] = result_bytes(result, arguments.out)
        if arguments.certificate:
            files[arguments.certificate] = json_text(matched.certificate_file()).encode()
        write_whole(files)
        sys.stdout.write(json_text(result) if arguments.json else told(matched, result, arguments.lang))
    return DONE


def _pair(words: str) -> tuple[str, str]:
    mentee, equals, mentor = words.partition("=")
    if not (mentee.strip() and equals and mentor.strip()):
        raise argparse.ArgumentTypeError(f"{words!r} is no pair: write MENTEE=MENTOR, such as M-17=M-204")
    return mentee.strip(), mentor.strip()
