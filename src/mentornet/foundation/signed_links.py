"""Signed links: whoever holds one may do one thing for one person, without signing in."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse


class ForgedLink(ValueError):
    """A link that we did not write, or that lost a piece on its way."""


def sign(purpose: str, *numbers: int | str) -> str:
    """Return a token that holds these numbers or code words for this purpose, and nothing else.

    :param purpose: the room and what the link does, as `following_up.check_in`; a token opens no other purpose.
    :param numbers: whole numbers or code words without a full stop.
    """
    return Signer(salt=f"mentornet.{purpose}").sign(".".join(map(str, numbers)))


def read_signed(purpose: str, token: str) -> list[str]:
    """Return the numbers and code words that a token holds, as words.

    :raises ForgedLink: when the token was not written by us, or for another purpose.
    """
    try:
        return Signer(salt=f"mentornet.{purpose}").unsign(token).split(".")
    except BadSignature as forged:
        raise ForgedLink(token) from forged


def whole_address(view_name: str, *arguments: int | str, language: str) -> str:
    """Return the address of a page as a message needs it, in the reader's language."""
    return f"{settings.SITE_ADDRESS}{reverse(view_name, args=arguments)}?lang={language}"
