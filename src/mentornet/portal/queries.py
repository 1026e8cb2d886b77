"""The card that a signed link asks about, and the links that open none."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.cards import BlindCard, blind_card
from mentornet.matching.choices import Say
from mentornet.matching.links import ForgedLink, answer_token, read_answer_link
from mentornet.matching.models import Answer, Proposal
from mentornet.matching.queries import with_both
from mentornet.matching.sentences import PartShown, parts_shown


class DeadLink(Exception):
    """A link that opens no card: why, what to do, and the status that says so to machines."""

    def __init__(self, heading: str | Promise, what_to_do: str | Promise, *, status: int) -> None:
        self.heading, self.what_to_do, self.status = heading, what_to_do, status
        super().__init__(str(heading))


@dataclass(frozen=True, slots=True)
class Asked:
    """One who is asked about a proposal, and in which role."""

    proposal: Proposal
    role: Role

    @property
    def reader(self) -> Participant:
        return self.proposal.mentee if self.role == Role.MENTEE else self.proposal.mentor

    @property
    def other(self) -> Participant:
        return self.proposal.mentor if self.role == Role.MENTEE else self.proposal.mentee

    @property
    def answer_by(self) -> date | None:
        return self.proposal.mentee_answers_by if self.role == Role.MENTEE else self.proposal.mentor_answers_by

    @property
    def token(self) -> str:
        return answer_token(self.proposal, self.role)

    @property
    def door(self) -> str:
        """What the other says first: her dream, or what moves her to be a mentor."""
        return blind_card(self.other.card, self.other.role, language="en").door

    def card(self, language: str) -> BlindCard:
        return blind_card(self.other.card, self.other.role, language=language)

    def parts(self, language: str) -> list[PartShown]:
        return parts_shown(self.proposal, language=language)

    def answers(self) -> list[Answer]:
        """All that she has said, the oldest first."""
        return [answer for answer in self.proposal.answers.all() if answer.role == self.role]

    def last_answer(self) -> Answer | None:
        return next(reversed(self.answers()), None)

    def questions(self) -> list[Answer]:
        """What she has asked, the oldest first, each with the reply where there is one."""
        return [answer for answer in self.answers() if answer.said == Say.TELL_ME_MORE]


def asked_by(token: str) -> Asked:
    """Return whom a signed link asks about which proposal, whatever has become of it.

    :raises DeadLink: when the link is not ours, or what it led to has been erased.
    """
    try:
        link = read_answer_link(token)
    except ForgedLink:
        raise DeadLink(
            _("This link is not whole"),
            _("A piece may have been lost on the way. Open it again from our letter, or call your coordinator."),
            status=404,
        ) from None
    proposal = with_both(Proposal.objects.filter(pk=link.proposal)).prefetch_related("answers").first()
    if proposal is None:
        raise _no_longer_open()
    return Asked(proposal, link.role)


def card_to_answer(token: str) -> Asked:
    """Return the open card that a signed link asks about.

    :raises DeadLink: when it is not ours, has been answered, has ended, or it is not her turn yet.
    """
    asked = asked_by(token)
    answer = asked.last_answer()
    if answer and answer.said != Say.TELL_ME_MORE:
        raise DeadLink(
            _("You have answered already"),
            _("Thank you. If you have changed your mind, call your coordinator."),
            status=410,
        )
    if asked.proposal.approved_on is None or asked.proposal.ended_on:
        raise _no_longer_open()
    if asked.answer_by is None:
        raise DeadLink(
            _("It is not your turn yet"),
            _("The mentor is asked first. We write to you as soon as there is a card for you to read."),
            status=404,
        )
    return asked


def _no_longer_open() -> DeadLink:
    return DeadLink(
        _("This card is no longer open"),
        _("You have not lost anything: you keep your place, and we write again when there is somebody we believe in."),
        status=410,
    )
