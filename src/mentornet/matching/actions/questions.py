"""A coordinator answers what somebody asked before she decides; the answer names nobody."""

import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.joining.choices import Role
from mentornet.matching.actions.answers import LONGEST_WORDS, give_more_time
from mentornet.matching.actions.proposals import locked
from mentornet.matching.choices import Say
from mentornet.matching.letters import send_reply
from mentornet.matching.models import Answer
from mentornet.people.models import Account, Person


class ReplyNeeded(Refusal):
    sentence = _("Write a few words. She reads them beside the card.")


class AlreadyReplied(Refusal):
    sentence = _("This question has been answered already. Reload the page to read what was written.")


class CardIsClosed(Refusal):
    sentence = _("The card is no longer open. Call her if you would like to answer her all the same.")


class NamesTheOther(Refusal):
    sentence = _("Your words name the other, or how to reach her. Leave that out until both have said yes.")


@transaction.atomic
def reply_to_question(*, answer: Answer, reply: str, by: Account | None, at: datetime) -> Answer:
    """Answer what somebody asked about a card, write it to her, and give her the full time to answer from now.

    :raises ReplyNeeded: there are no words.
    :raises AlreadyReplied: somebody has answered, or nothing was asked.
    :raises CardIsClosed: the card has ended in the meantime.
    :raises NamesTheOther: the words tell who the other is.
    """
    words = reply.strip()[:LONGEST_WORDS]
    if not words:
        raise ReplyNeeded
    proposal = locked(answer.proposal)
    answer = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if answer.said != Say.TELL_ME_MORE or answer.replied_at:
        raise AlreadyReplied
    if proposal.ended_on:
        raise CardIsClosed
    other = proposal.mentor if answer.role == Role.MENTEE else proposal.mentee
    if names_somebody(words, other.person):
        raise NamesTheOther
    answer.reply, answer.replied_at, answer.replied_by = words, at, by
    answer.save(update_fields=["reply", "replied_at", "replied_by"])
    give_more_time(proposal, answer.role, on=timezone.localtime(at).date())
    send_reply(proposal, answer, written_at=at)
    audit.record("reply_to_question", by=by, subject=answer, branch=proposal.run.branch, person=other.person)
    return answer


def names_somebody(words: str, person: Person) -> bool:
    """Tell whether words hold a name of this person, her address or her number."""
    number = re.sub(r"\D", "", person.phone or "")[-8:]
    return (
        bool(names_within(words, person))
        or bool(person.email and person.email.casefold() in words.casefold())
        or bool(len(number) == 8 and number in re.sub(r"\D", "", words))
    )


def names_within(words: str, person: Person) -> list[str]:
    """Return the names of this person that stand in words."""
    names = dict.fromkeys(name for name in (*person.full_name.split(), person.called_name) if len(name) > 1)
    return [name for name in names if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)]
