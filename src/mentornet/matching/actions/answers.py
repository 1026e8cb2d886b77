"""The two answer: the mentor first, then the mentee, who has the last word (domain 1.3)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.joining.choices import Role
from mentornet.matching.actions.matches import start_match
from mentornet.matching.actions.proposals import close_proposal, locked
from mentornet.matching.choices import NoReason, ProposalEnd, ReadyQuestion, Say
from mentornet.matching.letters import morning_of, send_card, tell_it_ended
from mentornet.matching.models import Answer, Proposal
from mentornet.matching.queries import open_proposals, unanswered_questions
from mentornet.people.models import Account

LONGEST_WORDS = 2000
# After so many it is kinder to talk.
MOST_QUESTIONS = 3


class NotOpen(Refusal):
    sentence = _("This card is no longer open. You keep your place, and we write again.")


class NotYourTurn(Refusal):
    sentence = _("The mentor is asked first. We write to you as soon as it is your turn.")


class AlreadyAnswered(Refusal):
    sentence = _("You have answered already. If you have changed your mind, call your coordinator.")


class EnoughQuestions(Refusal):
    sentence = _("You have asked what can be asked in writing. Call your coordinator, and talk about the rest.")


class NoIsNotSaid(Refusal):
    sentence = _("A reason belongs to a no. Open the card again to see what you answered.")


@transaction.atomic
def answer_proposal(
    *, proposal: Proposal, role: Role, said: Say, at: datetime, words: str = "", asks: Sequence[str] = ()
) -> Answer:
    """Keep what one of the two says, and let what follows from it happen.

    The mentor's yes opens the card for the mentee; the mentee's yes starts the match. A no closes the card, and
    both keep their places. "Tell me more" keeps it open, with the full time to answer from that day, and again from
    the day on which the coordinator has replied.

    :param asks: which of the ready questions come with "tell me more".
    :raises EnoughQuestions: she has asked three times.
    :raises NotOpen: the card was never sent, or has ended.
    :raises NotYourTurn: the mentee answers before the mentor has said yes.
    :raises AlreadyAnswered: she has said yes or no before.
    """
    proposal = locked(proposal)
    if proposal.approved_on is None or (proposal.ended_on and not _has_decided(proposal, role)):
        raise NotOpen
    if _has_decided(proposal, role):
        raise AlreadyAnswered
    if role == Role.MENTEE and proposal.mentee_answers_by is None:
        raise NotYourTurn
    if said == Say.TELL_ME_MORE and proposal.answers.filter(role=role, said=said).count() >= MOST_QUESTIONS:
        raise EnoughQuestions
    decides_once: dict[str, type[Refusal]] = {"each_of_the_two_decides_once": AlreadyAnswered}
    with breach_means(decides_once), transaction.atomic():
        answer = Answer.objects.create(
            proposal=proposal,
            role=role,
            said=said,
            words=words.strip()[:LONGEST_WORDS],
            said_at=at,
            asks=[code for code in ReadyQuestion.values if code in asks],
        )
    _record("answer_proposal", proposal, role, said)
    on = timezone.localtime(at).date()
    if said == Say.TELL_ME_MORE:
        give_more_time(proposal, role, on=on)
    elif said == Say.NO:
        _end_kindly(proposal, role, at=at)
    elif role == Role.MENTOR:
        _ask_the_mentee(proposal, at=at)
    else:
        start_match(proposal=proposal, started_on=on, written_at=at)
    return answer


@transaction.atomic
def say_why(*, answer: Answer, reason: str = "", words: str = "", wants_call: bool = False) -> Answer:
    """Add to a no, if she likes, why it is not this time, and whether she would like to be called.

    :raises NoIsNotSaid: the answer is none, or the reason is not of the list.
    """
    answer = Answer.objects.select_for_update(of=("self",)).select_related("proposal").get(pk=answer.pk)
    if answer.said != Say.NO or (reason and reason not in NoReason.values):
        raise NoIsNotSaid
    answer.reason, answer.wants_call = reason or answer.reason, wants_call or answer.wants_call
    answer.words = words.strip()[:LONGEST_WORDS] or answer.words
    answer.save(update_fields=["reason", "words", "wants_call"])
    _record("say_why", locked(answer.proposal), Role(answer.role), answer.reason)
    return answer


@transaction.atomic
def note_call(*, answer: Answer, on: date, by: Account | None) -> Answer:
    """Write down that she has been called, as she asked when she said not this time.

    :raises NoIsNotSaid: she asked for no call.
    """
    if answer.said != Say.NO or not answer.wants_call:
        raise NoIsNotSaid
    answer.called_on = on
    answer.save(update_fields=["called_on"])
    proposal = locked(answer.proposal)
    audit.record("note_call", by=by, subject=answer, branch=proposal.run.branch)
    return answer


@transaction.atomic
def expire_proposals(*, on: date) -> int:
    """Close every card whose day to answer has passed; return how many. Places and waiting time are kept.

    While a question of hers waits for the coordinator, the card stays open: the delay is ours.
    """
    mentor_is_late = Q(mentee_answers_by=None, mentor_answers_by__lt=on)
    late = list(
        open_proposals()
        .filter(mentor_is_late | Q(mentee_answers_by__lt=on))
        .exclude(pk__in=unanswered_questions().values("proposal"))
        .order_by("pk")
    )
    for proposal in map(locked, late):
        close_proposal(proposal, how=ProposalEnd.EXPIRED, on=on)
        for role in _who_have_seen_a_card(proposal):
            tell_it_ended(proposal, role, written_at=morning_of(on))
        _record("expire_proposal", proposal, Role.MENTEE if proposal.mentee_answers_by else Role.MENTOR, "")
    return len(late)


def _has_decided(proposal: Proposal, role: Role) -> bool:
    return proposal.answers.filter(role=role, said__in=[Say.YES, Say.NO]).exists()


def give_more_time(proposal: Proposal, role: str, *, on: date) -> None:
    """Let her have the full time to answer from a day on."""
    matching = profile_of(proposal.run.branch).matching
    if role == Role.MENTOR:
        proposal.mentor_answers_by = on + timedelta(days=matching.mentor_answers_within_days)
    else:
        proposal.mentee_answers_by = on + timedelta(days=matching.mentee_answers_within_days)
    proposal.save(update_fields=["mentor_answers_by", "mentee_answers_by"])


def _ask_the_mentee(proposal: Proposal, *, at: datetime) -> None:
    days = profile_of(proposal.run.branch).matching.mentee_answers_within_days
    proposal.mentee_answers_by = timezone.localtime(at).date() + timedelta(days=days)
    proposal.save(update_fields=["mentee_answers_by"])
    send_card(proposal, Role.MENTEE, answer_by=proposal.mentee_answers_by, written_at=at)


def _end_kindly(proposal: Proposal, role: Role, *, at: datetime) -> None:
    """Close the card after a no; the mentor hears of the mentee's no, the mentee never of the mentor's."""
    how = ProposalEnd.DECLINED_BY_MENTOR if role == Role.MENTOR else ProposalEnd.DECLINED_BY_MENTEE
    close_proposal(proposal, how=how, on=timezone.localtime(at).date())
    if role == Role.MENTEE:
        tell_it_ended(proposal, Role.MENTOR, written_at=at)


def _who_have_seen_a_card(proposal: Proposal) -> list[Role]:
    return [Role.MENTOR, Role.MENTEE] if proposal.mentee_answers_by else [Role.MENTOR]


def _record(action: str, proposal: Proposal, role: Role, said: str) -> None:
    """Write the audit line of one who acted by a signed link, so without an account."""
    person = proposal.mentee.person if role == Role.MENTEE else proposal.mentor.person
    details = {"role": role, "said": said}
    audit.record(action, by=None, subject=proposal, branch=proposal.run.branch, person=person, details=details)
