"""The signed links by which she chooses, without signing in, which messages she gets."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from mentornet.foundation.signed_links import read_signed, sign, whole_address
from mentornet.messages.choices import Channel, Topic
from mentornet.people.models import Person

_PAGE, _STOP = "messages.letters", "messages.stop"


def choices_token(person: Person) -> str:
    return sign(_PAGE, person.pk)


def choices_address(person: Person, *, language: str) -> str:
    """Return the address of the page on which she chooses."""
    return whole_address("letters-page", choices_token(person), language=language)


def stop_address(person: Person, topics: Iterable[Topic], channel: Channel) -> str:
    """Return the address to which her mail program posts when she presses "unsubscribe" (RFC 8058)."""
    token = sign(_STOP, person.pk, channel, *sorted(topics))
    return f"{settings.SITE_ADDRESS}{reverse('letters-stop', args=[token])}"


def reply_address(token: str) -> str:
    """Return where an answer goes that belongs to something: `answer+TOKEN@example.org`; empty where none is set."""
    name, at, domain = settings.REPLY_ADDRESS.partition("@")
    return f"{name}+{token}@{domain}" if at else ""


def read_choices_token(token: str) -> int:
    """Return the number of the person whose choices a link opens.

    :raises ForgedLink: when we did not write it.
    """
    return int(read_signed(_PAGE, token)[0])


def read_stop_token(token: str) -> tuple[int, Channel, list[Topic]]:
    """Return whose letters, by which way and about what, a link stops.

    :raises ForgedLink: when we did not write it.
    """
    number, channel, *topics = read_signed(_STOP, token)
    return int(number), Channel(channel), [Topic(topic) for topic in topics]
