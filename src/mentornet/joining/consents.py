"""The texts that she says yes to. A new wording gets a new name; what she read is kept with her yes (PR-2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentornet.joining.applicants import Consent
from mentornet.joining.choices import ConsentPurpose, ConsentWay


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One text in its present wording; `needed` where nobody can take part without it."""

    purpose: ConsentPurpose
    name: str
    wording: str | Promise
    needed: bool = False

    def said_yes_to(self, at: datetime, *, way: ConsentWay = ConsentWay.SELF) -> Consent:
        """Return a yes to this text, in the language that is being read now."""
        return Consent(self.name, get_language() or "en", at, self.purpose, str(self.wording), way)


CONSENT_TEXTS: dict[ConsentPurpose, ConsentText] = {
    text.purpose: text
    for text in (
        ConsentText(
            ConsentPurpose.MEMBERSHIP,
            "joining-2",
            _(
                "Yes, you may keep what I have written here, to find the one I will get on well with. "
                "My coordinator reads it. I can see it, change it and have it deleted at any time."
            ),
            needed=True,
        ),
        ConsentText(
            ConsentPurpose.SURVEY,
            "survey-1",
            _("Yes, you may ask me how it goes. My answers are counted with those of others, without my name."),
        ),
        ConsentText(
            ConsentPurpose.AFTER_CLOSING,
            "after-1",
            _("Yes, you may write to me after half a year and a year to hear how I am."),
        ),
    )
}


def wording_of(purpose: ConsentPurpose) -> Any:
    """Return the words of a text, translated when they are read."""
    return CONSENT_TEXTS[purpose].wording
