"""What she does on her own pages that no other room has an action for."""

from datetime import datetime

from django.db import transaction

from mentornet.messages.actions import write_message
from mentornet.people.actions import move_to_reach
from mentornet.people.models import Account, Person
from mentornet.people.reaches import Reach


@transaction.atomic
def change_reach(*, person: Person, reach: Reach, at: datetime, by: Account | None) -> Person:
    """Write to her at a new number or address, and tell the old one, so that nobody does it behind her back.

    :raises ReachesSomebodyElse: the address or the number is another person's.
    """
    if getattr(person, reach.kind):
        write_message(
            to=person,
            text_name="reach_changed",
            values={"is_phone": reach.kind == "phone"},
            once=f"reach-changed-{person.pk}-{at:%Y%m%dT%H%M%S}",
            written_at=at,
        )
    return move_to_reach(person=person, reach=reach, at=at, by=by)
