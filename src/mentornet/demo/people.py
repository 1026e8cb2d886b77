"""Invented people: a name, a way to write to her, a language, an age."""

import re
from datetime import date
from random import Random

from mentornet.demo.chance import dealt, one_of
from mentornet.demo.ledger import Ledger
from mentornet.demo.tables import Country, countries, names
from mentornet.people.models import Gender, Person
from mentornet.people.search_words import fold, search_words_of

DANISH = Country("DK", "danish", "da", 1)
MOST_PHONES = 1_000_000
ANSWERS_PER_COUNTRY = 4
"""A small network names fewer countries: one for every four answers, the commonest first, until all are named."""


class People:
    """Everybody who is invented so far; no two share an address or a phone."""

    def __init__(self, chance: Random, ledger: Ledger, *, most: int) -> None:
        self.chance = chance
        self.ledger = ledger
        self._addresses: set[str] = set()
        # Phones of the pattern +45 00 ...... are never given to anybody.
        self._phones = iter(chance.sample(range(MOST_PHONES), k=most + 100))

    def invent(self, country: Country, *, gender: Gender, met_on: date, ages: tuple[int, int], email: bool) -> Person:
        """Invent one person as she was on the day when the network met her; `ages` are in years."""
        full_name = self._name(country.family, gender)
        person = Person(
            full_name=full_name,
            email=self._address(full_name) if email else None,
            phone=f"+4500{next(self._phones):06}",
            language=self._written_language(country),
            gender=gender,
            birth_year=met_on.year - self.chance.randint(*ages) - 1,
            protected_contact=self.chance.random() < 0.015,
        )
        person.search_words = search_words_of(person.full_name, person.email, person.phone)
        return self.ledger.add(person)

    def _name(self, family: str, gender: Gender) -> str:
        lists = names()[family]
        first = self.chance.choice(lists.men if gender == Gender.MAN else lists.women)
        fitting = [last for last in lists.last if gender == Gender.WOMAN or not last.endswith(("a", "á"))]
        last = self.chance.choice(fitting or lists.last)
        middle = self.chance.choice(lists.last) if family == "danish" and self.chance.random() < 0.3 else ""
        return " ".join(part for part in (first, middle if middle != last else "", last) if part)

    def _address(self, full_name: str) -> str:
        plain = re.sub(r"[^a-z]+", ".", fold(full_name)).strip(".")
        address, again = f"{plain}@example.org", 1
        while address in self._addresses:
            again += 1
            address = f"{plain}{again}@example.org"
        self._addresses.add(address)
        return address

    def _written_language(self, country: Country) -> str:
        if country == DANISH:
            return "da"
        if country.language == "ar":
            return one_of(self.chance, {"ar": 6, "da": 3, "en": 1})
        return one_of(self.chance, {"da": 6, "en": 4})


def countries_of(chance: Random, answers: list[bool]) -> list[Country]:
    """Return a country for every mentee so that, once enough answer, every one of the 127 is named.

    :param answers: for each mentee, whether she answers the voluntary question.
    """
    weights = {country: float(country.weight) for country in countries()}
    willing = sum(answers)
    named = sorted(countries(), key=lambda country: -country.weight)[: willing // ANSWERS_PER_COUNTRY]
    told = named + dealt(chance, weights, willing - len(named))
    chance.shuffle(told)
    silent = iter(dealt(chance, weights, len(answers) - willing))
    told_in_turn = iter(told)
    return [next(told_in_turn) if answer else next(silent) for answer in answers]
