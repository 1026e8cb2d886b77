"""`mentornet work`: do what happens by itself, beside a site that is served elsewhere."""

import argparse
import signal
import threading
from types import FrameType

from mentornet.commands import DONE, in_the_house

NAME = "work"
SUMMARY = "Send the messages that wait, and do whatever else is due."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = "Example: mentornet work --once"
    parser.add_argument("--once", action="store_true", help="do what is due now, and stop")


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop (SIGTERM or Ctrl+C); what has begun is finished first."""
    with in_the_house(up_to_date=True):
        from mentornet.commands.serve import refuse, why_not_start

        if sentence := why_not_start():
            return refuse(sentence)
        if arguments.once:
            return _once()
        return _until_stopped()


def _once() -> int:
    from django.utils import timezone

    from mentornet.commands.by_itself import give_back_lost_tasks, work_once
    from mentornet.foundation.schedule import enter_jobs

    enter_jobs(now=timezone.now())
    give_back_lost_tasks(now=timezone.now())
    for name, count in sorted(work_once().items()):
        print(f"{name}: {count}")
    return DONE


def _until_stopped() -> int:
    from mentornet.commands.by_itself import work_until

    stop = threading.Event()

    def tell(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    print("Working. Stop with Ctrl+C.", flush=True)
    work_until(stop)
    return DONE
