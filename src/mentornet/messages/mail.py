"""Mail that a library sends (password reset, new passkey) goes through the same outbox as our own."""

from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone, translation

from mentornet.messages.choices import Channel
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Person


class OutboxBackend(BaseEmailBackend):
    """Write each message of a library into the outbox instead of sending it at once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                for address in message.to:
                    OutboxMessage.objects.create(
                        person=Person.objects.filter(email=address).first(),
                        channel=Channel.EMAIL,
                        address=address,
                        language=translation.get_language() or "da",
                        text_name="account",
                        once=f"account-{uuid4()}",
                        subject=str(message.subject)[:200],
                        body=str(message.body),
                        written_at=timezone.now(),
                        next_try_at=timezone.now(),
                    )
        return len(email_messages)
