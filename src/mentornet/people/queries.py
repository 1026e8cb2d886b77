"""Finding people."""

from mentornet.people.models import Person
from mentornet.people.reaches import Reach


def person_reached_by(*, email: str, phone: str) -> Person | None:
    """The person who has this address, else the one who has this number; a shared number never outweighs an address."""
    found = Person.objects.filter(email=email).first() if email else None
    return found or (Person.objects.filter(phone=phone).order_by("shares_phone", "pk").first() if phone else None)


def people_reached_by(reach: Reach) -> list[Person]:
    """Everybody who has this number or address; several where women share a phone, the first who came first."""
    return list(Person.objects.filter(**{reach.kind: reach.value}).order_by("shares_phone", "pk"))


def people_who_may_sign_in_by(reach: Reach) -> list[Person]:
    """Those of them who sign in by a code: not those who work in the network, who have a key or a password."""
    found = Person.objects.filter(**{reach.kind: reach.value}).exclude(account__is_active=False)
    return list(found.filter(account__appointments=None).order_by("shares_phone", "pk"))
