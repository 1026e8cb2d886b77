"""How each of the two reaches the other once both have said yes; never before (domain 5.4)."""

from dataclasses import dataclass

from mentornet.people.models import Person


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name and the ways to reach her; no way at all where her contact is protected."""

    name: str
    called_name: str
    phone: str
    email: str

    @property
    def is_through_the_coordinator(self) -> bool:
        return not (self.phone or self.email)


def introduction_of(person: Person) -> Introduction:
    """Return how a match reaches this person; a protected contact is left to the coordinator (domain 1.4)."""
    if person.protected_contact:
        return Introduction(person.full_name, person.called_name, phone="", email="")
    return Introduction(person.full_name, person.called_name, phone=person.phone or "", email=person.email or "")
