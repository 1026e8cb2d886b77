"""When the two are asked, when a pair is closing, and where worry begins (domain 1.3, 2.1, 3.2)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mentornet.branches.profile import FollowUp
from mentornet.following_up.models import Rest
from mentornet.matching.choices import MatchEnd
from mentornet.matching.models import Match

# Answers from 1 to 5: below the first, or this far apart, the coordinator looks (domain 3.2).
LOW_BELOW = 3
FAR_APART = 1.5
# An end for one of these reasons is an end as it was meant to be.
GOOD_ENDS = (MatchEnd.AS_PLANNED, MatchEnd.GOAL_REACHED, MatchEnd.EXTENDED_PRIVATELY)


def is_low(value: float | None) -> bool:
    """Is an answer, or a mean of answers, of 1 to 5 so low that somebody should call?"""
    return value is not None and value < LOW_BELOW


def are_far_apart(mentee: float | None, mentor: float | None) -> bool:
    """Do the two see their pair so differently that somebody should call?"""
    return mentee is not None and mentor is not None and abs(mentor - mentee) >= FAR_APART


def counted_from(match: Match) -> date:
    """The day from which check-ins count: the agreement, or both yes while there is none."""
    return match.active_on or match.started_on


def check_in_days_until(age: int, profile: FollowUp) -> Iterator[int]:
    """Yield the days after the start on which the two have been asked by the age of a match, both in days."""
    last = 0
    for last in sorted(profile.check_in_days):
        if last > age:
            return
        yield last
    step = profile.check_in_then_every_days
    yield from range(last + step, age + 1, step) if step > 0 else ()


def closing_begins_on(match: Match, profile: FollowUp) -> date | None:
    """The day on which the two begin to look back, or none while no end is planned."""
    return match.planned_until - timedelta(days=profile.closing_begins_days) if match.planned_until else None


def is_closing(match: Match, profile: FollowUp, *, today: date) -> bool:
    begins_on = closing_begins_on(match, profile)
    return match.ended_on is not None or (begins_on is not None and begins_on <= today)


def ended_early(match: Match) -> bool:
    """Did a match end before it was meant to? Nobody's fault is presumed: whoever comes back keeps her date."""
    return match.ended_on is not None and match.ended_why not in GOOD_ENDS


def rests_on(rests: Iterable[Rest], day: date) -> bool:
    """Does one of these rests hold on a day?"""
    return any(rest.from_on <= day and (rest.until_on is None or day <= rest.until_on) for rest in rests)
