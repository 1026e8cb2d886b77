"""What the public face shows: open branches, and how long it took last year."""

from datetime import date, timedelta

from django.db.models import QuerySet

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_that_take_sign_ups
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import WaitingListEntry
from mentornet.joining.choices import Role

# Below this many women, tenths would speak of single ones.
FEWEST = 30


def branches_to_show(today: date) -> QuerySet[Branch]:
    return branches_that_take_sign_ups(today).order_by("pk")


def waiting_of_ten(today: date) -> dict[str, int] | None:
    """How long women waited for a mentor who came on the list a year before last: half, eight of ten, the rest.

    Takes the women who entered between 24 and 6 months ago; who has not met a mentor counts as waiting longer.
    Returns weeks within which 5 and 8 of ten met theirs, and of how many women; none when too few entered, or
    fewer than eight of ten met a mentor (the next figure would then be a guess).
    """
    entries = list(
        WaitingListEntry.objects.filter(
            participant__role=Role.MENTEE,
            entered_on__gte=today - timedelta(days=730),
            entered_on__lte=today - timedelta(days=183),
        ).values_list("entered_on", "left_on", "left_reason")
    )
    if len(entries) < FEWEST:
        return None
    met = sorted((left - entered).days for entered, left, why in entries if left and why == LeaveReason.MATCHED)
    half, eight = len(entries) * 5 // 10, len(entries) * 8 // 10
    if len(met) < eight:
        return None
    return {"half_weeks": -(-met[half - 1] // 7), "eight_weeks": -(-met[eight - 1] // 7), "women": len(entries)}
