"""What happens by itself while the site is served: messages leave, and cards whose day has passed are closed."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from mentornet.matching.actions import expire_proposals
from mentornet.messages.sending import deliver_due

log = logging.getLogger(__name__)


def deliver() -> None:
    deliver_due(now=timezone.now())


def close_late_cards() -> None:
    expire_proposals(on=timezone.localdate())


# What is done, and how long after the last time it is done again. Each may be repeated without harm.
DUTIES: tuple[tuple[Callable[[], None], timedelta], ...] = (
    (deliver, timedelta(seconds=5)),
    (close_late_cards, timedelta(minutes=15)),
)


def work_until(stop: threading.Event) -> None:
    """Do every duty at its time until told to stop; a duty that fails is tried again at its next time."""
    due = {duty: timezone.now() for duty, _ in DUTIES}
    while not stop.wait(1):
        for duty, again in DUTIES:
            if timezone.now() < due[duty]:
                continue
            due[duty] = timezone.now() + again
            try:
                duty()
            except Exception as error:  # a busy database passes; the reason is named, never its words
                log.warning("%s rests until its next time: %s", duty.__name__, type(error).__name__)
            finally:
                close_old_connections()
