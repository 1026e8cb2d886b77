"""Why just these two, said in the reader's language from the reasons that were kept with the proposal.

The engine keeps records, not text. Here each becomes one short sentence that is as true for the two themselves as
for a coordinator who reads it aloud; what is not known, or differs, is left unsaid while something else speaks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from mentornet.matching.models import Proposal
from mentornet.vocabularies.availability import slot_name
from mentornet.vocabularies.education import field_name
from mentornet.vocabularies.interests import interest_name
from mentornet.vocabularies.occupations import title_of
from mentornet.vocabularies.wishes import wish_codes, wish_name

Values = Mapping[str, Any]
PART_NAMES: Mapping[str, str | Promise] = {
    "wishes": gettext_lazy("Wishes"),
    "professional": gettext_lazy("Work and education"),
    "personal": gettext_lazy("Personal"),
    "practical": gettext_lazy("Practical"),
}


# Reasons that say how far apart two live.
TELL_OF_A_TOWN = frozenset({"travel", "travel_or_online", "online_far_apart"})


@dataclass(frozen=True, slots=True)
class PartShown:
    """One of the four parts of a fit: its name, its sentence, score and weight from 0 to 1."""

    name: str | Promise
    sentence: str
    score: float
    weight: float


def parts_shown(proposal: Proposal, *, language: str) -> list[PartShown]:
    """Return the four parts in their fixed order, each with the sentences that speak for it.

    Where a contact is protected, how far away she lives is left unsaid: it would tell of her town (domain 1.4).
    """
    reasons = [one for one in proposal.reasons if one["key"] not in TELL_OF_A_TOWN or not _is_protected(proposal)]
    return [
        PartShown(
            name=name,
            sentence=_sentence(reasons, group, language),
            score=proposal.parts[group]["score"] / 1000,
            weight=proposal.parts[group]["weight"] / 1000,
        )
        for group, name in PART_NAMES.items()
        if group in proposal.parts
    ]


def _is_protected(proposal: Proposal) -> bool:
    """Whether one of the two is protected; a pair that is not saved is shown to nobody else than to herself."""
    both = (proposal.mentee, proposal.mentor) if proposal.pk else ()
    return any(one.person.protected_contact for one in both)


def job_title(code: str, language: str) -> str:
    """Return the title of an ISCO code; a job that ISCO does not know is kept as the word it was written with."""
    return code.removeprefix("word:") if code.startswith("word:") else title_of(code, language)


def listed(words: list[str]) -> str:
    """Join words as one lists them: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": with_commas(words[:-1]), "last": words[-1]}


def with_commas(words: list[str]) -> str:
    """Join words that may hold an "and" of their own."""
    return pgettext("between the things of a list", ", ").join(words)


def wish_names(values: Values, language: str) -> str:
    known = wish_codes()
    return with_commas([wish_name(code, language) if code in known else code for code in values["codes"]])


def _sentence(reasons: list[dict[str, Any]], group: str, language: str) -> str:
    """Return what speaks for a part, else what can be said of it."""
    of_group = [reason for reason in reasons if reason["part"] == group]
    speaking = [reason for reason in of_group if reason["key"] in _SPEAKING]
    if speaking:
        return " ".join(_SPEAKING[reason["key"]](reason["values"], language) for reason in speaking)
    is_known = any(not reason["key"].endswith("_not_known") for reason in of_group)
    return str(_DIFFERENT[group] if is_known else _NOT_KNOWN[group])


def _wishes(values: Values, language: str) -> str:
    count = len(values["codes"])
    sentence = ngettext(
        "One wish can be met: %(wishes)s.", "%(count)s wishes can be met: %(wishes)s.", count
    )  # fmt: skip
    return sentence % {"count": count, "wishes": wish_names(values, language)}


def _all_wishes(values: Values, language: str) -> str:
    return _("Every wish can be met: %(wishes)s.") % {"wishes": wish_names(values, language)}


def _interests(values: Values, language: str) -> str:
    names = [interest_name(code, language) for code in values["codes"]]
    return _("Interests in common: %(interests)s.") % {"interests": with_commas(names)}


def _times(values: Values, language: str) -> str:
    names = [slot_name(code, language).lower() for code in values["codes"]]
    return _("A time that suits both: %(times)s.") % {"times": listed(names)}


def _travel(values: Values, language: str) -> str:
    minutes = values["minutes"]
    sentence = ngettext("About %(minutes)s minute apart.", "About %(minutes)s minutes apart.", minutes)
    return sentence % {"minutes": minutes}


def _travel_or_online(values: Values, language: str) -> str:
    return " ".join((_travel(values, language), _("Meeting online suits both as well.")))


def _with_job(sentence: str | Promise) -> Callable[[Values, str], str]:
    return lambda values, language: str(sentence) % {"job": job_title(str(values["isco"]), language)}


def _with_field(sentence: str | Promise) -> Callable[[Values, str], str]:
    return lambda values, language: str(sentence) % {"field": field_name(str(values["isced"]), language)}


def _plain(sentence: str | Promise) -> Callable[[Values, str], str]:
    return lambda values, language: str(sentence)


_SPEAKING: Mapping[str, Callable[[Values, str], str]] = {
    "all_wishes_met": _all_wishes,
    "some_wishes_met": _wishes,
    "wanted_job_same": _with_job(gettext_lazy("The mentor knows the work that is wanted: %(job)s.")),
    "wanted_job_near": _with_job(gettext_lazy("The mentor's work is close to the work that is wanted: %(job)s.")),
    "past_job_same": _with_job(gettext_lazy("Both know the same work: %(job)s.")),
    "past_job_near": _with_job(gettext_lazy("Both know work of the same kind: %(job)s.")),
    "wanted_field_shared": _with_field(gettext_lazy("The mentor has studied what is wanted: %(field)s.")),
    "own_field_shared": _with_field(gettext_lazy("Both have studied the same: %(field)s.")),
    "interests_shared": _interests,
    "times_shared": _times,
    "travel": _travel,
    "travel_or_online": _travel_or_online,
    "online_far_apart": _plain(gettext_lazy("They live far apart, and meeting online suits both.")),
    "online": _plain(gettext_lazy("Meeting online suits both.")),
    "talk_with_ease": _plain(gettext_lazy("Talking is easy in a language that both speak well.")),
    "can_talk": _plain(gettext_lazy("There is a language in common.")),
    "danish_to_practice": _plain(gettext_lazy("There is a language in common, and Danish to practice.")),
}
_DIFFERENT: Mapping[str, str | Promise] = {
    "wishes": gettext_lazy("The wishes and the offers are not the same."),
    "professional": gettext_lazy("Two different fields of work."),
    "personal": gettext_lazy("Different interests: something new to talk about."),
    "practical": gettext_lazy("Time and place take some planning."),
}
_NOT_KNOWN: Mapping[str, str | Promise] = {
    "wishes": gettext_lazy("Not everything about wishes is known yet."),
    "professional": gettext_lazy("Not everything about work is known yet."),
    "personal": gettext_lazy("Not everything about interests is known yet."),
    "practical": gettext_lazy("Not everything about time and place is known yet."),
}
