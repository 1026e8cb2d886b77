"""Why just these two, said in the reader's language from the reasons that were kept with the proposal."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from mentornet.matching.models import Proposal

NAMES = {
    "wishes": gettext_lazy("Wishes"),
    "professional": gettext_lazy("Professional"),
    "personal": gettext_lazy("Personal"),
    "practical": gettext_lazy("Practical"),
}


@dataclass(frozen=True, slots=True)
class PartShown:
    """One of the four parts of a fit: its name, its sentence, score and weight from 0 to 1."""

    name: str | Promise
    sentence: str
    score: float
    weight: float


def parts_shown(proposal: Proposal, *, language: str) -> list[PartShown]:
    """Return the four parts in their fixed order, each with the sentences that speak for it."""
    return [
        PartShown(
            name=name,
            sentence=_sentence_of(proposal, group, language) or _sentence_for(proposal.parts[group]["score"]),
            score=proposal.parts[group]["score"] / 1000,
            weight=proposal.parts[group]["weight"] / 1000,
        )
        for group, name in NAMES.items()
        if group in proposal.parts
    ]


def _sentence_of(proposal: Proposal, group: str, language: str) -> str:
    said = [_say(reason, language) for reason in proposal.reasons if reason["part"] == group]
    return " ".join(sentence for sentence in said if sentence)


def _say(reason: dict[str, Any], language: str) -> str:
    return ""


def _sentence_for(score: int) -> str:
    """Return what can be said when no reason was kept."""
    if score >= 500:
        return gettext("What you have told us fits together.")
    return gettext("Here the two of you are different.")
