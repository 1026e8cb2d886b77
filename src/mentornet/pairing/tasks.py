"""What happens by itself in the pairs' rooms."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from mentornet.foundation.schedule import every
from mentornet.matching.models import Match
from mentornet.messages.models import OutboxMessage
from mentornet.pairing.actions import forget_old_plans
from mentornet.pairing.actions.pairs import BOTH, tell
from mentornet.pairing.choices import FirstWord
from mentornet.pairing.models import Meeting
from mentornet.pairing.rules import SECOND_MEETING_WITHIN

# A match meeting is asked about so long after it began, and not at all when months have passed.
ASK_AFTER = timedelta(hours=3)
ASK_UNTIL = timedelta(days=60)


@every(timedelta(hours=1))
def ask_after_first_meetings(*, now: datetime) -> int:
    """Ask each of the two by herself how the match meeting was, once."""
    due = Meeting.objects.filter(
        is_match_meeting=True,
        canceled_at=None,
        held_on=None,
        match__ended_on=None,
        match__met_on=None,
        starts_at__lte=now - ASK_AFTER,
        starts_at__gte=now - ASK_UNTIL,
    ).select_related("match__mentee__person", "match__mentor__person")
    asked = 0
    for meeting in due:
        said = set(meeting.match.words_after.filter(said=FirstWord.GOES_ON).values_list("role", flat=True))
        for role in set(BOTH) - said:
            asked += _tell_once(meeting.match, "how_was_first_meeting", role, f"{meeting.pk}-{meeting.sequence}", now)
    return asked


@every(timedelta(hours=6))
def nudge_for_second_meetings(*, now: datetime) -> int:
    """Ask both to find a time when no second meeting is held or planned two weeks after the first (domain 1.1)."""
    today = timezone.localdate(now)
    due = Match.objects.filter(
        ended_on=None, met_on__lte=today - SECOND_MEETING_WITHIN, met_on__gte=today - ASK_UNTIL
    ).select_related("mentee__person", "mentor__person")
    last = due.annotate(last=Max("meetings__held_on")).values_list("pk", "last")
    planned = set(
        Meeting.objects.filter(canceled_at=None, held_on=None, starts_at__gt=now).values_list("match", flat=True)
    )
    held = {pk: day for pk, day in last if day}
    nudged = 0
    for match in due:
        if match.pk in planned or (match.met_on and held.get(match.pk, match.met_on) > match.met_on):
            continue
        for role in BOTH:
            nudged += _tell_once(match, "second_meeting", role, str(match.pk), now)
    return nudged


@every(timedelta(days=1))
def forget_plans_of_old_pairs(*, now: datetime) -> int:
    """Erase the words of pairs that closed half a year ago; the counts stay (domain 4.5)."""
    return forget_old_plans(today=timezone.localdate(now))


def _tell_once(match: Match, text_name: str, role: str, once: str, now: datetime) -> int:
    """Write to one of the two unless it has been written; return how many messages that made."""
    if OutboxMessage.objects.filter(once=f"{text_name}-{once}-{role}").exists():
        return 0
    leads_to = "pair-first-meeting" if text_name == "how_was_first_meeting" else "pair-page"
    with transaction.atomic():
        tell(match, text_name, roles=(role,), once=once, at=now, leads_to=leads_to)
    return 1
