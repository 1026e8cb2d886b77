"""Write a message into the outbox, in the reader's language, together with what it tells of."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from mentornet.messages.choices import Channel, Delivery
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Person


def write_message(
    *, to: Person, text_name: str, values: dict[str, Any], once: str, written_at: datetime
) -> OutboxMessage | None:
    """Write a message to a person, to be sent after the transaction has held.

    The text is `messages/{text_name}.txt`, rendered in her language: the first line is the subject, the rest the
    body. Mail if she has an address, else a text message, else the row says that there is no address.

    :param once: names the event; the same event writes once, however often it is told. None comes back then.
    :raises RuntimeError: outside a transaction, because a message must stand or fall with its change (F-4).
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"message {text_name!r} outside a transaction")
    if OutboxMessage.objects.filter(once=once).exists():
        return None
    language = to.language if to.language in dict(settings.LANGUAGES) else "en"
    with translation.override(language):
        text = render_to_string(
            f"messages/{text_name}.txt", {"called_name": to.called_name, "site": settings.SITE_ADDRESS, **values}
        )
    subject, _, body = text.strip().partition("\n")
    channel = Channel.EMAIL if to.email or not to.phone else Channel.SMS
    address = (to.email if channel == Channel.EMAIL else to.phone) or ""
    return OutboxMessage.objects.create(
        person=to,
        channel=channel,
        address=address,
        language=language,
        text_name=text_name,
        once=once,
        subject=subject.strip()[:200],
        body=body.strip(),
        written_at=written_at,
        delivery=Delivery.WAITING if address else Delivery.NO_ADDRESS,
        next_try_at=written_at if address else None,
    )


def forget(person: Person) -> None:
    """Erase every message that was written to her."""
    OutboxMessage.objects.filter(person=person).delete()
