"""What happens by itself: cards are brought to mind before their day, and closed when it has passed."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mentornet.foundation.schedule import every
from mentornet.joining.choices import Role
from mentornet.matching.actions import expire_proposals
from mentornet.matching.choices import Say
from mentornet.matching.letters import remind_of_card
from mentornet.matching.models import Proposal
from mentornet.matching.queries import open_proposals, unanswered_questions, with_both


@every(timedelta(minutes=15))
def close_late_cards(*, now: datetime) -> int:
    """Close the cards whose day to answer has passed."""
    return expire_proposals(on=timezone.localtime(now).date())


@every(timedelta(hours=1))
def remind_of_cards(*, now: datetime) -> int:
    """Bring a card to mind when half of the time has passed, and again on the day before it closes.

    Whoever waits for an answer to a question of hers is left in peace; after a pause of ours she is reminded once.
    """
    today = timezone.localtime(now).date()
    asked = with_both(open_proposals()).exclude(pk__in=unanswered_questions().values("proposal"))
    return sum(_remind(proposal, today, now) for proposal in asked.prefetch_related("answers").order_by("pk"))


@transaction.atomic
def _remind(proposal: Proposal, today: date, now: datetime) -> bool:
    role = Role.MENTEE if proposal.mentee_answers_by else Role.MENTOR
    answer_by = proposal.mentee_answers_by or proposal.mentor_answers_by
    if answer_by is None or today > answer_by:
        return False
    began = _asked_on(proposal, role)
    if today >= answer_by - timedelta(days=1):
        return began < today and remind_of_card(proposal, role, answer_by=answer_by, is_last=True, written_at=now)
    if 2 * (today - began) < answer_by - began:
        return False
    return remind_of_card(proposal, role, answer_by=answer_by, is_last=False, written_at=now)


def _asked_on(proposal: Proposal, role: Role) -> date:
    """Return since when her time to answer runs: the card's coming, or the last reply to a question of hers."""
    moments = [
        answer.replied_at or answer.said_at
        for answer in proposal.answers.all()
        if (answer.role == role and answer.said == Say.TELL_ME_MORE)
        or (role == Role.MENTEE and answer.role == Role.MENTOR and answer.said == Say.YES)
    ]
    days = [timezone.localtime(moment).date() for moment in moments]
    return max([*days, proposal.approved_on or date.min])
