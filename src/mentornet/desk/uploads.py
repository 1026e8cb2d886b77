"""A sheet between its preview and the word that brings it in: on our disk, for an hour, for one account only."""

import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404

from mentornet.branches.models import Branch
from mentornet.people.models import Account

HOUR = 3600
_SALT = "mentornet.desk.uploads"


@dataclass(frozen=True, slots=True)
class Upload:
    """A kept sheet: where it lies, what she calls it, and the role of the people on it."""

    path: Path
    file: str
    role: str

    def content(self) -> bytes:
        return self.path.read_bytes()

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


class Forgotten(Exception):
    """The hour is over, or the sheet has been brought in; it is no longer kept."""


def keep(content: bytes, *, file: str, role: str, branch: Branch, account: Account) -> str:
    """Keep a sheet under a random name and return the token that finds it again; older ones are thrown away."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    throw_away_old()
    name = secrets.token_hex(16)
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(content)
    words = {"name": name, "file": file[-80:], "role": role, "branch": branch.pk, "account": account.pk}
    return signing.dumps(words, salt=_SALT, compress=True)


def find(token: str, *, branch: Branch, account: Account) -> Upload:
    """Find a kept sheet.

    :raises Forgotten: its hour is over.
    :raises Http404: the token is not ours, or is somebody else's or another branch's.
    """
    try:
        words: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=HOUR)
    except signing.SignatureExpired:
        raise Forgotten from None
    except signing.BadSignature:
        raise Http404 from None
    if (words["branch"], words["account"]) != (branch.pk, account.pk):
        raise Http404
    path = _folder() / words["name"]
    if not path.exists():
        raise Forgotten
    return Upload(path, words["file"], words["role"])


def throw_away_old() -> None:
    """Delete every sheet that is older than an hour."""
    oldest = time.time() - HOUR
    for path in _folder().glob("*"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "uploads"
