"""Write and erase a voluntary origin. Who asks whom is known nowhere outside this file."""

import hashlib
import hmac
from datetime import date

from django.conf import settings

from mentornet.origins.models import OriginAnswer
from mentornet.people.models import Person


def pseudonym_of(person_number: int) -> str:
    """Return the pseudonym under which a person's answer is kept: HMAC-SHA256 with the store's own key."""
    return hmac.new(settings.ORIGINS_KEY.encode(), str(person_number).encode(), hashlib.sha256).hexdigest()


def answer_origin(*, person: Person, country: str, answered_on: date) -> None:
    """Keep her own answer; a new answer replaces the old one."""
    OriginAnswer.objects.update_or_create(
        pseudonym=pseudonym_of(person.pk), defaults={"country": country, "answered_on": answered_on}
    )


def forget(person: Person) -> None:
    """Erase her answer; counts made later no longer hold it."""
    OriginAnswer.objects.filter(pseudonym=pseudonym_of(person.pk)).delete()
