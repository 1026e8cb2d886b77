"""The pair's papers: the agreement in Danish with her language beside it, and the plan to keep."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.pairing.agreement_text import BINDING, Clause, clauses_side_by_side
from mentornet.pairing.choices import GoalState, Whose
from mentornet.pairing.models import Agreement
from mentornet.pairing.queries import PlanRead
from mentornet.ui.pdf import make_pdf


def agreement_paper(agreement: Agreement, match: Match, *, language: str, dated: datetime) -> bytes:
    """Return the agreement as a PDF: Danish, which binds, and another language beside it."""
    sides = clauses_side_by_side(agreement, language)
    values = {
        "language": BINDING,
        "hers": language if language != BINDING else "",
        "purpose": agreement.purpose,
        "clauses": [
            {"danish": _clause(side.danish), "hers": _clause(side.hers) if side.hers else None} for side in sides
        ],
        "signatures": [_signature(agreement, match, role) for role in (Role.MENTEE, Role.MENTOR)],
    }
    with override(BINDING):
        values |= {"title": _("Mentor agreement"), "purpose_label": _("What we want to reach together")}
        binding = _("The Danish text is the one that binds. The other one is a translation.")
        values |= {"binding": binding, "foot": f"mentornet · {agreement.text_version} · {agreement.number}"}
        values["not_signed"] = _("Not signed yet")
    return make_pdf("pairing/agreement.typ", values, dated=dated)


def plan_paper(plan: PlanRead, match: Match, *, language: str, dated: datetime) -> bytes:
    """Return the plan as a PDF for the two to keep when the network forgets it."""
    mentee, mentor = match.mentee.person.called_name, match.mentor.person.called_name
    whose = {Whose.MENTEE: mentee, Whose.MENTOR: mentor, Whose.BOTH: ""}
    with override(language):
        values = {
            "language": language,
            "title": _("Our plan"),
            "names": f"{mentee} · {mentor}",
            "dream": plan.dream,
            "goals": [
                {
                    "title": goal.title,
                    "hope": goal.hope,
                    "facts": " · ".join(
                        filter(
                            None,
                            [goal.get_domain_display(), str(GoalState(goal.state).label), whose[Whose(goal.whose)]],
                        )
                    ),
                    "steps": [
                        {
                            "words": step.words,
                            "done": step.done_on is not None,
                            "facts": " · ".join(
                                filter(None, [whose[Whose(step.whose)], _day(step.done_on or step.by)])
                            ),
                        }
                        for step in goal.steps
                    ],
                }
                for goal in plan.goals
            ],
            "foot": f"mentornet · {date_format(timezone.localtime(dated), 'DATE_FORMAT')}",
        }
    return make_pdf("pairing/plan.typ", values, dated=dated)


def _clause(clause: Clause) -> dict[str, Any]:
    return {"heading": clause.heading, "sentences": list(clause.sentences)}


def _signature(agreement: Agreement, match: Match, role: Role) -> dict[str, str]:
    signed = next((one for one in agreement.signatures.all() if one.role == role), None)
    person = (match.mentee if role == Role.MENTEE else match.mentor).person
    with override(BINDING):
        day = date_format(timezone.localtime(signed.signed_at), "DATE_FORMAT") if signed else ""
        return {"role": str(role.label), "name": signed.name if signed else person.full_name, "day": day}


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
