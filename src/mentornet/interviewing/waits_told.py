"""What her page says of her wait: how long it may take, with how many others, and what is open to her meanwhile."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Subquery

from mentornet.branches.queries import profile_of
from mentornet.interviewing.models import Participant, Pause, WaitingListEntry
from mentornet.interviewing.rules import waiting_days
from mentornet.interviewing.waiting_times import ExpectedWait, expected_wait

A_TEN = 10


@dataclass(frozen=True, slots=True)
class WaitTold:
    """Where she stands; her place in the line is neither known to her nor told."""

    entry: WaitingListEntry | None
    days: int
    pause: Pause | None
    expected: ExpectedWait | None
    # How many wait in her role, rounded up to ten.
    tens: int
    # What her branch invites to meanwhile, in its own words.
    offers: tuple[str, ...]


def told_wait(participant: Participant, *, today: date, language: str) -> WaitTold:
    """Return what her page says of her wait; four queries."""
    branch, role = participant.branch, str(participant.role)
    waiting = WaitingListEntry.objects.filter(left_on=None, participant__branch=branch, participant__role=role)
    counted = waiting.order_by().values("participant__branch").annotate(count=Count("pk")).values("count")
    entry = participant.waits.filter(left_on=None).annotate(all_who_wait=Subquery(counted)).first()
    pauses = list(participant.pauses.all())
    offers = (words.said_in(language) for words in profile_of(branch).intake.while_waiting)
    return WaitTold(
        entry=entry,
        days=waiting_days(entry.entered_on, pauses, as_of=today) if entry else 0,
        pause=next((one for one in pauses if one.holds_on(today)), None),
        expected=expected_wait(branch, today=today, role=role),
        tens=-(-entry.all_who_wait // A_TEN) * A_TEN if entry else 0,
        offers=tuple(offer for offer in offers if offer),
    )
