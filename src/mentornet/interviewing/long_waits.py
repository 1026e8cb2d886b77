"""Whose wait a coordinator looks at: long ones at the branch's days, and those who have not answered twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mentornet.branches.models import Branch
from mentornet.branches.queries import profile_of
from mentornet.interviewing.models import Participant, WaitingListEntry, WaitQuestion
from mentornet.interviewing.rules import waiting_days

UNANSWERED = 2
NO_ANSWER = 0  # stands for the review of somebody who has not answered


@dataclass(frozen=True, slots=True)
class LongWait:
    """Somebody whose wait is to be looked at: because of its days, or because she has not answered."""

    participant: Participant
    days: int
    # The days that the review stands for; `NO_ANSWER` where she has not answered twice.
    after_days: int


def long_waits(branch: Branch, *, today: date) -> list[LongWait]:
    """Return whose wait is to be looked at in a branch, the longest first; a few queries, however many wait."""
    entries = (
        WaitingListEntry.objects.filter(participant__branch=branch, participant__left_on=None, left_on=None)
        .select_related("participant__person", "participant__card")
        .prefetch_related("participant__pauses", "participant__wait_questions", "reviews")
    )
    limits = sorted(profile_of(branch).follow_up.waiting_review_days, reverse=True)
    found = (wait for entry in entries for wait in _of(entry, limits, today))
    return sorted(found, key=lambda wait: (-wait.days, wait.participant.pk))


def _of(entry: WaitingListEntry, limits: list[int], today: date) -> Iterator[LongWait]:
    participant = entry.participant
    days = waiting_days(entry.entered_on, participant.pauses.all(), as_of=today)
    reviews = list(entry.reviews.all())
    passed = next((limit for limit in limits if days >= limit), None)
    if passed is not None and not any(review.after_days >= passed for review in reviews):
        yield LongWait(participant, days, passed)
        return
    since = max((review.reviewed_on for review in reviews), default=date.min)
    asked = [question for question in participant.wait_questions.all() if question.asked_on > since]
    if is_silent(asked):
        yield LongWait(participant, days, NO_ANSWER)


def is_silent(asked: list[WaitQuestion]) -> bool:
    """Whether the last two questions have no answer. Nobody is ever taken off the list for that."""
    return len(asked) >= UNANSWERED and not any(question.answer for question in asked[-UNANSWERED:])
