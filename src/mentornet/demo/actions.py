"""Build the invented network, and clear it away again."""

from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.actions import save_profile
from mentornet.branches.profile import load_profile
from mentornet.demo.afterwards import Afterwards
from mentornet.demo.endings import Endings
from mentornet.demo.followings import follow_pairs
from mentornet.demo.house import House, give_login, raise_house
from mentornet.demo.journeys import Journeys, bring_back_alumnae, moment
from mentornet.demo.ledger import Ledger, empty_the_house
from mentornet.demo.members import Member, Place
from mentornet.demo.pairs import Pairs
from mentornet.demo.people import People
from mentornet.demo.rounds import run_first_rounds
from mentornet.demo.story import DEMO_TODAY
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.origins.actions import pseudonym_of
from mentornet.origins.models import OriginAnswer
from mentornet.people.models import Person

FEWEST = 60
MOST = 100_000
SEED = 2008


class AlreadyInhabited(Refusal):
    sentence = _("There are people in this database already. Add --reset to replace all of them by invented ones.")


class NotThatMany(Refusal):
    sentence = _("An invented network has between 60 and 100,000 people. Choose a number between these.")


class BeforeTheStoryEnds(Refusal):
    sentence = _("The invented network's history ends on 30 September 2008. Choose that day or a later one.")


@dataclass(frozen=True, slots=True)
class Network:
    """What was built: people who ever signed up, and pairs that were ever active."""

    people: int
    pairs: int


@transaction.atomic
def build(*, people: int = 4500, today: date, seed: int = SEED, reset: bool = False) -> Network:
    """Build the invented network: its history until 30 September 2008, and the people who are with it today.

    The same number of people, day and seed give the same rows. It comes to some more or fewer than `people`, by
    less than one in a hundred, because a few mentors of today are mentees of then.

    :param reset: delete everything in the database first.
    :raises AlreadyInhabited: the database holds people, and `reset` is not set.
    :raises NotThatMany: fewer than 60 or more than 100,000 people.
    :raises BeforeTheStoryEnds: `today` lies before the end of the history.
    """
    if not FEWEST <= people <= MOST:
        raise NotThatMany
    if today < DEMO_TODAY:
        raise BeforeTheStoryEnds
    if reset:
        empty_the_house()
    elif Person.objects.exists():
        raise AlreadyInhabited
    chance, ledger = Random(seed), Ledger()
    invented = People(chance, ledger, most=people * 2)
    house = raise_house(chance, ledger, invented, today=today)
    members = _tell_the_story(chance, ledger, invented, house, people=people, today=today)
    Afterwards(seed, ledger, today=today).write(members)
    follow_pairs(ledger, members, today=today, seed=seed)
    ledger.save()
    _save_profiles(house, today=today)
    run_first_rounds(house, today=today)
    pairs = len({match for member in members for match in member.matches if match.active_on})
    signed_up = len({member.person for member in members})
    audit.record("build_demo", by=None, details={"people": signed_up, "pairs": pairs, "seed": seed})
    return Network(people=signed_up, pairs=pairs)


def _tell_the_story(
    chance: Random, ledger: Ledger, invented: People, house: House, *, people: int, today: date
) -> list[Member]:
    """Let everybody sign up, meet and leave; return all members."""
    journeys = Journeys(chance, ledger, invented, house, today=today, most=people * 2)
    members = journeys.draw_members(people)
    journeys.write(member for member in members if member.place == Place.HISTORY)
    bring_back_alumnae(chance, members)
    journeys.write(member for member in members if member.place != Place.HISTORY)
    Pairs(chance, ledger, house, today=today).write(members, people=people)
    pairs = len({match for member in members for match in member.matches if match.active_on})
    Endings(chance, ledger, today=today).write(members, pairs=pairs)
    _answer_origins(ledger, members)
    _give_logins(ledger, members)
    return members


def _answer_origins(ledger: Ledger, members: list[Member]) -> None:
    for member in members:
        if member.answers_origin and member.person is not None:
            ledger.add(
                OriginAnswer(
                    pseudonym=pseudonym_of(member.person.pk),
                    country=member.country.code,
                    answered_on=member.applied_on,
                )
            )


def _give_logins(ledger: Ledger, members: list[Member]) -> None:
    """Give everybody who is with the network today a login."""
    today = {member.person.pk: member.person for member in members if member.place != Place.HISTORY and member.person}
    for person in today.values():
        give_login(ledger, person)


def _save_profiles(house: House, *, today: date) -> None:
    for story, branch in house.branches.items():
        by = house.coordinators[story][0]
        save_profile(branch=branch, profile=load_profile(story.code), saved_by=by, saved_at=moment(today, 8))
