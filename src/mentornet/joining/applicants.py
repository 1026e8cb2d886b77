"""Who applies, and how she said yes: what the form and the sheet both hand to the actions."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from mentornet.branches.models import Branch
from mentornet.joining.card_facts import CardFacts
from mentornet.joining.choices import ConsentPurpose, ConsentWay, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """A human being as she tells it; at least one way to reach her should be there. Phone as `read_phone` gives it."""

    full_name: str
    called: str = ""
    email: str = ""
    phone: str = ""
    language: str = "da"
    gender: str = ""
    birth_year: int | None = None
    protected_contact: bool = False
    shares_phone: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """Her own yes: to which text, read in which language, when, to what, in which words, and how (R44)."""

    text: str
    language: str
    given_at: datetime
    purpose: str = ConsentPurpose.MEMBERSHIP
    wording: str = ""
    way: str = ConsentWay.SELF

    @property
    def wording_sha256(self) -> str:
        return hashlib.sha256(self.wording.encode()).hexdigest() if self.wording else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """How she came to us, and on which ground: what a letter tells beside her card."""

    eligible_by_own_word: bool = False
    mentor_ground: str = ""
    mentor_ground_words: str = ""
    motives: tuple[str, ...] = ()
    expectations_met: bool = False
    channel: str = ""
    partner_name: str = ""
    assisted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that she tells when she joins: whom it is to, who she is, her card, how she came, and her yeses."""

    role: Role
    branch: Branch
    applicant: Applicant
    card: CardFacts
    introduction: Introduction
    consents: tuple[Consent, ...]
