"""The blind cards that a mentee may read where her branch lets her ask for a mentor herself (domain 5.3)."""

from dataclasses import dataclass
from datetime import date

from mentornet.branches.profile import Profile
from mentornet.branches.queries import profile_of
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.cards import BlindCard, blind_card
from mentornet.matching.engine_room import judge, settings_of, whom_no_rule_forbids
from mentornet.matching.models import CardRequest, Proposal
from mentornet.matching.pools import build_pool, her_and_mentors_to_ask_for, these_two
from mentornet.matching.sentences import PartShown, parts_shown
from mentornet.people.models import Person


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A free mentor's card as a mentee reads it before she asks: in words, never with a number of its rank."""

    mentor: Participant
    card: BlindCard

    @property
    def number(self) -> int:
        return self.mentor.card.number


def may_ask(mentee: Participant) -> bool:
    """Tell whether her branch lets its mentees ask for a mentor themselves."""
    return mentee.role == Role.MENTEE and profile_of(mentee.branch).matching.mentees_may_ask


def participation_of(person: Person, number: int) -> Participant | None:
    """Return her own participation as a mentee, by number, while it lasts."""
    hers = person.participations.filter(pk=number, role=Role.MENTEE, left_on=None)
    return hers.select_related("branch", "card", "person").first()


def open_request(mentee: Participant) -> CardRequest | None:
    """Return her wish that nobody has decided."""
    return mentee.card_requests.filter(ended_on=None).select_related("mentor__card").first()


def open_cards(mentee: Participant, profile: Profile, *, as_of: date, language: str) -> list[OpenCard]:
    """Return the cards of free mentors whom no rule forbids, in the order of their random numbers.

    None while she is not free herself: a card waits for her, she rests, or she has a mentor.
    """
    free = her_and_mentors_to_ask_for(mentee, as_of=as_of)
    if not free.mentees:
        return []
    pool = build_pool(free, seed=0)
    allowed = set(whom_no_rule_forbids(pool.mentees[0], pool.mentors, settings_of(profile)))
    return [
        OpenCard(mentor, blind_card(mentor.card, Role.MENTOR, language=language))
        for mentor in free.mentors
        if mentor.card.code in allowed
    ]


def why_the_two(mentee: Participant, mentor: Participant, *, as_of: date, language: str) -> list[PartShown]:
    """Return in words why the two would fit, part by part; nothing while one of them is not free."""
    free = these_two(mentee, mentor, as_of=as_of)
    if not free.mentees or not free.mentors:
        return []
    pool = build_pool(free, seed=0)
    judged = judge(pool.mentees[0], pool.mentors[0], settings_of(profile_of(mentee.branch)))
    return parts_shown(Proposal(parts=judged.parts, reasons=judged.reasons), language=language)
