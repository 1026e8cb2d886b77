"""The ways back to a check-in: a signed link for a page, and an address for a reply by mail."""

import re

from django.utils.crypto import constant_time_compare, salted_hmac

from mentornet.following_up.models import CheckIn
from mentornet.foundation.signed_links import ForgedLink, read_signed, sign, whole_address
from mentornet.messages import links

PURPOSE = "following_up.check_in"
# Mail programs may write addresses in small letters and refuse colons, so the token of a mail is of another shape.
_CODE = re.compile(r"(?<![0-9a-z-])([1-9][0-9]{0,9})-([0-9a-f]{20})(?![0-9a-z-])", re.IGNORECASE)
_MOST_CODES = 20


def check_in_token(check_in: CheckIn) -> str:
    return sign(PURPOSE, check_in.pk)


def check_in_link(check_in: CheckIn, *, language: str) -> str:
    return whole_address("check-in-page", check_in_token(check_in), language=language)


def read_check_in_token(token: str) -> int:
    """Return the number of the check-in that a link opens.

    :raises ForgedLink: when the link was not written by us.
    """
    (number,) = read_signed(PURPOSE, token)
    if not number.isdecimal():
        raise ForgedLink(token)
    return int(number)


def reply_code(number: int) -> str:
    """Return the code that a reply by mail carries: `12-` and 20 signs that only we can write."""
    return f"{number}-{salted_hmac(PURPOSE, str(number), algorithm='sha256').hexdigest()[:20]}"


def reply_address(check_in: CheckIn) -> str:
    """Return the address that a reply goes to: `answer+12-...@` our own domain; empty where none is set up."""
    return links.reply_address(reply_code(check_in.pk))


def reply_code_within(words: str) -> int | None:
    """Return the number of the check-in whose code stands somewhere in words, or none where no code of ours does."""
    for found in list(_CODE.finditer(words))[:_MOST_CODES]:
        if constant_time_compare(reply_code(int(found[1])), found[0].lower()):
            return int(found[1])
    return None
