"""What happens by itself: talks are brought to mind, the waiting are asked, and the length of a wait is reckoned."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_as_of, profile_of
from mentornet.foundation.schedule import every
from mentornet.interviewing.actions import ask_whether_she_waits
from mentornet.interviewing.actions.talks import talk_link
from mentornet.interviewing.models import Interview, Participant
from mentornet.interviewing.waiting_times import estimate
from mentornet.joining.choices import Role
from mentornet.messages.actions import write_message


@every(timedelta(hours=1))
def remind_of_talks(*, now: datetime) -> int:
    """Write to each who has a talk within a day, once for each time it is booked for."""
    soon = Interview.objects.filter(
        held_on=None,
        booked_for__gt=now,
        booked_for__lte=now + timedelta(days=1),
        application__decided_on=None,
        application__withdrawn_on=None,
    )
    return sum(_remind(interview, now) for interview in soon.select_related("application__person"))


@transaction.atomic
def _remind(interview: Interview, now: datetime) -> bool:
    assert interview.booked_for is not None
    if timezone.localtime(interview.booked_for).date() == timezone.localtime(now).date():
        return False  # it is booked for today: the booking itself has just told her
    application = interview.application
    written = write_message(
        to=application.person,
        text_name="talk_tomorrow",
        values={
            "booked_for": interview.booked_for,
            "way": interview.way,
            "place": interview.place,
            "link": talk_link(application),
        },
        once=f"talk_tomorrow-{interview.pk}-{interview.booked_for:%Y%m%dT%H%M}",
        written_at=now,
        useful_until=interview.booked_for,
    )
    return written is not None


@every(timedelta(hours=12))
def ask_who_still_waits(*, now: datetime) -> int:
    """Ask each who waits whether she still does, so many days after she came, and after she was last asked.

    Whoever rests is left in peace. After a pause of ours she is asked once, not once for each month that passed.
    """
    today = timezone.localtime(now).date()
    return sum(
        _ask(participant, today, now) for branch in branches_as_of(today) for participant in _to_ask(branch, today)
    )


def _to_ask(branch: Branch, today: date) -> list[Participant]:
    days = timedelta(days=profile_of(branch).follow_up.waiting_letter_every_days)
    waiting = (
        Participant.objects.filter(
            branch=branch, left_on=None, waits__left_on=None, waits__entered_on__lte=today - days
        )
        .exclude(wait_questions__asked_on__gt=today - days)
        .select_related("person", "branch")
        .prefetch_related("pauses")
    )
    return [one for one in waiting if not any(pause.holds_on(today) for pause in one.pauses.all())]


def _ask(participant: Participant, today: date, now: datetime) -> bool:
    return ask_whether_she_waits(participant=participant, on=today, at=now) is not None


@every(timedelta(hours=24))
def reckon_waits(*, now: datetime) -> int:
    """Reckon for each branch how long its mentees and its mentors wait."""
    today = timezone.localtime(now).date()
    branches = list(branches_as_of(today))
    for branch in branches:
        for role in Role:
            estimate(branch, role=role, today=today)
    return len(branches)
