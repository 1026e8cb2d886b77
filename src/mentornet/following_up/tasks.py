"""What happens by itself while pairs meet: they are asked how it goes, reminded once, and told when the end nears."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.branches.profile import FollowUp
from mentornet.branches.queries import profile_of
from mentornet.following_up.actions import ask_how_it_goes, forget_old_words, remind_of_check_in
from mentornet.following_up.actions.check_ins import AnsweredAlready, AskedAlready
from mentornet.following_up.actions.closures import begin_closing
from mentornet.following_up.models import CheckIn
from mentornet.following_up.rules import check_in_days_until, counted_from, rests_on
from mentornet.foundation.schedule import every
from mentornet.joining.choices import Role
from mentornet.matching.models import Match


@every(timedelta(hours=1))
def ask_how_it_goes_on_its_days(*, now: datetime) -> int:
    """Ask each of the two of every pair on the branch's days.

    After a pause of the system only the latest day is asked, and none whose time to answer would be over by now.
    """
    today, asked = timezone.localdate(now), 0
    for branch in Branch.objects.all():
        profile = profile_of(branch).follow_up
        pairs = Match.objects.filter(branch=branch, ended_on=None).select_related(
            "branch", "mentee__person", "mentor__person"
        )
        known = set(CheckIn.objects.filter(match__in=pairs).values_list("match", "role", "day"))
        for match in pairs.prefetch_related("rests"):
            asked += _ask(match, known, profile=profile, now=now) if not rests_on(match.rests.all(), today) else 0
    return asked


@every(timedelta(hours=1))
def remind_once(*, now: datetime) -> int:
    """Remind those who have not answered, once."""
    today, reminded = timezone.localdate(now), 0
    for branch in Branch.objects.all():
        days = profile_of(branch).follow_up.check_in_remind_after_days
        silent = CheckIn.objects.filter(
            match__branch=branch,
            match__ended_on=None,
            answered_at=None,
            reminded_on=None,
            asked_on__lte=today - timedelta(days=days),
            answer_by__gte=today,
        )
        for check_in in silent:
            try:
                remind_of_check_in(check_in=check_in, at=now)
            except (AnsweredAlready, AskedAlready):
                continue  # she, or another of us, was quicker
            reminded += 1
    return reminded


@every(timedelta(hours=6))
def begin_closings(*, now: datetime) -> int:
    """Write to both when the agreed time soon ends."""
    today, begun = timezone.localdate(now), 0
    for branch in Branch.objects.all():
        days = profile_of(branch).follow_up.closing_begins_days
        near = Match.objects.filter(
            Q(planned_until__gte=today), planned_until__lte=today + timedelta(days=days), branch=branch, ended_on=None
        )
        for match in near.select_related("branch", "mentee__person", "mentor__person"):
            begun += begin_closing(match=match, at=now)
    return begun


@every(timedelta(days=1))
def forget_words_in_time(*, now: datetime) -> int:
    """Blank what was written about pairs that ended long ago."""
    return forget_old_words(on=timezone.localdate(now))


def _ask(match: Match, known: set[tuple[int, str, int]], *, profile: FollowUp, now: datetime) -> int:
    today = timezone.localdate(now)
    age = (today - counted_from(match)).days
    day = max(check_in_days_until(age, profile), default=None)
    if day is None or age - day >= profile.check_in_answer_within_days:
        return 0
    asked = 0
    for role in Role.values:
        if (match.pk, role, day) in known:
            continue
        try:
            answer_by = today + timedelta(days=profile.check_in_answer_within_days)
            ask_how_it_goes(match=match, role=role, day=day, answer_by=answer_by, at=now)
        except AskedAlready:
            continue  # another of us was quicker
        asked += 1
    return asked
