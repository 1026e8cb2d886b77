"""What happens by itself: the jobs of all rooms at their times, and the tasks that pages have left behind.

The same loop runs in a thread beside the web server and in `mentornet work`; as many of them as you like, on one
machine or several, share the work through the database.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from mentornet.foundation.schedule import enter_jobs, run_due

log = logging.getLogger(__name__)
# A task that has run so long has lost its worker, and is given to another one. So tasks do no harm when repeated.
LOST = timedelta(minutes=15)
# A finished task is kept so long, for whoever looks what went wrong.
KEPT = timedelta(days=2)
SWEPT_EVERY = timedelta(minutes=1)


def work_until(stop: threading.Event, *, pause: float = 1) -> None:
    """Do what is due, again and again, until told to stop; what is begun is finished."""
    swept_at: datetime | None = None
    while not stop.is_set():
        now = timezone.now()
        try:
            if swept_at is None or now - swept_at >= SWEPT_EVERY:
                enter_jobs(now=now)
                give_back_lost_tasks(now=now)
                swept_at = now
            work_once(is_told_to_stop=stop.is_set)
        except Exception as error:  # a busy or restarted database passes; the reason is named, never its words
            log.warning("what is due rests for a moment: %s", type(error).__name__)
        finally:
            close_old_connections()
        stop.wait(pause)


def work_once(*, is_told_to_stop: Callable[[], bool] = lambda: False) -> dict[str, int]:
    """Do what is due now, and return how many things each job did."""
    done = run_tasks(is_told_to_stop=is_told_to_stop)
    return run_due(now=timezone.now(), is_told_to_stop=is_told_to_stop) | ({"tasks": done} if done else {})


def run_tasks(*, is_told_to_stop: Callable[[], bool] = lambda: False) -> int:
    """Run the tasks that wait, the most urgent first; return how many."""
    # The library's own worker ends a process when it is told to stop; this one runs in threads too.
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    done = 0
    while not is_told_to_stop() and (task := _take_task(worker)):
        worker.run_task(task)
        done += 1
    return done


def _take_task(worker: Worker) -> Any:
    """Claim the next task, so that no other worker runs it; nothing when none waits."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():  # no lock is asked for when there is nothing to do
        return None
    with exclusive_transaction():
        task = ready.get_locked()
        if task is not None:
            task.claim(worker.worker_id)
    return task


def give_back_lost_tasks(*, now: datetime) -> int:
    """Let another worker run what a killed one has left, and drop what is long finished; return how many were lost."""
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - LOST)
    return lost.update(status=TaskResultStatus.READY, started_at=None)
