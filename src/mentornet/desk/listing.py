"""The waiting list and the mentor bank: searched in a way that forgives, sorted, by the page."""

from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from mentornet.branches.models import Branch
from mentornet.interviewing.queries import Waiting, waiting_in
from mentornet.joining.choices import Role
from mentornet.people.search_words import fold
from mentornet.vocabularies.wishes import wish_codes, wish_name

# A word that is this like a word of hers is taken for it, where no word is the same (0-100).
_LIKE_ENOUGH = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list: somebody who waits, and her wishes or offers in words, the most wanted first."""

    waiting: Waiting
    wishes: tuple[str, ...]
    work: str

    @property
    def phone(self) -> str:
        person = self.waiting.participant.person
        return "" if person.protected_contact else person.phone or ""


def listed(branch: Branch, *, role: str, words: str, by_name: bool, as_of: date, language: str) -> list[Listed]:
    """Everybody who waits in a role and whom the words find, longest wait first or by name."""
    found = found_by(words, waiting_in(branch, role=role, as_of=as_of))
    if by_name:
        found = sorted(found, key=lambda one: fold(one.participant.person.full_name))
    return [Listed(one, _wishes(one, language), _work(one)) for one in found]


def found_by(words: str, waiting: list[Waiting]) -> list[Waiting]:
    """Those in whose name, contact, card code or work every word stands; where none is, those it resembles."""
    asked = fold(words)
    if not asked:
        return waiting
    digits = asked.replace(" ", "")
    parts = [digits] if digits.isdigit() else asked.split()
    exact = [one for one in waiting if all(part in _found_in(one) for part in parts)]
    return exact or [one for one in waiting if all(_resembles(part, _found_in(one)) for part in parts)]


def _found_in(waiting: Waiting) -> str:
    card = waiting.participant.card
    code_and_work = fold(" ".join((card.code, card.past_job, card.wanted_job, card.job)))
    return f"{waiting.participant.person.search_words} {code_and_work} {card.number}"


def _resembles(part: str, text: str) -> bool:
    return len(part) > 3 and any(fuzz.ratio(part, word) >= _LIKE_ENOUGH for word in text.split())


def _wishes(waiting: Waiting, language: str) -> tuple[str, ...]:
    card = waiting.participant.card
    if waiting.participant.role == Role.MENTOR:
        codes = list(card.offers)
    else:
        codes = [code for code, _priority in sorted(card.wishes, key=lambda wish: -wish[1])]
    return tuple(wish_name(code, language) for code in codes if code in wish_codes())[:3]


def _work(waiting: Waiting) -> str:
    card = waiting.participant.card
    return card.job if waiting.participant.role == Role.MENTOR else card.wanted_job or card.past_job
