"""Send a text message: to the console, to a file, or through any provider that takes a POST over HTTP.

An adapter takes one message and returns when it has been taken over; every other outcome is an exception. What went
wrong is told by kind alone: neither number, words nor secret stand in an error or in the log.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from mentornet.messages.models import OutboxMessage

# 408 and 429 ask to come again; every other 4xx says that it never will be taken.
COME_AGAIN = frozenset({408, 425, 429})


class NoProvider(Exception):
    """Text messages need a provider, and none is set up."""


class RefusedForGood(Exception):
    """Whoever should carry or take the message says that it never will."""


class ProviderRefused(RefusedForGood):
    """The provider says that it will never send this: the number is wrong, or we may not send there."""


class ProviderIsDown(Exception):
    """The provider cannot be reached, is too slow, or asks to come again."""


def send_sms(message: OutboxMessage) -> None:
    """Send a text message the way that the installation has chosen.

    :raises NoProvider: when it has chosen none.
    :raises ProviderRefused: when trying again would not help.
    :raises ProviderIsDown: when it may help.
    """
    WAYS[settings.SMS_DELIVERY](message)


def _to_nobody(message: OutboxMessage) -> None:
    raise NoProvider


def _to_console(message: OutboxMessage) -> None:
    print(f"To: {message.address}\n\n{message.body}\n", flush=True)


def _to_file(message: OutboxMessage) -> None:
    folder = Path(settings.MESSAGE_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^a-z0-9_]+", "-", message.text_name)
    words = f"To: {message.address}\nLanguage: {message.language}\n\n{message.body}\n"
    (folder / f"{message.pk:08}-{name}-sms.txt").write_text(words, encoding="utf-8")


def _to_provider(message: OutboxMessage) -> None:
    try:
        with _OPENER.open(request_for(message), timeout=settings.SMS_TIMEOUT) as answer:
            answer.read(1_000)
    except HTTPError as error:
        error.close()
        if 400 <= error.code < 500 and error.code not in COME_AGAIN:
            raise ProviderRefused from None
        raise ProviderIsDown from None
    except OSError:  # no such host, no answer, cut off, too slow
        raise ProviderIsDown from None


def request_for(message: OutboxMessage) -> Request:
    """Write the POST that asks the provider to send this; the same message always carries the same key."""
    facts = {
        "to": message.address,
        "text": message.body,
        "sender": settings.SMS_SENDER,
        "key": message_key(message),
    }
    fields = {theirs: facts[ours] for ours, theirs in read_pairs(settings.SMS_FIELDS, ",", "=").items()}
    is_form = settings.SMS_BODY == "form"
    body = urlencode(fields) if is_form else json.dumps(fields, ensure_ascii=False)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded" if is_form else "application/json; charset=utf-8",
        "Accept": "application/json, text/plain",
        "User-Agent": "mentornet",
        settings.SMS_KEY_HEADER: message_key(message),
    }
    if settings.SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.SMS_TOKEN}"
    headers |= read_pairs(settings.SMS_HEADERS, "|", ":")
    return Request(settings.SMS_URL, data=body.encode(), headers=headers, method="POST")


def message_key(message: OutboxMessage) -> str:
    """Return what names this message to a provider, the same at every try, so that a repeat is recognized."""
    return f"mentornet-{message.pk}-{message.written_at:%Y%m%d%H%M%S}"


def read_pairs(written: str, between: str, equals: str) -> dict[str, str]:
    """Read `to=recipient, text=message` or `Name: value | Name: value`."""
    pairs = (part.partition(equals) for part in written.split(between) if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


class _NowhereElse(HTTPRedirectHandler):
    """Follow nobody elsewhere: our token and her number are for the provider alone."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = build_opener(_NowhereElse)
WAYS: dict[str, Callable[[OutboxMessage], None]] = {
    "none": _to_nobody,
    "console": _to_console,
    "file": _to_file,
    "http": _to_provider,
}
