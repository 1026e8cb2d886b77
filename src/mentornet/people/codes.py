"""Six digits to a phone or a mailbox, typed back within ten minutes: that is how participants show who they are.

The code lives in the session of the browser that asked for it, as a keyed hash: it opens nothing in another browser,
works once, for ten minutes and five tries (AU-4).
"""

import secrets
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.module_loading import import_string

from mentornet.people.reaches import Reach

LASTS = timedelta(minutes=10)
MOST_TRIES = 5
_SALT = "mentornet.people.codes"


class Checked(Enum):
    RIGHT = "right"
    WRONG = "wrong"
    TOO_LATE = "too late"
    TOO_OFTEN = "too often"
    NONE_SENT = "none sent"


class CodeWriter(Protocol):
    """Writes a code into the outbox, in a language."""

    def __call__(self, reach: Reach, code: str, *, language: str, written_at: datetime, really: bool) -> None: ...


def send_code(
    request: HttpRequest, purpose: str, reach: Reach, *, language: str, at: datetime, really: bool = True
) -> None:
    """Draw a code for a purpose and write it to a number or an address.

    :param really: false where nobody may learn that nobody is reached there: the same work is done, nothing is sent.
    """
    code = f"{secrets.randbelow(1_000_000):06}"
    kept: dict[str, Any] = {
        "hash": _hash(purpose, reach.value, code),
        "kind": reach.kind,
        "value": reach.value,
        "sent_at": at.timestamp(),
        "tries": 0,
    }
    request.session[f"code.{purpose}"] = kept
    write: CodeWriter = import_string(settings.CODE_WRITER)
    write(reach, code, language=language, written_at=at, really=really)


def code_sent_to(request: HttpRequest, purpose: str) -> Reach | None:
    """Return where this browser has a code waiting for, if it has asked for one."""
    kept = request.session.get(f"code.{purpose}")
    return Reach(kept["kind"], kept["value"]) if kept else None


def check_code(request: HttpRequest, purpose: str, typed: str, *, at: datetime) -> Checked:
    """Tell whether what was typed is the code; a right one is spent, and every wrong one counts."""
    kept = request.session.get(f"code.{purpose}")
    if not kept:
        return Checked.NONE_SENT
    if at.timestamp() > kept["sent_at"] + LASTS.total_seconds():
        return Checked.TOO_LATE
    if kept["tries"] >= MOST_TRIES:
        return Checked.TOO_OFTEN
    if constant_time_compare(kept["hash"], _hash(purpose, kept["value"], typed)):
        del request.session[f"code.{purpose}"]
        return Checked.RIGHT
    request.session[f"code.{purpose}"] = {**kept, "tries": kept["tries"] + 1}
    return Checked.WRONG if kept["tries"] + 1 < MOST_TRIES else Checked.TOO_OFTEN


def _hash(purpose: str, value: str, code: str) -> str:
    return salted_hmac(_SALT, f"{purpose} {value} {code}", algorithm="sha256").hexdigest()
