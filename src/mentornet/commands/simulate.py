"""`mentornet simulate`: a year of arrivals under several ways of matching."""

import argparse
import difflib
import sys
from collections.abc import Callable
from pathlib import Path

from mentornet.commands import DONE, OneSentenceParser
from mentornet.foundation.speaking import LANGUAGES, language_of_the_system, speaking

NAME = "simulate"
SUMMARY = "Play a year of arrivals under several ways of matching: waiting, fit and fairness."
POLICIES = (
    "one-by-one", "daily", "weekly", "four-weekly", "daily-held", "weekly-held", "four-weekly-held",
    "daily-by-fit", "weekly-by-fit",
)  # fmt: skip
INVENTED = 600

_EXAMPLE = """\
Each day people come, drawn with replacement from the two sheets (or from invented ones), and leave when their
patience ends. Policies: one-by-one (whoever has waited longest takes her best free mentor), and rounds daily,
weekly or four-weekly; -held: a pair must be worth a share of what the two were worth to those who came lately;
-by-fit: rounds put fit before waiting, whatever the profile's goals say.

examples:
  mentornet simulate --runs 5
  mentornet simulate examples/mentees.csv examples/mentors.csv --mentees-a-day 2 --mentors-a-day 1.5
  mentornet simulate --policy daily,daily-held --hold 90 --patience 120,200 --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = _EXAMPLE
    parser.add_argument("mentees", type=Path, nargs="?", metavar="MENTEES", help="a sheet of mentees to draw from")
    parser.add_argument("mentors", type=Path, nargs="?", metavar="MENTORS", help="a sheet of mentors to draw from")
    parser.add_argument("--profile", default="default", metavar="NAME|FILE.toml", help="a branch's way of matching")
    parser.add_argument("--map", type=Path, metavar="FILE.toml", help="what your own headers mean")
    parser.add_argument(
        "--policy", type=_policies, action="extend", default=[], metavar="NAME[,NAME]", help="which; all if none"
    )
    parser.add_argument(
        "--hold", type=_whole(0, 100), default=80, metavar="PERCENT", help="of the prices, for -held (default 80)"
    )
    parser.add_argument("--days", type=_whole(1, 3650), default=365, metavar="N", help="of one run (default 365)")
    parser.add_argument("--runs", type=_whole(1, 1000), default=10, metavar="N", help="default 10")
    parser.add_argument("--seed", type=_whole(0, 2**31), default=0, metavar="N", help="of all chance (default 0)")
    parser.add_argument("--mentees-a-day", type=_rate, default=6.0, metavar="X", help="on average (default 6)")
    parser.add_argument("--mentors-a-day", type=_rate, default=5.0, metavar="X", help="on average (default 5)")
    parser.add_argument(
        "--patience",
        type=_patience,
        default=(90.0, 150.0),
        metavar="MENTEES,MENTORS",
        help="days that they stay without a match, on average (default 90,150)",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_the_system(), help="of all sentences")
    parser.add_argument("--json", action="store_true", help="print the result for machines")


def run(arguments: argparse.Namespace) -> int:
    """Play the years and print what they came to."""
    if arguments.mentees and not arguments.mentors:
        OneSentenceParser(f"mentornet {NAME}").error("give both sheets, MENTEES and MENTORS, or none")
    with speaking(arguments.lang):
        from mentornet.joining.columns import read_map
        from mentornet.matching.people_on_files import read_two_sides

        if arguments.mentees:
            own = read_map(arguments.map) if arguments.map else {}
            mentees, mentors = read_two_sides(arguments.mentees, arguments.mentors, own=own).facts()
        else:
            from mentornet.demo.strangers import strangers

            mentees, mentors = strangers(INVENTED, seed=arguments.seed)
        # Only now the engine: a sheet that is refused is refused before the memory for numbers is taken.
        from mentornet.matching.engine_room import Rates
        from mentornet.matching.looking_ahead import AskedYear, play_years, years_told
        from mentornet.matching.result_files import json_text

        asked = AskedYear(
            profile=arguments.profile,
            policies=tuple(arguments.policy),
            held_percent=arguments.hold,
            days=arguments.days,
            runs=arguments.runs,
            seed=arguments.seed,
            rates=Rates(arguments.mentees_a_day, arguments.mentors_a_day, *arguments.patience),
        )
        played = play_years(mentees, mentors, asked)
        sys.stdout.write(json_text(played.result()) if arguments.json else years_told(played))
    return DONE


def _policies(words: str) -> list[str]:
    names = [name.strip() for name in words.split(",")]
    for name in names:
        if name not in POLICIES:
            near = difflib.get_close_matches(name, POLICIES, n=1)
            mend = f"did you mean {near[0]}" if near else f"there are {', '.join(POLICIES)}"
            raise argparse.ArgumentTypeError(f"{name!r} is no policy: {mend}")
    return names


def _rate(words: str) -> float:
    try:
        number = float(words)
    except ValueError:
        number = 0.0
    if not 0 < number <= 1000:
        raise argparse.ArgumentTypeError(f"{words!r} is no rate: write a number above 0, such as 2.5")
    return number


def _patience(words: str) -> tuple[float, float]:
    try:
        mentees, mentors = (float(word) for word in words.split(","))
    except ValueError:
        mentees = mentors = 0.0
    if not (0 < mentees <= 36500 and 0 < mentors <= 36500):
        raise argparse.ArgumentTypeError(f"{words!r} is no patience: write days above 0 for both, such as 90,150")
    return mentees, mentors


def _whole(least: int, most: int) -> Callable[[str], int]:
    def whole(words: str) -> int:
        if not words.strip().isdecimal() or not least <= int(words) <= most:
            raise argparse.ArgumentTypeError(f"{words!r} is no whole number from {least} to {most}")
        return int(words)

    return whole
