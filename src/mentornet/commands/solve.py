"""`mentornet solve`: the bare engine on a file of edges."""

import argparse
import json
import sys
from pathlib import Path

from mentornet.commands import DOES_NOT_HOLD, DONE
from mentornet.foundation.speaking import LANGUAGES, language_of_the_system, speaking

NAME = "solve"
SUMMARY = "Find the heaviest assignment of any weighted edges, with the bound that proves it."

_EXAMPLE = """\
EDGES is a .csv with the columns left,right,weight (whole numbers), or a .npz (or .parquet) with arrays of these
names. Each is used once, unless a file of places says otherwise: one number a row, or left,places.
Leaving somebody alone is allowed, so weights of 0 or less are never used.

example:
  printf 'left,right,weight\\n0,0,5\\n0,1,8\\n1,1,6\\n' > edges.csv
  mentornet solve edges.csv --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = _EXAMPLE
    parser.add_argument("edges", type=Path, metavar="EDGES", help="the file of edges")
    parser.add_argument("--left-places", type=Path, metavar="FILE", help="how many partners each on the left may have")
    parser.add_argument("--right-places", type=Path, metavar="FILE", help="the same for the right")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the result as .json, or its pairs as .csv")
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_the_system(), help="of all sentences")
    parser.add_argument("--json", action="store_true", help="print the result for machines")


def run(arguments: argparse.Namespace) -> int:
    """Solve, write what was asked for, and print the rest."""
    with speaking(arguments.lang):
        from mentornet.matching.edge_files import BadEdges, read_edges
        from mentornet.matching.engine_room import solve_edges
        from mentornet.matching.result_files import check_places, write_whole

        read = filter(None, (arguments.edges, arguments.left_places, arguments.right_places))
        check_places(out=arguments.out, certificate=None, read=read)
        edges = read_edges(arguments.edges, left_places=arguments.left_places, right_places=arguments.right_places)
        try:
            found = solve_edges(edges.left, edges.right, edges.weight, edges.left_places, edges.right_places)
        except ValueError as wrong:
            raise BadEdges(f"{arguments.edges.name}: {wrong}") from None
        left, right = edges.left_names[found.pairs[:, 0]], edges.right_names[found.pairs[:, 1]]
        pairs = [[int(one), int(other)] for one, other in zip(left, right, strict=True)]
        numbers = {"matched": found.matched, "weight": found.weight, "dual_bound": found.dual_bound, "gap": found.gap}
        text = json.dumps({"pairs": pairs, **numbers, "seconds": round(found.seconds, 6)}) + "\n"
        if arguments.out:
            as_csv = "left,right\n" + "".join(f"{one},{other}\n" for one, other in pairs)
            is_csv = arguments.out.suffix.casefold() == ".csv"
            write_whole({arguments.out: (as_csv if is_csv else text).encode()})
        if arguments.json:
            sys.stdout.write(text)
        else:
            print(", ".join(f"{name} {number}" for name, number in numbers.items()))
    return DONE if found.gap == 0 else DOES_NOT_HOLD
