"""What the waiting list counts."""

from collections.abc import Iterable
from datetime import date, timedelta

from mentornet.interviewing.models import Pause


def waiting_days(entered_on: date, pauses: Iterable[Pause], *, as_of: date) -> int:
    """Return how many days she has waited, 0 or more; days inside a pause do not count (I-09).

    :param pauses: hers, in any order; they may overlap, and an open one lasts until `as_of`.
    """
    counted, first_uncounted = 0, entered_on
    for pause in sorted(pauses, key=lambda one: one.from_on):
        counted += max((min(pause.from_on, as_of) - first_uncounted).days, 0)
        back_on = pause.until_on + timedelta(days=1) if pause.until_on else as_of
        first_uncounted = max(first_uncounted, back_on)
    return counted + max((as_of - first_uncounted).days, 0)
