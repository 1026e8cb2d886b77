"""The first talk as an appointment in her calendar; whoever looks over her shoulder reads no more than that."""

from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from mentornet.foundation.calendar_files import calendar_bytes, event
from mentornet.interviewing.models import Interview


def invitation_bytes(interview: Interview, *, canceled_from: datetime | None = None) -> bytes:
    """Return the calendar file of a booked talk, or of one that is called off, in her language.

    :param canceled_from: when the talk was to begin that is called off.
    :raises ValueError: no talk is booked and none is called off.
    """
    starts_at = canceled_from or interview.booked_for
    if starts_at is None:
        raise ValueError(f"interview {interview.pk} is not booked")
    with translation.override(interview.application.person.language):
        talk = event(
            uid=f"talk-{interview.pk}@mentornet",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=interview.minutes),
            summary=_("Talk with the mentor network"),
            place=interview.place,
            sequence=interview.sequence,
            cancelled=canceled_from is not None,
        )
    return calendar_bytes([talk], "CANCEL" if canceled_from else "PUBLISH")
