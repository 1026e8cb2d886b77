"""The waiting list and the mentor bank: searched in a way that forgives, sorted, by the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from mentornet.branches.models import Branch
from mentornet.interviewing.models import Participant
from mentornet.interviewing.queries import Place, Waiting, places_in, with_people
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


def found_in(branch: Branch, *, role: str, words: str, by_name: bool, as_of: date) -> list[Place]:
    """The places of everybody who waits in a role and whom the words find, longest wait first or by name.

    Two queries, and one more to search or to sort by name; people are loaded for the page that is shown.
    """
    places = places_in(branch, role=role, as_of=as_of)
    if not fold(words) and not by_name:
        return places
    known = _texts(branch, places)
    found = _found_by(words, places, known)
    return sorted(found, key=lambda place: known[place.participant_number].name) if by_name else found


def rows(places: Sequence[Place], *, language: str) -> list[Listed]:
    """The rows of one page, with people and cards; one query."""
    return [Listed(one, _wishes(one, language), _work(one)) for one in with_people(places)]


@dataclass(frozen=True, slots=True)
class _Text:
    """What somebody is sorted and found by, folded."""

    name: str
    found_by: str


def _texts(branch: Branch, places: Sequence[Place]) -> dict[int, _Text]:
    numbers = {place.participant_number for place in places}
    fields = "card__number", "card__past_job", "card__wanted_job", "card__job"
    told = Participant.objects.filter(branch=branch, left_on=None).values_list(
        "pk", "person__full_name", "person__search_words", *fields
    )
    return {
        number: _Text(fold(name), f"{search_words} m-{card} {card} {fold(' '.join(work))}")
        for number, name, search_words, card, *work in told
        if number in numbers
    }


def _found_by(words: str, places: list[Place], known: Mapping[int, _Text]) -> list[Place]:
    """Those in whose name, contact, card code or work every word stands; where none is, those it resembles."""
    asked = fold(words)
    if not asked:
        return places
    digits = asked.replace(" ", "")
    parts = [digits] if digits.isdigit() else asked.split()
    texts = [(place, known[place.participant_number].found_by) for place in places]
    exact = [place for place, text in texts if all(part in text for part in parts)]
    return exact or [place for place, text in texts if all(_resembles(part, text) for part in parts)]


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
