"""What happens by itself: each room says in its `tasks.py` what is done again and again, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

ROOMS = Path(__file__).parent.parent


class Job(Protocol):
    """Does what is due at a moment, and returns how many things it did. Repeating it does no harm."""

    __name__: str
    __module__: str

    def __call__(self, *, now: datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job, and how long after it ran it runs again."""

    job: Job
    every: timedelta

    @property
    def name(self) -> str:
        """The room and the job, as `following_up.ask_how_it_goes`."""
        return f"{self.job.__module__.split('.')[1]}.{self.job.__name__}"


_known: dict[str, Recurring] = {}


def every(interval: timedelta) -> Callable[[Job], Job]:
    """Mark a function of a room's `tasks.py` as a job that runs again after this interval."""

    def mark(job: Job) -> Job:
        recurring = Recurring(job, interval)
        _known[recurring.name] = recurring
        return job

    return mark


def recurring_jobs() -> list[Recurring]:
    """Return the jobs of all rooms, by name."""
    for room in sorted(ROOMS.glob("*/tasks.py")):
        name = f"mentornet.{room.parent.name}.tasks"
        if find_spec(name):
            import_module(name)
    return [_known[name] for name in sorted(_known)]


def run_all(*, now: datetime) -> dict[str, int]:
    """Run every job once, as if all were due; return what each did. A test moves the clock, then calls this."""
    return {recurring.name: recurring.job(now=now) for recurring in recurring_jobs()}
