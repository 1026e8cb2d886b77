"""When pairs have met, as they note it themselves."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max

from mentornet.matching.models import Match
from mentornet.pairing.models import Meeting


def last_meetings(matches: Collection[int]) -> dict[int, date]:
    """Return the day of the last meeting of each of these matches; none that has noted no meeting is there."""
    held = Meeting.objects.filter(match__in=matches, held_on__isnull=False, canceled_at=None)
    return dict(held.order_by().values("match").annotate(last=Max("held_on")).values_list("match", "last"))


def meetings_of(match: Match, *, most: int = 12) -> list[Meeting]:
    """Return the latest meetings that the two have noted: when, how long and how, which is all that is noted."""
    held = Meeting.objects.filter(match=match, held_on__isnull=False, canceled_at=None)
    return list(held.order_by("-held_on", "-pk")[:most])


def number_of_meetings(match: Match) -> int:
    return Meeting.objects.filter(match=match, held_on__isnull=False, canceled_at=None).count()
