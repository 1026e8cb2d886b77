"""Send what waits in the outbox: at least once, never twice by ourselves, and never at night without need.

A message is claimed by one conditional UPDATE before it is sent, so two senders never send the same one. A sender
that is killed between sending and writing it down leaves its claim, and when that has run out the message is sent
again: at least once. The repeat carries the same Message-ID, or the same key for the text message provider, by which
whoever takes it knows that it has come already.
"""

import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from mentornet.messages.choices import Channel, Delivery
from mentornet.messages.joining_letters import join_letters
from mentornet.messages.letters import mail_of
from mentornet.messages.models import OutboxMessage
from mentornet.messages.quiet_hours import QuietRules
from mentornet.messages.sms import RefusedForGood, send_sms

log = logging.getLogger(__name__)
# The last try comes about a day and a half after the first, so that a server may be away over night.
MOST_ATTEMPTS = 12
CLAIM = timedelta(minutes=10)


class AddressRefused(RefusedForGood):
    """The mail server of the reader says that there is no such mailbox."""


def wait_before_next(attempts: int) -> timedelta:
    """Return how long to wait after the n-th failed attempt: 1, 2, 4 ... minutes, at most 12 hours."""
    return min(timedelta(minutes=2 ** (attempts - 1)), timedelta(hours=12))


def deliver_due(*, now: datetime, most: int = 100) -> int:
    """Send the messages that are due, codes first, then the oldest; return how many were sent."""
    join_letters(now=now)
    due = OutboxMessage.objects.filter(delivery=Delivery.WAITING, next_try_at__lte=now)
    quiet = QuietRules()
    sent = 0
    for message in due.select_related("person").order_by("-urgent", "next_try_at", "pk")[:most]:
        if message.useful_until and message.useful_until < now:
            _settle(message, delivery=Delivery.TOO_LATE, next_try_at=None)
        elif (later := quiet.earliest(message, now)) > now:
            _settle(message, next_try_at=later)
        elif _settle(message, next_try_at=now + CLAIM, attempts=message.attempts + 1):
            sent += _send(message, now=now)
    return sent


def deliver_one(number: int, *, now: datetime) -> bool:
    """Send one message at once, if it still waits and nobody else has taken it."""
    message = OutboxMessage.objects.filter(pk=number, delivery=Delivery.WAITING, next_try_at__lte=now).first()
    if message is None or not _settle(message, next_try_at=now + CLAIM, attempts=message.attempts + 1):
        return False
    return _send(message, now=now)


def _settle(message: OutboxMessage, **changes: object) -> bool:
    """Change a waiting message, unless another sender has come first."""
    unchanged = OutboxMessage.objects.filter(pk=message.pk, delivery=Delivery.WAITING, next_try_at=message.next_try_at)
    for name, value in changes.items():
        setattr(message, name, value)
    return bool(unchanged.update(**changes))


def _send(message: OutboxMessage, *, now: datetime) -> bool:
    try:
        (send_sms if message.channel == Channel.SMS else WAYS[settings.MESSAGE_DELIVERY])(message)
    except Exception as error:  # whatever the way of sending raises, the row remembers and tries again
        message.last_error = type(error).__name__
        message.next_try_at = now + wait_before_next(message.attempts)
        if message.attempts >= MOST_ATTEMPTS or isinstance(error, RefusedForGood):
            message.delivery, message.next_try_at = Delivery.GIVEN_UP, None
        message.save(update_fields=["delivery", "next_try_at", "last_error"])
        log.warning("message %s not sent at attempt %s: %s", message.pk, message.attempts, message.last_error)
        return False
    message.delivery, message.sent_at, message.next_try_at, message.last_error = Delivery.SENT, now, None, ""
    if message.urgent:  # a code is nobody's to read afterwards
        message.subject = message.body = ""
    message.save(update_fields=["delivery", "sent_at", "next_try_at", "last_error", "subject", "body"])
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
    mail = mail_of(message)
    mail.connection = EmailBackend()
    try:
        mail.send()
    except SMTPRecipientsRefused as refused:
        if all(500 <= code < 600 for code, _ in refused.recipients.values()):
            raise AddressRefused from None
        raise


WAYS: dict[str, Callable[[OutboxMessage], None]] = {"console": _to_console, "file": _to_file, "smtp": _to_smtp}
