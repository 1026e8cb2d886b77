"""Links that open no questions: why, and what to do."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.outcomes.models import SurveyRequest


@dataclass(frozen=True, slots=True)
class CannotAnswer:
    heading: str | Promise
    what_to_do: str | Promise
    status: int


LOST_A_PIECE = CannotAnswer(
    _("This link is not whole"),
    _("A piece may have been lost on the way. Open it again from our letter, or call your coordinator."),
    404,
)
NOT_ASKED = CannotAnswer(
    _("These questions are closed"),
    _("You need not do anything. If you would like to tell us something, call your coordinator."),
    410,
)
ANSWERED = CannotAnswer(
    _("You have answered already"), _("Thank you. We ask again another time, if you are willing."), 410
)
TOO_LATE = CannotAnswer(
    _("These questions are closed"),
    _("Their last day has passed, and you need not do anything. What you had answered is kept."),
    410,
)


def closed_link(request: SurveyRequest, *, today: date) -> CannotAnswer | None:
    """Return why a wave can no longer be answered, or none while it can."""
    if request.finished_on:
        return ANSWERED
    return TOO_LATE if today > request.closes_on else None
