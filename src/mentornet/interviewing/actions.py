"""What happens between the application and the match: talks, decisions, the waiting list."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import Participant, WaitingListEntry
from mentornet.people.models import Account


class NotWaiting(Refusal):
    sentence = _("She is not on the waiting list. Open her page to see where she stands.")


@transaction.atomic
def leave_waiting_list(
    *, participant: Participant, on: date, reason: LeaveReason, by: Account | None = None
) -> WaitingListEntry:
    """Close her place on the waiting list, with the reason that I-10 counts.

    :raises NotWaiting: she has no open place on the list.
    """
    entry = WaitingListEntry.objects.select_for_update().filter(participant=participant, left_on=None).first()
    if entry is None:
        raise NotWaiting
    entry.left_on, entry.left_reason = on, reason
    entry.save(update_fields=["left_on", "left_reason"])
    audit.record(
        "leave_waiting_list",
        by=by,
        subject=entry,
        branch=participant.branch,
        person=participant.person,
        details={"reason": reason},
    )
    return entry
