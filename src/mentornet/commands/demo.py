"""`mentornet demo`: everything from nothing, with invented people, and a ready sign-in link per role."""

import argparse

from mentornet.commands import DONE
from mentornet.commands.serve import prepare_house, refuse, serve_until_stopped, why_not_listen

NAME = "demo"
SUMMARY = "Build the invented network and serve it on this machine."
HOST = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = "Example: mentornet demo --people 4500 --reset"
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument("--people", type=int, default=600, help="how many invented people (default: 600; full: 4500)")
    parser.add_argument("--reset", action="store_true", help="delete everybody in the database and begin again")
    parser.add_argument("--no-serve", action="store_true", help="build, print the links, and stop")


def run(arguments: argparse.Namespace) -> int:
    """Bring the database up to date, build the network unless it stands, print the links, and serve."""
    if not arguments.no_serve and (sentence := why_not_listen(HOST, arguments.port)):
        return refuse(sentence)
    prepare_house(arguments.port)
    from django.conf import settings

    if settings.PRODUCTION:
        return refuse("The demo does not run in production. Unset MENTORNET_PRODUCTION, or use `mentornet serve`.")
    _build_unless_built(people=arguments.people, reset=arguments.reset)
    _print_links(arguments.port)
    if arguments.no_serve:
        return DONE
    print("Serving. Stop with Ctrl+C.", flush=True)
    return serve_until_stopped(host=HOST, port=arguments.port, workers=1)


def _build_unless_built(*, people: int, reset: bool) -> None:
    """Build the network; one that stands is kept.

    :raises AlreadyInhabited: the database holds people who are not invented, and `reset` is not set.
    """
    from django.conf import settings
    from django.utils import timezone

    from mentornet.demo.actions import build

    # The mark that opens the sign-in links: it lies only beside people who are invented.
    mark = settings.DATA_FOLDER / "demo.txt"
    if mark.exists() and not reset and _is_inhabited():
        print("The invented network stands already. Add --reset to build it anew.")
        return
    built = build(people=people, today=timezone.localdate(), reset=reset)
    mark.write_text(f"{built.people} invented people\n", encoding="utf-8")
    print(f"Built: {built.people} invented people, {built.pairs} pairs, five branches.")


def _is_inhabited() -> bool:
    from mentornet.people.models import Person

    return Person.objects.exists()


def _print_links(port: int) -> None:
    from mentornet.demo.signing_in import sign_in_links

    print("", f"The network: http://localhost:{port}/", "Sign in with one click, as:", sep="\n")
    for role, address in sign_in_links(f"http://localhost:{port}"):
        print(f"  {role}:", f"    {address}", sep="\n")
    print(flush=True)
