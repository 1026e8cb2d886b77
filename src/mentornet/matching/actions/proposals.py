"""A coordinator's part: a proposed pair is sent as a card, or set aside with a reason."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.choices import DeclineReason, ProposalEnd
from mentornet.matching.letters import morning_of, send_card, tell_it_ended
from mentornet.matching.models import Match, MatchRun, Proposal
from mentornet.matching.queries import (
    free_participants,
    lowest_free_place,
    open_proposals,
    undecided_proposals,
    with_both,
)
from mentornet.people.models import Account


class AlreadySent(Refusal):
    sentence = _("This card has been sent already. Open the proposal to see who has answered.")


class AlreadyEnded(Refusal):
    sentence = _("This proposal is closed. Run a new round to find new pairs.")


class AlreadyPromised(Refusal):
    sentence = _(
        "One of the two has been promised to somebody else, or cannot just now, since this was proposed. "
        "Set this proposal aside, and run a new round."
    )


class NothingToSend(Refusal):
    sentence = _("There is no card left to send in this round. Run a new round to find new pairs.")


class ReasonNeeded(Refusal):
    sentence = _("Choose why the two should not meet, so that the next round can do better.")


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of a round's cards: those sent, and those left because one of the two is no longer free."""

    sent: tuple[Proposal, ...]
    left: tuple[Proposal, ...]


@transaction.atomic
def approve_proposal(*, proposal: Proposal, by: Account | None, on: date) -> Proposal:
    """Send the card: the mentor is asked, and both hold a place until an answer or the date.

    :raises AlreadyEnded: the proposal is closed.
    :raises AlreadySent: the card is out.
    :raises AlreadyPromised: one of the two is no longer free.
    """
    proposal = locked(proposal)
    if proposal.ended_on:
        raise AlreadyEnded
    if proposal.approved_on:
        raise AlreadySent
    for participant in (proposal.mentee, proposal.mentor):
        free = free_participants(participant.branch, participant.role, as_of=on)
        if not free.filter(pk=participant.pk).exists():
            raise AlreadyPromised
    place = lowest_free_place(_places_taken(proposal.mentor), proposal.mentor.card.places)
    if place is None:
        raise AlreadyPromised
    days = profile_of(proposal.run.branch).matching.mentor_answers_within_days
    proposal.mentor_place, proposal.approved_by, proposal.approved_on = place, by, on
    proposal.mentor_answers_by = on + timedelta(days=days)
    promised_once: dict[str, type[Refusal]] = {
        "mentee_has_one_open_proposal": AlreadyPromised,
        "mentor_place_has_one_open_proposal": AlreadyPromised,
    }
    with breach_means(promised_once), transaction.atomic():
        proposal.save(update_fields=["mentor_place", "approved_by", "approved_on", "mentor_answers_by"])
    MatchRun.objects.filter(pk=proposal.run_id, sent_on=None).update(sent_on=on)
    send_card(proposal, Role.MENTOR, answer_by=proposal.mentor_answers_by, written_at=morning_of(on))
    _record("approve_proposal", proposal, by=by)
    return proposal


@transaction.atomic
def approve_all(*, run: MatchRun, by: Account | None, on: date) -> Sending:
    """Send every card of a round that nobody has decided on; a pair that is no longer free stays behind.

    :raises NothingToSend: every proposal of the round has been sent or set aside.
    """
    sent, left = [], []
    for proposal in undecided_proposals(run.branch).filter(run=run):
        try:
            sent.append(approve_proposal(proposal=proposal, by=by, on=on))
        except AlreadyPromised:
            left.append(proposal)
    if not sent and not left:
        raise NothingToSend
    return Sending(tuple(sent), tuple(left))


@transaction.atomic
def decline_proposal(*, proposal: Proposal, by: Account | None, on: date, reason: str, words: str = "") -> Proposal:
    """Set a proposal aside with a reason; whoever has seen a card is told kindly that it is closed.

    :raises ReasonNeeded: the reason is none of the closed list.
    :raises AlreadyEnded: the proposal is closed.
    """
    if reason not in DeclineReason.values:
        raise ReasonNeeded
    proposal = locked(proposal)
    if proposal.ended_on:
        raise AlreadyEnded
    proposal.decline_reason, proposal.decline_words = reason, words.strip()
    close_proposal(proposal, how=ProposalEnd.DECLINED_BY_COORDINATOR, on=on)
    if proposal.approved_on:
        tell_it_ended(proposal, Role.MENTOR, written_at=morning_of(on))
    if proposal.mentee_answers_by:
        tell_it_ended(proposal, Role.MENTEE, written_at=morning_of(on))
    _record("decline_proposal", proposal, by=by, details={"reason": reason})
    return proposal


def locked(proposal: Proposal) -> Proposal:
    """Read a proposal afresh and hold it, so that of two who act at once the second sees what the first did."""
    return with_both(Proposal.objects.select_for_update(of=("self",))).get(pk=proposal.pk)


def close_proposal(proposal: Proposal, *, how: ProposalEnd, on: date) -> None:
    """Write how and when a proposal ended; the place it held is free again."""
    proposal.ended_on, proposal.ended_how = on, how
    proposal.save(update_fields=["ended_on", "ended_how", "decline_reason", "decline_words"])


def _places_taken(mentor: Participant) -> set[int]:
    matched = Match.objects.filter(mentor=mentor, ended_on=None).values_list("mentor_place", flat=True)
    promised = open_proposals().filter(mentor=mentor).values_list("mentor_place", flat=True)
    return {*matched, *promised}


def _record(action: str, proposal: Proposal, *, by: Account | None, details: dict[str, str] | None = None) -> None:
    audit.record(
        action, by=by, subject=proposal, branch=proposal.run.branch, person=proposal.mentee.person, details=details
    )
