"""What happens by itself with messages: they leave."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from mentornet.foundation.schedule import every
from mentornet.messages.sending import deliver_due, deliver_one

# So many in one go, so that a worker that is told to stop does not keep the others waiting.
AT_ONCE = 50


@every(timedelta(seconds=5))
def deliver(*, now: datetime) -> int:
    """Send what is due."""
    return deliver_due(now=now, most=AT_ONCE)


@task(priority=100)
def deliver_now(number: int) -> bool:
    """Send one message that cannot wait: somebody stands with her phone in her hand."""
    return deliver_one(number, now=timezone.now())
