"""What is asked about participants and the waiting list; from whose eyes stands first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by
from mentornet.interviewing.errands import asks_something, errands_of
from mentornet.interviewing.models import InterviewSlot, KeptApart, Participant, Pause, WaitingListEntry
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.people.models import Account, Person

__all__ = [
    "Place",
    "Waiting",
    "asks_something",
    "errands_of",
    "free_slots",
    "interview_applications_of",
    "kept_apart_from",
    "kept_slots",
    "own_participant",
    "participants_visible_to",
    "places_in",
    "stock",
    "waiting_of",
    "with_people",
]


class Place(NamedTuple):
    """A place on the list: whose it is, by number, and how many days she has waited, pauses left out."""

    participant_number: int
    entered_on: date
    days: int
    on_pause: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the list, and how many days she had waited on the day that was asked about, pauses left out."""

    participant: Participant
    entered_on: date
    days: int
    on_pause: bool


def participants_visible_to(account: Account, *, as_of: date) -> QuerySet[Participant]:
    """The participants of the branches that she coordinates on a day, with person, card and branch."""
    mine = branches_coordinated_by(account, as_of=as_of)
    return Participant.objects.filter(branch__in=mine).select_related("person", "card", "branch", "application")


def stock(*, as_of: date, role: str = Role.MENTEE) -> QuerySet[WaitingListEntry]:
    """The places on the waiting list that were taken at the end of a day, today or long ago (R36, I-08)."""
    return WaitingListEntry.objects.filter(
        Q(left_on=None) | Q(left_on__gt=as_of), entered_on__lte=as_of, participant__role=role
    )


def places_in(branch: Branch, *, as_of: date, role: str = Role.MENTEE) -> list[Place]:
    """Every place on a branch's list on a day, longest wait first; two queries and no person, however many wait."""
    taken = stock(as_of=as_of, role=role).filter(participant__branch=branch)
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for pause in Pause.objects.filter(participant__waits__in=taken).distinct():
        pauses[pause.participant_id].append(pause)
    places = [
        _place(number, entered_on, pauses[number], as_of=as_of)
        if number in pauses
        else Place(number, entered_on, (as_of - entered_on).days, False)
        for number, entered_on in taken.order_by().values_list("participant_id", "entered_on")
    ]
    return sorted(places, key=lambda place: (-place.days, place.entered_on, place.participant_number))


def with_people(places: Sequence[Place]) -> list[Waiting]:
    """The places with who has them, person and card included, in the order given; one query."""
    numbers = [place.participant_number for place in places]
    people = Participant.objects.select_related("person", "card").in_bulk(numbers)
    return [Waiting(people[place.participant_number], place.entered_on, place.days, place.on_pause) for place in places]


def waiting_of(participant: Participant, *, as_of: date) -> Waiting | None:
    """Where she stands on the list on a day, or none when she does not wait."""
    entry = stock(as_of=as_of, role=participant.role).filter(participant=participant).first()
    if entry is None:
        return None
    place = _place(participant.pk, entry.entered_on, list(participant.pauses.all()), as_of=as_of)
    return Waiting(participant, place.entered_on, place.days, place.on_pause)


def _place(number: int, entered_on: date, pauses: Sequence[Pause], *, as_of: date) -> Place:
    return Place(
        participant_number=number,
        entered_on=entered_on,
        days=waiting_days(entered_on, pauses, as_of=as_of),
        on_pause=any(pause.holds_on(as_of) for pause in pauses),
    )


def own_participant(account: Account, number: int) -> QuerySet[Participant]:
    """Her own place in the network by number, as a query that holds it or nothing."""
    return Participant.objects.filter(person=account.person_id, pk=number).select_related("person", "branch", "card")


def interview_applications_of(account: Account, *, as_of: date) -> QuerySet[Application]:
    """The applications that she may talk with and decide on, with person, card and talk."""
    mine = branches_coordinated_by(account, as_of=as_of)
    return Application.objects.filter(branch__in=mine).select_related(
        "person", "branch", "card", "interview", "talk_notes", "danish_so_far"
    )


def free_slots(branch: Branch, *, now: datetime) -> QuerySet[InterviewSlot]:
    """The times of a branch that can be picked, the next first."""
    return InterviewSlot.objects.filter(branch=branch, taken_by=None, starts_at__gt=now)


def kept_slots(branch: Branch, *, now: datetime) -> QuerySet[InterviewSlot]:
    """All times of a branch that lie ahead, with who has picked them."""
    ahead = InterviewSlot.objects.filter(branch=branch, starts_at__gt=now)
    return ahead.select_related("taken_by__person", "kept_by__person")


def kept_apart_from(person: Person) -> list[tuple[KeptApart, Person]]:
    """Whom she is never proposed to, with the note that says so."""
    kept = KeptApart.objects.filter(Q(one=person) | Q(other=person)).select_related("one", "other")
    return [(note, note.other if note.one_id == person.pk else note.one) for note in kept]
