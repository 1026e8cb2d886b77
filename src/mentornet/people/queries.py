"""Finding people."""

from mentornet.people.models import Person


def person_reached_by(*, email: str, phone: str) -> Person | None:
    """The person who has this address, else the one who has this number; a shared number never outweighs an address."""
    found = Person.objects.filter(email=email).first() if email else None
    return found or (Person.objects.filter(phone=phone).first() if phone else None)
