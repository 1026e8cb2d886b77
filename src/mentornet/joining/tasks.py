"""What joining does by itself: old drafts and spent codes are let go."""

from datetime import datetime, timedelta

from mentornet.foundation.schedule import every
from mentornet.joining import actions
from mentornet.messages.codes import forget_codes_before

CODES_KEPT_FOR = timedelta(days=1)


@every(timedelta(hours=6))
def let_old_drafts_go(*, now: datetime) -> int:
    """Empty the drafts that nobody has touched for thirty days."""
    return actions.let_old_drafts_go(now=now)


@every(timedelta(hours=6))
def forget_codes(*, now: datetime) -> int:
    """Delete the codes and return links of the day before: they have run out, or stand in her own inbox."""
    return forget_codes_before(now - CODES_KEPT_FOR)


@every(timedelta(days=1))
def forget_enquiry_words(*, now: datetime) -> int:
    """Empty the words and numbers of questions that were closed three months ago."""
    return actions.forget_enquiry_words(now=now)
