"""One letter instead of many: what can wait, and is for the same reader, is sent together."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Count

from mentornet.messages.choices import Channel, Delivery, Kind
from mentornet.messages.links import choices_address
from mentornet.messages.models import OutboxMessage
from mentornet.messages.writing import choices_line, compose

TEXT_NAME = "letters_joined"


class TakenMeanwhile(Exception):
    """Another sender has taken one of the letters."""


def join_letters(*, now: datetime) -> int:
    """Make one letter of what is due to the same reader by the same way; return how many letters were made."""
    due = OutboxMessage.objects.filter(
        kind=Kind.DIGESTIBLE, delivery=Delivery.WAITING, next_try_at__lte=now, attempts=0, person__isnull=False
    )
    readers = due.order_by().values_list("person", "channel", "address", "language").annotate(count=Count("pk"))
    made = 0
    for person, channel, address, language, _count in readers.filter(count__gt=1):
        hers = due.filter(person=person, channel=channel, address=address, language=language)
        letters = list(hers.select_related("person").order_by("written_at", "pk"))
        if len(letters) > 1:
            made += _join(letters, now=now)
    return made


def _join(letters: list[OutboxMessage], *, now: datetime) -> bool:
    first = letters[0]
    assert first.person is not None
    written = compose(TEXT_NAME, {"letters": letters}, called_name=first.person.called_name, language=first.language)
    line = choices_line(choices_address(first.person, language=first.language), language=first.language)
    try:
        with transaction.atomic():
            joined = OutboxMessage.objects.create(
                person=first.person,
                branch=first.branch,
                channel=first.channel,
                address=first.address,
                language=first.language,
                text_name=TEXT_NAME,
                kind=Kind.OPTIONAL,
                once=f"joined-{first.pk}",
                subject=written.subject,
                body=f"{written.body}\n\n{line}" if first.channel == Channel.EMAIL else written.phone,
                written_at=now,
                next_try_at=now,
            )
            numbers = [letter.pk for letter in letters]
            taken = OutboxMessage.objects.filter(pk__in=numbers, delivery=Delivery.WAITING, attempts=0).update(
                delivery=Delivery.JOINED, next_try_at=None, joined_into=joined
            )
            if taken != len(letters):
                raise TakenMeanwhile
    except (TakenMeanwhile, IntegrityError):  # another sender joins them in the same moment
        return False
    return True
