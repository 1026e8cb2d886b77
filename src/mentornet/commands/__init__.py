"""The subcommands: every module here but `by_itself` and `days` is one, and is loaded only when it is asked for.

A module says `NAME` and `SUMMARY`, and has `add_arguments(parser)` and `run(arguments) -> exit code`. A trailing
underscore keeps a module's name from being a word of Python: `import_.py` is `mentornet import`.
"""

import argparse
import difflib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pkgutil import iter_modules
from typing import NoReturn, Protocol, cast

DONE, DOES_NOT_HOLD, BAD_INPUT = 0, 1, 2
# What lies here beside the commands.
_NO_COMMANDS = frozenset({"by_itself", "days", "tests"})

_ABOUT = "mentornet runs a mentor network: from a spreadsheet row to a started match."
_EXAMPLE = "Example: mentornet match examples/mentees.csv examples/mentors.csv"


class Command(Protocol):
    """What a module of this folder offers."""

    NAME: str
    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments the command takes; the parser's `epilog` is for an example."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and return the exit code."""


class OneSentenceParser(argparse.ArgumentParser):
    """A parser that tells wrong usage in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        self.exit(BAD_INPUT, f"{self.prog}: {message}. See `{self.prog} --help`.\n")


def parser_for(words: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """Find the command that is asked for and read its arguments.

    :raises SystemExit: after help was printed (0), or when the words cannot be read (2).
    """
    if not words or words[0] in ("-h", "--help", "help"):
        _print_help()
        raise SystemExit(DONE)
    name = words[0]
    if name not in _modules():
        near = difflib.get_close_matches(name, _modules(), n=1)
        mend = f"Did you mean `mentornet {near[0]}`?" if near else "See `mentornet --help`."
        OneSentenceParser("mentornet").exit(BAD_INPUT, f"mentornet: There is no command {name!r}. {mend}\n")
    command = _load(name)
    parser = OneSentenceParser(
        f"mentornet {name}", description=command.SUMMARY, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_arguments(parser)
    return command, parser.parse_args(list(words[1:]))


@contextmanager
def in_the_house(*, up_to_date: bool = False) -> Iterator[None]:
    """Start Django, and speak English to whoever sits at the command line.

    :param up_to_date: make the database first, or bring it up to date, for commands that may be a network's first.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentornet.settings")
    import django
    from django.utils import translation

    django.setup()
    with translation.override("en"):
        if up_to_date:
            from django.conf import settings
            from django.core.management import call_command

            settings.DATA_FOLDER.mkdir(parents=True, exist_ok=True)
            call_command("migrate", verbosity=0, interactive=False)
        yield


def _print_help() -> None:
    names = sorted(_modules())
    lines = (f"  {name:<{max(map(len, names))}}  {_load(name).SUMMARY}" for name in names)
    print(_ABOUT, "", "usage: mentornet COMMAND ...", "", *lines, "", _EXAMPLE, sep="\n")
    print("Each command tells more with --help.")


def _modules() -> dict[str, str]:
    names = (module.name for module in iter_modules(__path__) if module.name not in _NO_COMMANDS)
    return {name.rstrip("_").replace("_", "-"): name for name in names}


def _load(name: str) -> Command:
    return cast(Command, import_module(f"{__name__}.{_modules()[name]}"))
