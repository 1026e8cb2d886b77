"""`mentornet open-branch`: make a branch, the first thing that a network does here."""

import argparse

from mentornet.commands import DONE, in_the_house
from mentornet.commands.days import day

NAME = "open-branch"
SUMMARY = "Make a branch, with the day it opens, the municipalities it covers, and its profile."
STAGES = ("planned", "establishing", "open")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what a branch is made of."""
    parser.epilog = 'Example: mentornet open-branch odense --name Odense --municipality "Odense" --profile default'
    parser.add_argument("code", help="a short name for addresses, such as odense or north-hill")
    parser.add_argument("--name", required=True, help="the name that people read")
    parser.add_argument("--host", default="", help="the organisation that answers for the branch")
    parser.add_argument(
        "--municipality", action="append", default=[], metavar="NAME", help="a municipality it covers; may be repeated"
    )
    parser.add_argument("--profile", default="default", metavar="NAME|FILE.toml", help="a starter profile, or your own")
    parser.add_argument("--stage", choices=STAGES, default="open", help="how far it has come (default: open)")
    parser.add_argument("--from", dest="from_on", type=day, metavar="YYYY-MM-DD", help="since when (today)")


def run(arguments: argparse.Namespace) -> int:
    """Make the branch, and say what comes next."""
    with in_the_house(up_to_date=True):
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    from django.utils import timezone
    from django.utils.text import slugify

    from mentornet.branches.actions import open_branch
    from mentornet.branches.choices import BranchStage
    from mentornet.branches.profile import load_profile
    from mentornet.foundation.bad_input import BadInput
    from mentornet.vocabularies.places import place_of

    if slugify(arguments.code) != arguments.code:
        raise BadInput(f"“{arguments.code}” cannot stand in an address. Write “{slugify(arguments.code) or 'north'}”.")
    municipalities = []
    for name in arguments.municipality:
        place = place_of(name)
        if place is None:
            raise BadInput(f"“{name}” is no municipality that is known here. Check how it is written.")
        municipalities.append(place.municipality)
    now = timezone.now()
    branch = open_branch(
        code=arguments.code,
        name=arguments.name,
        host=arguments.host,
        municipalities=municipalities,
        stage=BranchStage(arguments.stage),
        from_on=arguments.from_on or timezone.localdate(),
        profile=load_profile(arguments.profile),
        opened_at=now,
        by=None,
    )
    print(f"{branch.name} is there: /branches/{branch.code}/")
    print(f"Next, appoint its coordinator: mentornet appoint NAME@example.org --name NAME --branch {branch.code}")
    return DONE
