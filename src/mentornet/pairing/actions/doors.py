"""Doors that either of the two opens for the other (R10)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.refusals import Refusal
from mentornet.matching.models import Match
from mentornet.pairing.actions.pairs import opened, record
from mentornet.pairing.choices import DoorKind
from mentornet.pairing.models import DoorOpened
from mentornet.people.models import Account


class DoorAhead(Refusal):
    sentence = _("This day lies ahead. Note the door when it has been opened.")


class DoorIsGone(Refusal):
    sentence = _("This door has been taken out since. Go back to the page of the two of you.")


@transaction.atomic
def note_door(
    *,
    match: Match,
    role: str,
    kind: str,
    opened_by: str,
    opened_on: date,
    words: str = "",
    by: Account | None,
    at: datetime,
) -> DoorOpened:
    """Note a door that one of the two opened for the other; either may note it.

    :param words: what it was, at most 160 signs; read by the two alone.
    :raises PairHasEnded: the match is closed.
    :raises DoorAhead: the day has not come.
    """
    match = opened(match)
    if opened_on > timezone.localdate(at):
        raise DoorAhead
    door = DoorOpened.objects.create(
        match=match,
        kind=DoorKind(kind),
        opened_by=opened_by,
        opened_on=opened_on,
        words=words.strip()[:160],
        written_by=role,
        written_at=at,
    )
    record("note_door", match, door, role=role, by=by, details={"kind": kind})
    return door


@transaction.atomic
def take_out_door(*, match: Match, role: str, door: DoorOpened, by: Account | None) -> None:
    """Take out a door that was noted by mistake.

    :raises PairHasEnded: the match is closed.
    :raises DoorIsGone: it has been taken out.
    """
    match = opened(match)
    record("take_out_door", match, door, role=role, by=by)
    if not match.doors.filter(pk=door.pk).delete()[0]:
        raise DoorIsGone
