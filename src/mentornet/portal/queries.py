"""What a mentor or a mentee may see of her own: her card, her wait, the card she is asked about, her match."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.interviewing.models import Participant
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.matching.cards import BlindCard, blind_card
from mentornet.matching.choices import Say
from mentornet.matching.introductions import Introduction, introduction_of
from mentornet.matching.links import ForgedLink, answer_token, read_answer_link
from mentornet.matching.models import Answer, Match, Proposal
from mentornet.matching.queries import open_proposals, with_both
from mentornet.matching.sentences import PartShown, parts_shown
from mentornet.messages.models import OutboxMessage
from mentornet.messages.queries import messages_written_to
from mentornet.people.models import Person


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

    def last_answer(self) -> Answer | None:
        return self.proposal.answers.filter(role=self.role).last()

    def questions(self) -> list[Answer]:
        """What she has asked, the oldest first, each with the reply where there is one."""
        return list(self.proposal.answers.filter(role=self.role, said=Say.TELL_ME_MORE))


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
    proposal = with_both(Proposal.objects.filter(pk=link.proposal)).first()
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where she stands in one role in one branch, and nothing of the other before both have said yes."""

    participant: Participant
    card: BlindCard
    waiting_since: date | None
    waited_days: int
    to_answer: tuple[Asked, ...]
    # A mentor's yes that the mentee has not answered.
    said_yes: tuple[Asked, ...]
    matches: tuple[tuple[Match, Introduction], ...]


def places_of(person: Person, *, today: date, language: str) -> list[Place]:
    """Return where she stands in each of her roles, the oldest first."""
    hers = person.participations.filter(left_on=None).select_related("card", "branch")
    return [_place(participant, today, language) for participant in hers.prefetch_related("waits", "pauses")]


def applications_of(person: Person) -> QuerySet[Application]:
    """Her applications that nobody has decided on."""
    return person.applications.filter(decided_on=None, withdrawn_on=None).select_related("branch")


def letters_to(person: Person) -> QuerySet[OutboxMessage]:
    """What we have written to her, the newest first; letters about passwords are not kept on the page."""
    return messages_written_to(person).exclude(text_name="account")[:50]


def _place(participant: Participant, today: date, language: str) -> Place:
    role = Role(participant.role)
    wait = next((wait for wait in participant.waits.all() if wait.left_on is None), None)
    asked = [Asked(proposal, role) for proposal in with_both(open_proposals().filter(**{role: participant}))]
    # A mentee hears of a card when it is her turn, so that a mentor's no stays the mentor's.
    open_to_her = [one for one in asked if one.answer_by is not None]
    decided = {one.proposal.pk for one in open_to_her if (last := one.last_answer()) and last.said == Say.YES}
    return Place(
        participant=participant,
        card=blind_card(participant.card, role, language=language),
        waiting_since=wait.entered_on if wait else None,
        waited_days=waiting_days(wait.entered_on, participant.pauses.all(), as_of=today) if wait else 0,
        to_answer=tuple(one for one in open_to_her if one.proposal.pk not in decided),
        said_yes=tuple(one for one in open_to_her if one.proposal.pk in decided),
        matches=tuple(_matches_of(participant, role)),
    )


def _matches_of(participant: Participant, role: Role) -> Iterator[tuple[Match, Introduction]]:
    open_matches = Match.objects.filter(ended_on=None, **{role: participant})
    for match in open_matches.select_related("mentee__person", "mentor__person"):
        other = match.mentor if role == Role.MENTEE else match.mentee
        yield match, introduction_of(other.person)
