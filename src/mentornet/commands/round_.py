"""`mentornet round`: let the engine propose pairs in a branch."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentornet.commands import DOES_NOT_HOLD, DONE, in_the_house
from mentornet.commands.days import day

if TYPE_CHECKING:
    from mentornet.matching.models import MatchRun

NAME = "round"
SUMMARY = "Run one match round for a branch, and keep its proposals with reasons and a certificate."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what a round takes."""
    parser.epilog = "Example: mentornet round --branch copenhagen --publish"
    parser.add_argument("--branch", required=True, metavar="NAME", help="the branch, by its name or its code")
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day of the round (today)")
    parser.add_argument("--publish", action="store_true", help="send every card at once")


def run(arguments: argparse.Namespace) -> int:
    """Run the round, tell what it found, and send the cards when that is asked for."""
    with in_the_house():
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from mentornet.branches.named import branch_called
    from mentornet.matching.actions import approve_all, run_round

    branch = branch_called(arguments.branch)
    on = arguments.as_of or timezone.localdate()
    kept = run_round(branch=branch, as_of=on, run_by=None, run_at=timezone.now())
    print(*_told(kept), sep="\n")
    if arguments.publish and kept.proposals.exists():
        sending = approve_all(run=kept, by=None, on=on)
        print(f"Cards sent: {len(sending.sent)}. No longer free: {len(sending.left)}.")
    else:
        print("No card has been sent.")
    blind = kept.certificate["invariance"]["differences"] == 0
    return DONE if kept.certificate["optimal"] and blind else DOES_NOT_HOLD


def _told(kept: "MatchRun") -> Iterator[str]:
    """Tell the pairs by card code, and the proof."""
    proposals = kept.proposals.select_related("mentee__card", "mentor__card")
    pairs = "1 pair" if len(proposals) == 1 else f"{len(proposals)} pairs"
    yield f"{kept.branch.name}, round {kept.number}, {kept.as_of}: {pairs}."
    for proposal in proposals:
        mentee, mentor = proposal.mentee.card.code, proposal.mentor.card.code
        yield f"  {mentee} and {mentor}  fit {proposal.fit / 1000:.2f}  waited {proposal.waited_days} days"
    proof = kept.certificate
    yield f"Optimal: {'yes' if proof['optimal'] else 'no'}, gap {proof['gap']}."
    permutations, differences = proof["invariance"]["permutations"], proof["invariance"]["differences"]
    yield f"Blind: {permutations} exchanges of names and addresses, {differences} differences."
    yield f"Kept with digest {kept.inputs_sha256}."
