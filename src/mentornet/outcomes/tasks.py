"""What happens by itself: waves are asked when they fall due, reminded of once, and old answers become nobody's."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from mentornet.branches.queries import profile_of
from mentornet.foundation.schedule import every
from mentornet.outcomes.actions import WouldRatherNot, ask_wave, let_go_of_answers, remind_of_survey
from mentornet.outcomes.models import SurveyRequest
from mentornet.outcomes.queries import unwilling_people
from mentornet.outcomes.waves import waves_due

RAW_ANSWERS_DAYS = 730


@every(timedelta(days=1))
def ask_the_waves(*, now: datetime) -> int:
    """Ask everybody whose wave has fallen due, each in a transaction of her own."""
    asked = 0
    for due in waves_due(today=timezone.localdate(now)):
        try:
            ask_wave(application=due.application, match=due.match, wave=due.wave, due_on=due.due_on, at=now)
        except WouldRatherNot:  # she said so while we were writing
            continue
        asked += 1
    return asked


@every(timedelta(days=1))
def remind_of_the_waves(*, now: datetime) -> int:
    """Remind once of questions that lie open, some days after they were asked; the first talk's are not reminded of."""
    today = timezone.localdate(now)
    waiting = (
        SurveyRequest.objects.filter(finished_on=None, reminded_on=None, closes_on__gte=today)
        .exclude(Q(wave="t0"))
        .select_related("application__person", "application__branch")
    )
    lying = list(waiting)
    unwilling = unwilling_people([request.application.person_id for request in lying])
    days = {request.application.branch_id: request.application.branch for request in lying}
    after = {number: profile_of(branch).follow_up.survey_remind_after_days for number, branch in days.items()}
    late = [
        request
        for request in lying
        if request.application.person_id not in unwilling
        and today >= request.asked_on + timedelta(days=after[request.application.branch_id])
    ]
    for request in late:
        remind_of_survey(request=request, at=now)
    return len(late)


@every(timedelta(days=7))
def let_old_answers_go(*, now: datetime) -> int:
    """Make the answers of everybody who last answered 24 months ago nobody's (domain 4.5)."""
    return let_go_of_answers(last_answered_before=timezone.localdate(now) - timedelta(days=RAW_ANSWERS_DAYS))
