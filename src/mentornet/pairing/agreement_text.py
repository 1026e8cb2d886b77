"""The words of the agreement (R15, R52, domain 1.3). Danish is the binding text; hers stands beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext, override

from mentornet.pairing.choices import Between, Often
from mentornet.pairing.models import Agreement

# Changed whenever a sentence below changes its meaning; each agreement remembers which text was signed.
TEXT_VERSION = "2027-1"
BINDING = "da"


@dataclass(frozen=True, slots=True)
class Clause:
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One clause in Danish, and in her language beside it; `hers` is empty where she reads Danish."""

    danish: Clause
    hers: Clause | None


def clauses_side_by_side(agreement: Agreement, language: str) -> list[SideBySide]:
    """Return the whole text, Danish first, with her language's beside it."""
    danish = clauses(agreement, BINDING)
    if language == BINDING:
        return [SideBySide(clause, None) for clause in danish]
    return [SideBySide(one, other) for one, other in zip(danish, clauses(agreement, language), strict=True)]


def clauses(agreement: Agreement, language: str) -> list[Clause]:
    """Return the agreement's clauses in one language."""
    with override(language):
        return [_what_for(agreement), _how_long(agreement), *_how_we_are_together(agreement)]


def _what_for(agreement: Agreement) -> Clause:
    return Clause(
        gettext("What it is for"),
        (
            gettext("We meet as two people of equal worth. Both of us learn, and both of us have a say."),
            gettext(
                "The mentor opens doors to work and to life in Denmark. The mentee decides what she wants to reach."
            ),
            gettext("The mentor is a volunteer. She is neither adviser, lawyer, doctor nor case worker."),
        ),
    )


def _how_long(agreement: Agreement) -> Clause:
    months = ngettext(
        "We meet for %(months)d month, counted from the day when both have signed.",
        "We meet for %(months)d months, counted from the day when both have signed.",
        agreement.months,
    )
    often = gettext("We meet %(often)s, %(length)s each time.")
    return Clause(
        gettext("How long and how often"),
        (
            months % {"months": agreement.months},
            often % {"often": Often(agreement.often).label, "length": agreement.length},
            gettext("Whoever cannot come says so as early as she can, and proposes another time."),
            gettext("Between our meetings: %(how)s.") % {"how": Between(agreement.between).label},
        ),
    )


def _how_we_are_together(agreement: Agreement) -> list[Clause]:
    return [
        Clause(
            gettext("What we tell each other stays between us"),
            (
                gettext("Neither of us passes on what the other has told her, now or later."),
                gettext("There are two limits. We act when a life is in danger."),
                gettext("And everybody in Denmark must tell the municipality when a child suffers or is in danger."),
                gettext("In both cases we call our coordinator, and if we can, we tell each other first."),
            ),
        ),
        Clause(
            gettext("How it ends"),
            (
                gettext("Each of us may end it at any time, without saying why. A word to the coordinator is enough."),
                gettext("If we can, we meet one last time and look back together."),
                gettext("We may agree to go on longer, in the network or by ourselves."),
            ),
        ),
        Clause(
            gettext("What the network keeps about us"),
            (
                gettext("The network keeps our names, this agreement, and when and how long we meet."),
                gettext("It never asks what we talk about. Our plan is ours, and is erased six months after we close."),
                gettext("Each of us may see what is kept about her, have it corrected, and have it erased."),
            ),
        ),
    ]
