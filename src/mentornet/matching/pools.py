"""Who takes part in a round: read from the cards alone, and known to the engine by card number.

Nothing here reads a name, an address, a language to be written to, or the protected store: a person counts only
as a number that says "the same human being" (R33, R34; proved by `tests/test_blindness.py`).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.interviewing.models import KeptApart, Participant, Pause
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role
from mentornet.joining.models import Card
from mentornet.matching.choices import DeclineReason, ProposalEnd
from mentornet.matching.engine_room import Mentee, Mentor, Pool, tie_key
from mentornet.matching.models import Match, Proposal
from mentornet.matching.queries import free_participants, mentors_to_ask_for
from mentornet.vocabularies.places import point_of

# A coordinator's reasons that hold for ever, and not only for this round.
NEVER_AGAIN = (DeclineReason.KNOW_EACH_OTHER, DeclineReason.SAFETY)
# The same few postcodes come again and again, and twenty times over in a proof.
_point_of = lru_cache(maxsize=2000)(point_of)


@dataclass(frozen=True)
class Free:
    """All of a branch who could be proposed on a day, and who must not meet whom."""

    branch: Branch
    as_of: date
    mentees: tuple[Participant, ...]
    mentors: tuple[Participant, ...]
    # For each person whom she must not meet, by the number of the person.
    apart: Mapping[int, frozenset[int]]
    pauses: Mapping[int, list[Pause]]

    @cached_property
    def mentor_codes(self) -> Mapping[int, str]:
        """The codes of the mentors, by the number of the person, who mentors in a branch once."""
        return {mentor.person_id: mentor.card.code for mentor in self.mentors}

    @property
    def by_code(self) -> dict[str, Participant]:
        """Whom each card code of the pool stands for."""
        return {participant.card.code: participant for participant in (*self.mentees, *self.mentors)}


def who_is_free(branch: Branch, *, as_of: date) -> Free:
    """Return who takes part in a round of a branch on a day."""
    return Free(
        branch,
        as_of,
        tuple(free_participants(branch, Role.MENTEE, as_of=as_of)),
        tuple(free_participants(branch, Role.MENTOR, as_of=as_of)),
        _who_never_meets_whom(branch),
        _pauses(branch),
    )


def these_two(mentee: Participant, mentor: Participant, *, as_of: date) -> Free:
    """Return one mentee and one mentor as if nobody else were free; both must be free themselves."""
    branch = mentee.branch
    both = [
        tuple(free_participants(branch, one.role, as_of=as_of).filter(pk=one.pk)) for one in (mentee, mentor)
    ]  # fmt: skip
    return Free(branch, as_of, both[0], both[1], _who_never_meets_whom(branch), _pauses(branch))


def her_and_mentors_to_ask_for(mentee: Participant, *, as_of: date) -> Free:
    """Return one mentee, if she is free, and every mentor whose card she may browse."""
    branch = mentee.branch
    hers = tuple(free_participants(branch, Role.MENTEE, as_of=as_of).filter(pk=mentee.pk))
    mentors = tuple(mentors_to_ask_for(branch, as_of=as_of)) if hers else ()
    # How long she has waited is no part of a fit, so that her pauses need not be known.
    return Free(branch, as_of, hers, mentors, _who_never_meets_whom(branch) if mentors else {}, {})


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
        waiting_days=waiting_days(woman.waiting_since, free.pauses.get(woman.pk, ()), as_of=free.as_of),  # type: ignore[attr-defined]
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
        "point": _point_of(card.postcode) if card.postcode else None,
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
    # The same human being may be a mentee here and a mentor there, but not her own.
    people = {woman.person_id, *free.apart.get(woman.person_id, ())}
    return frozenset(free.mentor_codes[person] for person in people if person in free.mentor_codes)


def _pauses(branch: Branch) -> Mapping[int, list[Pause]]:
    """The pauses of all who take part in a branch, by participant; asked for at once however many they are."""
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for pause in Pause.objects.filter(participant__branch=branch, participant__left_on=None):
        pauses[pause.participant_id].append(pause)
    return pauses


def _who_never_meets_whom(branch: Branch) -> Mapping[int, frozenset[int]]:
    """People who were matched, said not this time, know each other, or must not meet; whoever was which."""
    people = Participant.objects.filter(branch=branch, left_on=None).order_by().values("person")
    both = Q(mentee__person__in=people, mentor__person__in=people)
    said_no = Q(ended_how__in=[ProposalEnd.DECLINED_BY_MENTOR, ProposalEnd.DECLINED_BY_MENTEE])
    declined = Proposal.objects.filter(both, said_no | Q(decline_reason__in=NEVER_AGAIN))
    apart: dict[int, set[int]] = defaultdict(set)
    for pairs in (declined, Match.objects.filter(both)):
        for one, other in pairs.order_by().values_list("mentee__person_id", "mentor__person_id"):
            apart[one].add(other)
            apart[other].add(one)
    for one, other in KeptApart.objects.filter(one__in=people, other__in=people).values_list("one", "other"):
        apart[one].add(other)
        apart[other].add(one)
    return {person: frozenset(others) for person, others in apart.items()}
