"""Finding people in a way that forgives typing."""

import re
import unicodedata

from mentornet.people.models import Person

# Letters that do not come apart by decomposition, as they are typed on a foreign keyboard.
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "ı": "i", "ð": "d", "ł": "l"})


def fold(words: str) -> str:
    """Return words without case, accents and marks: `Søndergård` and `sondergard` meet."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("aa", "a").translate(_FOLDED))
    return re.sub(r"[^\w@.]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def search_words_of(person: Person) -> str:
    """Return what a person is found by: her name, her address, and the digits of her phone."""
    phone = re.sub(r"\D", "", person.phone or "")
    return " ".join(part for part in (fold(person.full_name), fold(person.email or ""), phone) if part)[:600]


def person_reached_by(*, email: str, phone: str) -> Person | None:
    """The person who has this address, else the one who has this number; a shared number never outweighs an address."""
    found = Person.objects.filter(email=email).first() if email else None
    return found or (Person.objects.filter(phone=phone).first() if phone else None)
