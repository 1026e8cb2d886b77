"""Pseudonyms under which survey answers are kept: keyed hashes, made and compared here and nowhere else."""

import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings


def person_pseudonym(application_number: int) -> str:
    """Return the pseudonym of one person in one role: HMAC-SHA256 of her application's number."""
    return _keyed("person", application_number)


def pair_pseudonym(match_number: int | None) -> str:
    """Return the pseudonym of a pair, which is the same for both of the two; nothing where there is no pair."""
    return _keyed("pair", match_number) if match_number is not None else ""


def person_pseudonyms(application_numbers: Iterable[int]) -> dict[str, int]:
    """Return pseudonyms and whose they are, for a count that holds answers against what happened."""
    return {person_pseudonym(number): number for number in application_numbers}


def _keyed(kind: str, number: int) -> str:
    return hmac.new(settings.SURVEYS_KEY.encode(), f"{kind}.{number}".encode(), hashlib.sha256).hexdigest()
