"""A match starts when both have said yes, begins when they have met and signed, and ends with a reason (R12)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.interviewing.actions import leave_waiting_list
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Participant
from mentornet.matching.actions.proposals import close_proposal, locked
from mentornet.matching.choices import MatchEnd, ProposalEnd, Say
from mentornet.matching.letters import introduce, morning_of
from mentornet.matching.models import Match, Proposal
from mentornet.matching.queries import lowest_free_place
from mentornet.people.models import Account


class NotBothSaidYes(Refusal):
    sentence = _("A match starts when both have said yes. Open the proposal to see whose answer is missing.")


class AlreadyMatched(Refusal):
    sentence = _("One of the two has been matched since this was proposed. Call your coordinator, who finds a way.")


class HasEnded(Refusal):
    sentence = _("This match has ended already. Reload the list of matches to see those that are open.")


class EndsBeforeItStarts(Refusal):
    sentence = _("A match cannot end before it started. Choose a later day.")


class MetTooEarly(Refusal):
    sentence = _("The two cannot have met before both had said yes. Choose a later day.")


class NotMetYet(Refusal):
    sentence = _("The two begin when they have met. Note first when they held their match meeting.")


class EndsBeforeToday(Refusal):
    sentence = _("The last day must lie after the first. Choose a later day.")


class EndNeedsAReason(Refusal):
    sentence = _("Choose why the match ends, so that the network can learn from it.")


@transaction.atomic
def start_match(*, proposal: Proposal, started_on: date, written_at: datetime | None = None) -> Match:
    """Turn a proposal that both said yes to into a match, and introduce the two to each other.

    :raises NotBothSaidYes: an answer is missing, or the proposal has ended.
    :raises AlreadyMatched: the mentor or the mentee has no place left, or the two meet already.
    """
    proposal = locked(proposal)
    if proposal.ended_on or proposal.answers.filter(said=Say.YES).count() != 2:
        raise NotBothSaidYes
    # Two matches that touch the same person must queue here; always in the same order, so they cannot block.
    list(Participant.objects.select_for_update().filter(pk__in=[proposal.mentee_id, proposal.mentor_id]).order_by("pk"))
    match = _fill_places(proposal, started_on)
    close_proposal(proposal, how=ProposalEnd.MATCHED, on=started_on)
    for participant in (proposal.mentee, proposal.mentor):
        _leave_the_list_when_full(participant, on=started_on)
    introduce(match, written_at=written_at or morning_of(started_on))
    audit.record("start_match", by=None, subject=match, branch=match.branch, person=proposal.mentee.person)
    return match


@transaction.atomic
def end_match(*, match: Match, ended_on: date, why: str, by: Account | None) -> Match:
    """Close a match with its date and its reason of the closed list.

    :raises EndNeedsAReason: the reason is none of the closed list.
    :raises HasEnded: the match is closed.
    :raises EndsBeforeItStarts: the day lies before the start.
    """
    match = Match.objects.select_for_update(of=("self",)).select_related("branch", "mentee__person").get(pk=match.pk)
    if why not in MatchEnd.values:
        raise EndNeedsAReason
    if match.ended_on:
        raise HasEnded
    if ended_on < match.started_on:
        raise EndsBeforeItStarts
    match.ended_on, match.ended_why = ended_on, why
    match.save(update_fields=["ended_on", "ended_why"])
    audit.record(
        "end_match", by=by, subject=match, branch=match.branch, person=match.mentee.person, details={"why": why}
    )
    return match


@transaction.atomic
def note_match_meeting(*, match: Match, met_on: date, by: Account | None, at: datetime) -> Match:
    """Note that the two held their match meeting. Noting it again corrects the day.

    :param at: when it was said; the audit line keeps the clock's own moment.
    :raises HasEnded: the match is closed.
    :raises MetTooEarly: the day lies before both had said yes, or after the day it is said.
    """
    match = _open_and_locked(match)
    if met_on < match.started_on or met_on > at.date():
        raise MetTooEarly
    match.met_on = met_on
    match.save(update_fields=["met_on"])
    audit.record("note_match_meeting", by=by, subject=match, branch=match.branch, person=match.mentee.person)
    return match


@transaction.atomic
def make_active(*, match: Match, active_on: date, planned_until: date, by: Account | None) -> Match:
    """Let a match begin: both have signed their agreement (R52). A later agreement keeps the first day.

    :raises HasEnded: the match is closed.
    :raises NotMetYet: no match meeting is noted.
    :raises EndsBeforeToday: the planned end does not lie after the first day.
    """
    match = _open_and_locked(match)
    if match.met_on is None:
        raise NotMetYet
    first_day = match.active_on or active_on
    if planned_until <= first_day:
        raise EndsBeforeToday
    match.active_on, match.planned_until = first_day, planned_until
    match.save(update_fields=["active_on", "planned_until"])
    audit.record("make_active", by=by, subject=match, branch=match.branch, person=match.mentee.person)
    return match


@transaction.atomic
def extend_match(*, match: Match, planned_until: date, by: Account | None) -> Match:
    """Move the day until which the two have agreed to meet.

    :raises HasEnded: the match is closed.
    :raises NotMetYet: the match has not begun.
    :raises EndsBeforeToday: the new day does not lie after the first day.
    """
    match = _open_and_locked(match)
    if match.active_on is None:
        raise NotMetYet
    if planned_until <= match.active_on:
        raise EndsBeforeToday
    match.planned_until = planned_until
    match.save(update_fields=["planned_until"])
    audit.record("extend_match", by=by, subject=match, branch=match.branch, person=match.mentee.person)
    return match


def _open_and_locked(match: Match) -> Match:
    """Return the match, locked against a second writer.

    :raises HasEnded: the match is closed.
    """
    match = Match.objects.select_for_update(of=("self",)).select_related("branch", "mentee__person").get(pk=match.pk)
    if match.ended_on:
        raise HasEnded
    return match


def _fill_places(proposal: Proposal, started_on: date) -> Match:
    mentee_place = lowest_free_place(_filled(proposal.mentee), proposal.mentee.card.places)
    mentor_filled = _filled(proposal.mentor)
    promised = proposal.mentor_place if proposal.mentor_place not in mentor_filled else None
    mentor_place = promised or lowest_free_place(mentor_filled, proposal.mentor.card.places)
    if mentee_place is None or mentor_place is None:
        raise AlreadyMatched
    one_match_a_place: dict[str, type[Refusal]] = {
        "mentee_place_has_one_open_match": AlreadyMatched,
        "mentor_place_has_one_open_match": AlreadyMatched,
        "two_have_one_open_match": AlreadyMatched,
    }
    with breach_means(one_match_a_place), transaction.atomic():
        return Match.objects.create(
            proposal=proposal,
            branch=proposal.run.branch,
            mentee=proposal.mentee,
            mentor=proposal.mentor,
            mentee_place=mentee_place,
            mentor_place=mentor_place,
            started_on=started_on,
        )


def _filled(participant: Participant) -> set[int]:
    """The places of hers that an open match fills, in the role that she has."""
    return set(
        Match.objects.filter(ended_on=None, **{participant.role: participant}).values_list(
            f"{participant.role}_place", flat=True
        )
    )


def _leave_the_list_when_full(participant: Participant, *, on: date) -> None:
    is_full = len(_filled(participant)) >= participant.card.places
    if is_full and participant.waits.filter(left_on=None).exists():
        leave_waiting_list(participant=participant, on=on, reason=LeaveReason.MATCHED)
