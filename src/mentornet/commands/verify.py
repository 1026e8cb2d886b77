"""`mentornet verify`: a result, checked again from nothing."""

import argparse
import json
from pathlib import Path

from mentornet.commands import DOES_NOT_HOLD, DONE
from mentornet.foundation.speaking import LANGUAGES, language_of_the_system, speaking

NAME = "verify"
SUMMARY = "Check a result from nothing: valid, optimal by its prices, and blind to what may never be read."

_EXAMPLE = """\
Ends with 1 when a check does not hold, and names it.

example:
  mentornet match mentees.csv mentors.csv --certificate proof.json --out result.json
  mentornet verify proof.json mentees.csv mentors.csv result.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = _EXAMPLE
    parser.add_argument("certificate", type=Path, metavar="CERTIFICATE", help="what match --certificate wrote")
    parser.add_argument("mentees", type=Path, metavar="MENTEES", help="the sheet of mentees")
    parser.add_argument("mentors", type=Path, metavar="MENTORS", help="the sheet of mentors")
    parser.add_argument("result", type=Path, metavar="RESULT", help="what match --out wrote")
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_the_system(), help="of all sentences")
    parser.add_argument("--json", action="store_true", help="print the checks for machines")


def run(arguments: argparse.Namespace) -> int:
    """Make all checks and print each with what does not hold."""
    with speaking(arguments.lang):
        from mentornet.matching.checked_again import check_again
        from mentornet.matching.said_in_terminal import checks_told

        checks = check_again(arguments.certificate, arguments.mentees, arguments.mentors, arguments.result)
        if arguments.json:
            print(json.dumps({check.name: list(check.failures) for check in checks}, ensure_ascii=False, indent=2))
        else:
            print(checks_told(checks), end="")
    return DONE if all(check.holds for check in checks) else DOES_NOT_HOLD
