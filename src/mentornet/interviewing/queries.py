"""What is asked about participants and the waiting list; from whose eyes stands first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by
from mentornet.interviewing.models import Participant, WaitingListEntry
from mentornet.interviewing.rules import waiting_days
from mentornet.joining.choices import Role
from mentornet.people.models import Account


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


def waiting_in(branch: Branch, *, as_of: date, role: str = Role.MENTEE) -> list[Waiting]:
    """Everybody who waited in a branch on a day, longest first; always two queries."""
    entries = (
        stock(as_of=as_of, role=role)
        .filter(participant__branch=branch)
        .select_related("participant__person", "participant__card")
        .prefetch_related("participant__pauses")
    )
    return sorted(_as_waiting(entries, as_of=as_of), key=lambda one: (-one.days, one.entered_on, one.participant.pk))


def waiting_of(participant: Participant, *, as_of: date) -> Waiting | None:
    """Where she stands on the list on a day, or none when she does not wait."""
    hers = stock(as_of=as_of, role=participant.role).filter(participant=participant)
    return next(iter(_as_waiting(hers.select_related("participant"), as_of=as_of)), None)


def _as_waiting(entries: Iterable[WaitingListEntry], *, as_of: date) -> list[Waiting]:
    return [
        Waiting(
            participant=entry.participant,
            entered_on=entry.entered_on,
            days=waiting_days(entry.entered_on, entry.participant.pauses.all(), as_of=as_of),
            on_pause=any(one.holds_on(as_of) for one in entry.participant.pauses.all()),
        )
        for entry in entries
    ]
