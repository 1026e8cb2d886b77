"""Who applies, and how she said yes: what the form and the sheet both hand to the actions."""

from dataclasses import dataclass
from datetime import datetime

# Which wording of the consent is shown on the sign-up pages; a new wording gets a new name (PR-2).
CONSENT_TEXT = "joining-1"


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


@dataclass(frozen=True, slots=True)
class Consent:
    """Her own yes: to which text, read in which language, and when (R44)."""

    text: str
    language: str
    given_at: datetime
