"""Write a sign-in code into the outbox: to a number or an address, of a person or of somebody not yet with us."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from mentornet.messages.choices import Channel
from mentornet.messages.models import OutboxMessage
from mentornet.messages.tasks import deliver_now
from mentornet.people.reaches import Reach

TEXT_NAME = "sign_in_code"
FORGOTTEN_SOON = (TEXT_NAME, "come_back")


def write_code(reach: Reach, code: str, *, language: str, written_at: datetime, really: bool) -> None:
    """Write a code to be sent at once. No person stands beside it, so that it is on nobody's page.

    :param really: false does the same work and leaves nothing behind, so that time tells nobody who is known here.
    """
    write_to_reach(reach, TEXT_NAME, {"code": code}, language=language, written_at=written_at, really=really)


def write_to_reach(
    reach: Reach, text_name: str, values: dict[str, Any], *, language: str, written_at: datetime, really: bool = True
) -> None:
    """Write a text to a number or an address that need be nobody's whom we know."""
    with translation.override(language):
        text = render_to_string(f"messages/{text_name}.txt", values)
    subject, _, body = text.strip().partition("\n")
    with transaction.atomic():
        message = OutboxMessage.objects.create(
            channel=Channel.EMAIL if reach.kind == "email" else Channel.SMS,
            address=reach.value,
            language=language,
            text_name=text_name,
            once=f"{text_name}-{uuid4()}",
            subject=subject.strip()[:200],
            body=body.strip(),
            written_at=written_at,
            next_try_at=written_at,
        )
        deliver_now.enqueue(message.pk)
        if not really:
            transaction.set_rollback(True)


def forget_codes_before(moment: datetime) -> int:
    """Delete what was written to a number or an address of nobody before a moment, and return how many."""
    old = OutboxMessage.objects.filter(text_name__in=FORGOTTEN_SOON, written_at__lt=moment)
    return old.delete()[0]
