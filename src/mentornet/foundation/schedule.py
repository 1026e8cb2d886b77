"""What happens by itself: each room says in its `tasks.py` what is done again and again, and how often.

A row for each job remembers when it is due. A worker takes it by one conditional UPDATE, so of two workers one runs
it. After a pause of days it runs once, for the moment that it is now; a worker that died leaves its job to the
others when its claim has run out, so a job must do no harm when it is repeated.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from django.db.models import Q

from mentornet.foundation.models import ScheduledJob

log = logging.getLogger(__name__)
ROOMS = Path(__file__).parent.parent


# So long a job belongs to the worker that took it.
CLAIM = timedelta(minutes=15)
# A job that is later than this has nobody who runs it.
BEHIND = timedelta(minutes=10)


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


def wait_after(failures: int) -> timedelta:
    """Return how long to wait after the n-th failure in a row: 10, 20, 40 ... seconds, at most an hour."""
    return min(timedelta(seconds=10 * 2 ** min(failures - 1, 20)), timedelta(hours=1))


def enter_jobs(*, now: datetime) -> None:
    """Give every job its row; one that is new is due at once."""
    rows = [ScheduledJob(name=recurring.name, due_at=now) for recurring in recurring_jobs()]
    ScheduledJob.objects.bulk_create(rows, ignore_conflicts=True)


def run_due(*, now: datetime, is_told_to_stop: Callable[[], bool] = lambda: False) -> dict[str, int]:
    """Run every job that is due and that no other worker has taken; return what each did.

    A job that fails is noted by the class of its error, rests for a while, and does not stop the others.

    :param is_told_to_stop: asked before each job; the one that runs is finished.
    """
    did = {}
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    for row in ScheduledJob.objects.filter(free, due_at__lte=now, name__in=list(_known)).order_by("due_at", "name"):
        if is_told_to_stop():
            break
        claimed = ScheduledJob.objects.filter(free, pk=row.pk, due_at=row.due_at).update(claimed_until=now + CLAIM)
        if claimed and (count := _run(row, now=now)) is not None:
            did[row.name] = count
    return did


def _run(row: ScheduledJob, *, now: datetime) -> int | None:
    recurring = _known[row.name]
    ours = ScheduledJob.objects.filter(pk=row.pk, claimed_until=now + CLAIM)
    try:
        count = recurring.job(now=now)
    except Exception as error:  # whatever a job raises, the others go on; its words may hold a name
        failures = row.failures + 1
        log.warning("%s failed the %s. time in a row: %s", row.name, failures, type(error).__name__)
        ours.update(
            claimed_until=None,
            due_at=now + wait_after(failures),
            failures=failures,
            last_error=type(error).__name__[:80],
        )
        return None
    ours.update(
        claimed_until=None, due_at=now + recurring.every, ran_at=now, did=max(count, 0), failures=0, last_error=""
    )
    return count


def jobs_behind(*, now: datetime) -> list[str]:
    """Name the jobs that should have run long since: nobody works, or they fail again and again."""
    late = ScheduledJob.objects.filter(Q(due_at__lt=now - BEHIND) | Q(failures__gte=3))
    return list(late.order_by("name").values_list("name", flat=True))
