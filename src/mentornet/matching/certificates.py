"""A round's certificate in words that a member of the board can read."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.matching.evenness_words import evenness_told
from mentornet.matching.models import MatchRun

# What the engine may read, said as one would say it; a field without words stands under its own name.
_READ: dict[str, str | Promise] = {
    "id": _("a random card number"),
    "tie": _("a place in the logged draw between equals"),
    "branch": _("the branch"),
    "point": _("the municipality, as a point on the map"),
    "languages": _("the languages to talk in, and how well"),
    "availability": _("the times of the week"),
    "online": _("whether meeting online is fine"),
    "gender": _("gender, and only where the other has asked for a woman or a man"),
    "wants_gender": _("a wish for a woman or a man"),
    "interests": _("interests"),
    "avoid": _("who must not meet whom"),
    "education_level": _("how long the education is"),
    "education_field": _("the field of education"),
    "waiting_days": _("days of waiting"),
    "wishes": _("wishes and how much they matter"),
    "past_jobs": _("earlier work"),
    "wanted_jobs": _("work that is wanted"),
    "wanted_education": _("education that is wanted"),
    "professional_shift": _("how much work should count"),
    "places": _("how many places a mentor has"),
    "offers": _("what a mentor would like to help with"),
    "jobs": _("a mentor's work"),
    "sector": _("a mentor's sector"),
}
_REFUSED: dict[str, str | Promise] = {
    "origin": _("country of origin"),
    "full_name": _("name"),
    "called": _("the name to be called by"),
    "email": _("e-mail address"),
    "phone": _("phone number"),
    "language": _("the language to be written to in"),
    "birth_year": _("year of birth"),
    "protected_contact": _("whether the contact is protected"),
}


@dataclass(frozen=True, slots=True)
class CertificateShown:
    """What a round read and refused, and what proves that nothing better and nothing else was possible."""

    read: list[str | Promise]
    refused: list[str | Promise]
    permutations: int
    differences: int
    optimal: bool
    gap: int
    pairs: int
    matched: int
    waiting_days: int
    evenness: list[str]

    @property
    def is_blind(self) -> bool:
        return self.permutations > 0 and self.differences == 0

    @property
    def holds(self) -> bool:
        return self.is_blind and self.optimal


def certificate_shown(run: MatchRun) -> CertificateShown:
    """Return a round's certificate in words; empty for a round that the engine did not run."""
    kept: dict[str, Any] = run.certificate
    invariance = kept.get("invariance", {})
    result = json.loads(run.result) if run.result else {}
    plan = result.get("plan", {"pairs": [], "objective": {}})
    return CertificateShown(
        read=[_READ.get(field, field) for field in kept.get("fields_read", [])],
        refused=[_REFUSED[field] for field in _REFUSED if field in kept.get("fields_refused", [])],
        permutations=invariance.get("permutations", 0),
        differences=invariance.get("differences", 0),
        optimal=kept.get("optimal", False),
        gap=kept.get("gap", 0),
        pairs=len(plan["pairs"]),
        matched=plan["objective"].get("matched", 0),
        waiting_days=plan["objective"].get("waiting_days", 0),
        evenness=evenness_told(result.get("fairness", {})),
    )
