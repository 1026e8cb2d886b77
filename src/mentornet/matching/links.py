"""Signed links: whoever holds one may answer one proposal in one role, without signing in."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from mentornet.foundation.signed_links import sign, whole_address
from mentornet.joining.choices import Role
from mentornet.matching.models import Match, Proposal

LETTER = "matching.letter"

_signer = Signer(salt="mentornet.matching.answer")


class ForgedLink(ValueError):
    """A link that we did not write, or that lost a piece on its way."""


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """What a link holds, and all that it holds."""

    proposal: int
    role: Role


def answer_token(proposal: Proposal, role: Role) -> str:
    return _signer.sign(f"{proposal.pk}-{role}")


def answer_link(proposal: Proposal, role: Role, *, language: str) -> str:
    """Return the whole address at which the mentor or the mentee answers this proposal, in her language."""
    page = reverse("answer-page", args=[answer_token(proposal, role)])
    return f"{settings.SITE_ADDRESS}{page}?lang={language}"


def read_answer_link(token: str) -> AnswerLink:
    """Return what a link holds.

    :raises ForgedLink: when the link was not written by us.
    """
    try:
        number, _, role = _signer.unsign(token).partition("-")
    except BadSignature as forged:
        raise ForgedLink(token) from forged
    return AnswerLink(int(number), Role(role))


def letter_token(match: Match, role: Role) -> str:
    """Return what opens the letters of one of a pair: hers to read and to write, never an address."""
    return sign(LETTER, match.pk, Role(role).value)


def letter_link(match: Match, role: Role, *, language: str) -> str:
    return whole_address("letter-page", letter_token(match, role), language=language)
