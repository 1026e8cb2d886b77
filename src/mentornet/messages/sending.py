"""Send what waits in the outbox: console, file or SMTP, with back-off, at least once, never twice by ourselves.

A message is claimed by one conditional UPDATE before it is sent, so two senders never send the same one, and a
killed sender leaves it to be tried again when its claim runs out. The Message-ID is made from the row, so that a
repeat after a crash is recognized by the receiver's mailbox.
"""

import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from mentornet.messages.choices import Channel, Delivery
from mentornet.messages.models import OutboxMessage

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 8


class NoProvider(Exception):
    """Text messages need a provider, and none is set up."""


CLAIM = timedelta(minutes=10)


def wait_before_next(attempts: int) -> timedelta:
    """Return how long to wait after the n-th failed attempt: 1, 2, 4 ... minutes, at most 12 hours."""
    return min(timedelta(minutes=2 ** (attempts - 1)), timedelta(hours=12))


def deliver_due(*, now: datetime, most: int = 100) -> int:
    """Send the messages that are due, oldest first; return how many were sent."""
    due = OutboxMessage.objects.filter(delivery=Delivery.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
    sent = 0
    for message in due[:most]:
        claimed = OutboxMessage.objects.filter(
            pk=message.pk, delivery=Delivery.WAITING, next_try_at=message.next_try_at
        ).update(next_try_at=now + CLAIM, attempts=message.attempts + 1)
        if claimed:
            message.attempts += 1
            sent += _send(message, now=now)
    return sent


def _send(message: OutboxMessage, *, now: datetime) -> bool:
    try:
        WAYS[settings.MESSAGE_DELIVERY](message)
    except Exception as error:  # whatever the way of sending raises, the row remembers and tries again
        message.last_error = type(error).__name__
        message.next_try_at = now + wait_before_next(message.attempts)
        if message.attempts >= MOST_ATTEMPTS:
            message.delivery, message.next_try_at = Delivery.GIVEN_UP, None
        message.save(update_fields=["delivery", "next_try_at", "last_error"])
        log.warning("message %s not sent at attempt %s: %s", message.pk, message.attempts, message.last_error)
        return False
    message.delivery, message.sent_at, message.next_try_at, message.last_error = Delivery.SENT, now, None, ""
    message.save(update_fields=["delivery", "sent_at", "next_try_at", "last_error"])
    return True


def _as_text(message: OutboxMessage) -> str:
    return f"To: {message.address}\nSubject: {message.subject}\nLanguage: {message.language}\n\n{message.body}\n"


def _to_console(message: OutboxMessage) -> None:
    print(_as_text(message), flush=True)


def _to_file(message: OutboxMessage) -> None:
    folder = Path(settings.MESSAGE_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^a-z0-9_]+", "-", message.text_name)
    (folder / f"{message.pk:08}-{name}-{message.channel}.txt").write_text(_as_text(message), encoding="utf-8")


def _to_smtp(message: OutboxMessage) -> None:
    if message.channel == Channel.SMS:
        raise NoProvider("no provider for text messages is set up")
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    mail = EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.address],
        connection=EmailBackend(),
        headers={"Message-ID": f"<outbox-{message.pk}@{domain}>", "Content-Language": message.language},
    )
    mail.send()


WAYS: dict[str, Callable[[OutboxMessage], None]] = {"console": _to_console, "file": _to_file, "smtp": _to_smtp}
