"""Who takes part in a round: read from the cards alone, and known to the engine by card number.

Nothing here reads a name, an address, a language to be written to, or the protected store: a person counts only
as a number that says "the same human being" (R33, R34; proved by `tests/test_blindness.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.interviewing.models import Participant
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role
from mentornet.joining.models import Card
from mentornet.matching.choices import DeclineReason, ProposalEnd
from mentornet.matching.engine_room import Mentee, Mentor, Pool, tie_key
from mentornet.matching.models import Match, Proposal
from mentornet.matching.queries import free_participants
from mentornet.vocabularies.places import point_of

# A coordinator's reasons that hold for ever, and not only for this round.
NEVER_AGAIN = (DeclineReason.KNOW_EACH_OTHER, DeclineReason.SAFETY)
Two = frozenset[int]


@dataclass(frozen=True, slots=True)
class Free:
    """All of a branch who could be proposed on a day, and who must not meet whom."""

    branch: Branch
    as_of: date
    mentees: tuple[Participant, ...]
    mentors: tuple[Participant, ...]
    apart: frozenset[Two]

    @property
    def by_code(self) -> dict[str, Participant]:
        """Whom each card code of the pool stands for."""
        return {participant.card.code: participant for participant in (*self.mentees, *self.mentors)}


def who_is_free(branch: Branch, *, as_of: date) -> Free:
    """Return who takes part in a round of a branch on a day."""
    mentees = tuple(free_participants(branch, Role.MENTEE, as_of=as_of).prefetch_related("pauses"))
    mentors = tuple(free_participants(branch, Role.MENTOR, as_of=as_of))
    return Free(branch, as_of, mentees, mentors, _two_who_never_meet((*mentees, *mentors)))


def build_pool(free: Free, *, seed: int) -> Pool:
    """Write down what the engine may see of those who are free.

    :param seed: of the draw that decides between otherwise equal people.
    """
    return Pool(
        mentees=tuple(_mentee(one, free, seed) for one in free.mentees),
        mentors=tuple(_mentor(one, free, seed) for one in free.mentors),
    )


def pool_of(branch: Branch, *, as_of: date, seed: int = 0) -> tuple[Pool, dict[str, int]]:
    """Return the pool of a branch on a day, and the number of the participant behind each card code in it."""
    free = who_is_free(branch, as_of=as_of)
    return build_pool(free, seed=seed), {code: participant.pk for code, participant in free.by_code.items()}


def _mentee(woman: Participant, free: Free, seed: int) -> Mentee:
    card = woman.card
    return Mentee(
        **_both_sides(card, free.branch, seed),
        avoid=_codes_apart(woman, free),
        waiting_days=waiting_days(woman.waiting_since, woman.pauses.all(), as_of=free.as_of),  # type: ignore[attr-defined]
        wishes=tuple((code, priority) for code, priority in card.wishes),
        past_jobs=tuple(card.past_job_codes),
        wanted_jobs=tuple(card.wanted_job_codes),
        wanted_education=card.wanted_education,
        professional_shift=card.professional_shift,
    )


def _mentor(mentor: Participant, free: Free, seed: int) -> Mentor:
    card = mentor.card
    return Mentor(
        **_both_sides(card, free.branch, seed),
        places=mentor.free_places,  # type: ignore[attr-defined]
        offers=frozenset(card.offers),
        jobs=tuple(card.job_codes),
        sector=card.sector,
    )


def _both_sides(card: Card, branch: Branch, seed: int) -> dict[str, Any]:
    return {
        "id": card.code,
        "tie": tie_key(seed, card.code),
        "branch": branch.code,
        "point": point_of(card.postcode) if card.postcode else None,
        "languages": tuple((code, level) for code, level in card.languages),
        "availability": frozenset(card.availability),
        "online": card.online,
        "gender": card.gender,
        "wants_gender": card.wants_gender,
        "interests": frozenset(card.interests),
        "education_level": card.education_level,
        "education_field": card.education_field,
    }


def _codes_apart(woman: Participant, free: Free) -> frozenset[str]:
    return frozenset(
        mentor.card.code
        for mentor in free.mentors
        # The same human being may be a mentee here and a mentor there, but not her own.
        if mentor.person_id == woman.person_id or frozenset((woman.person_id, mentor.person_id)) in free.apart
    )


def _two_who_never_meet(participants: Iterable[Participant]) -> frozenset[Two]:
    """Pairs of people who were matched, said not this time, know each other, or must not meet; whoever was which."""
    people = {participant.person_id for participant in participants}
    both = Q(mentee__person__in=people, mentor__person__in=people)
    said_no = Q(ended_how__in=[ProposalEnd.DECLINED_BY_MENTOR, ProposalEnd.DECLINED_BY_MENTEE])
    declined = Proposal.objects.filter(both, said_no | Q(decline_reason__in=NEVER_AGAIN))
    matched = Match.objects.filter(both)
    return frozenset(
        frozenset(two)
        for pairs in (declined, matched)
        for two in pairs.order_by().values_list("mentee__person_id", "mentor__person_id")
    )
