"""The proof that comes with every round: who somebody is changes nothing (R33, R34; domain 5.4).

The same people are brought in again with their rows shuffled and with all that tells who they are dealt out anew
among them, in memory; the pool that comes of it must be the same to the last byte.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from mentornet.interviewing.models import Participant
from mentornet.matching.engine_room import Pool
from mentornet.matching.pools import Free, build_pool
from mentornet.people.models import Person

# Columns of a person that matching may never read; her origin lies in a store that no code here can reach.
DEALT_ANEW = (
    "full_name",
    "called",
    "search_words",
    "email",
    "phone",
    "language",
    "gender",
    "birth_year",
    "protected_contact",
)
FIELDS_REFUSED = (*DEALT_ANEW, "origin")
PERMUTATIONS = 20
AT_ONCE = 500


def rebuilt_pools(free: Free, *, seed: int, times: int = PERMUTATIONS) -> Iterator[Pool]:
    """Yield the pool built again, each time with other names, addresses and languages on the same cards."""
    deal = Random(seed)
    everybody = [*free.mentees, *free.mentors]
    _bring_people(everybody)
    for _ in range(times):
        _deal_out_anew(everybody, deal)
        yield build_pool(
            replace(free, mentees=_shuffled(free.mentees, deal), mentors=_shuffled(free.mentors, deal)), seed=seed
        )


def _bring_people(participants: list[Participant]) -> None:
    """Fetch who they are, some hundreds at a time: SQLite takes no longer list in one question."""
    for start in range(0, len(participants), AT_ONCE):
        some = participants[start : start + AT_ONCE]
        people = Person.objects.in_bulk({participant.person_id for participant in some})
        for participant in some:
            participant.person = people[participant.person_id]


def _deal_out_anew(participants: list[Participant], deal: Random) -> None:
    """Give each person the protected values of another; nothing is saved."""
    people = list({participant.person_id: participant.person for participant in participants}.values())
    for column in DEALT_ANEW:
        values = [getattr(person, column) for person in people]
        deal.shuffle(values)
        for person, value in zip(people, values, strict=True):
            setattr(person, column, value)


def _shuffled(participants: tuple[Participant, ...], deal: Random) -> tuple[Participant, ...]:
    return tuple(deal.sample(participants, len(participants)))
