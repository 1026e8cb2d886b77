"""The secret address of her calendar feed: made, made anew, and shut by herself."""

import secrets
from datetime import datetime

from django.db import transaction

from mentornet.foundation import audit
from mentornet.pairing.models import CalendarKey
from mentornet.people.models import Account, Person


@transaction.atomic
def make_calendar_key(*, person: Person, by: Account | None, at: datetime) -> CalendarKey:
    """Give her feed a new secret address; an address she had before opens nothing any more."""
    token = secrets.token_urlsafe(32)
    key, _made = CalendarKey.objects.update_or_create(person=person, defaults={"token": token, "made_at": at})
    audit.record("make_calendar_key", by=by, subject=key, person=person)
    return key


@transaction.atomic
def shut_calendar(*, person: Person, by: Account | None) -> None:
    """Shut her feed; shutting it twice changes nothing."""
    audit.record("shut_calendar", by=by, person=person)
    CalendarKey.objects.filter(person=person).delete()
