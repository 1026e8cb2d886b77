"""What has happened to her, read from the audit trail of one branch."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.models import AuditLine
from mentornet.interviewing.models import Participant
from mentornet.people.models import Account

_SAID: dict[str, str | Promise] = {
    "apply_to_join": _("Wrote to us, or was brought in from a list"),
    "change_card": _("Her card was changed"),
    "change_contact": _("How to reach her was changed"),
    "withdraw_application": _("Took her letter back"),
    "book_interview": _("A talk was booked"),
    "invite_to_talk": _("Was asked to pick a time for the talk"),
    "cancel_talk": _("The talk was called off"),
    "write_talk": _("The talk was written down"),
    "note_screening_step": _("A step before a yes was noted"),
    "finish_introduction": _("Read the introduction"),
    "ask_whether_she_waits": _("Was asked whether she still waits"),
    "answer_whether_she_waits": _("Said whether she still waits"),
    "review_wait": _("Her long wait was talked about"),
    "keep_apart": _("Is kept apart from somebody"),
    "let_meet_again": _("Is no longer kept apart from somebody"),
    "come_back": _("Came back to the network"),
    "hold_interview": _("The first talk was held"),
    "pause": _("A pause began"),
    "resume": _("The pause ended"),
    "leave_waiting_list": _("Left the waiting list"),
    "return_to_waiting_list": _("Came back to the waiting list"),
    "leave_network": _("Left the network"),
    "approve_proposal": _("Her card was sent"),
    "decline_proposal": _("A proposal was set aside"),
    "answer_proposal": _("Answered a card"),
    "expire_proposal": _("A card was not answered in time"),
    "start_match": _("A match started"),
    "end_match": _("A match ended"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: when, what, and by whom; by nobody means herself or the system."""

    at: datetime
    what: str | Promise
    by: str


def timeline_of(participant: Participant, *, most: int = 60) -> list[Happening]:
    """What happened to her in this branch, latest first; two queries."""
    lines = AuditLine.objects.filter(person_number=participant.person_id, branch_number=participant.branch_id).order_by(
        "-at", "-pk"
    )[:most]
    found = list(lines)
    actors = {line.account_number for line in found if line.account_number}
    names = dict(Account.objects.filter(pk__in=actors).values_list("pk", "person__full_name"))
    told = [Happening(line.at, _said(line), names.get(line.account_number or 0, "")) for line in found]
    if not any(line.action == "hold_interview" for line in found):  # she came before this trail began
        began = timezone.make_aware(datetime.combine(participant.approved_on, time.min))
        told.append(Happening(began, _("Became part of the network"), ""))
    return sorted(told, key=lambda happening: happening.at, reverse=True)


def _said(line: AuditLine) -> str | Promise:
    return _SAID.get(line.action, line.action.replace("_", " "))
