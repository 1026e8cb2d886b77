"""`mentornet receive-mail`: take in answers by mail, one on standard input or a Maildir folder of them."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from mentornet.commands import DONE, in_the_house
from mentornet.foundation.bad_input import BadInput

NAME = "receive-mail"
SUMMARY = "Take in answers to our mail: one message on standard input, or a Maildir folder."
_EPILOG = """
A mail server hands over each message for the reply address by itself, for example in /etc/aliases:

  answer: "|mentornet receive-mail"

or a collector such as fetchmail fills a Maildir folder, whose new messages are taken in and marked as seen:

  mentornet receive-mail --maildir /var/mail/answers
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument(
        "--maildir", metavar="FOLDER", type=Path, help="a Maildir folder; without it one message is read from the input"
    )


def run(arguments: argparse.Namespace) -> int:
    if arguments.maildir is not None and not (arguments.maildir / "new").is_dir():
        raise BadInput(f"{arguments.maildir} is no Maildir folder. Name the folder that holds new, cur and tmp.")
    with in_the_house():
        fates = Counter(_taken_in(arguments.maildir))
    for fate, count in sorted(fates.items()):
        print(f"{count} {fate}")
    return DONE


def _taken_in(folder: Path | None) -> Iterator[str]:
    """Take in each message, and say what became of it."""
    if folder is None:
        yield _receive(sys.stdin.buffer)
        return
    for path in sorted((folder / "new").iterdir()):
        if path.name.startswith(".") or not path.is_file():
            continue
        with path.open("rb") as mail:
            fate = _receive(mail)
        # Moved when it has had its effect: a killed run begins with the same message, which has one effect.
        path.rename(folder / "cur" / f"{path.name.partition(':')[0]}:2,S")
        yield fate


def _receive(mail: BinaryIO) -> str:
    """Take in one message; of one that is too large, only as much is read as shows it."""
    from django.utils import timezone

    from mentornet.following_up.actions import receive_mail
    from mentornet.following_up.choices import MailFate
    from mentornet.following_up.mail_replies import LARGEST_MAIL

    received = receive_mail(raw=mail.read(LARGEST_MAIL + 1), at=timezone.now())
    return str(MailFate(received.fate).label)
