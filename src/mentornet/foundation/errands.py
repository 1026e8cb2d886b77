"""What a participant is asked to do next: each room says what is hers there, and her own page shows it in order."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that waits for her: a whole sentence, the words on its button, and the page where it is done.

    `urgency` orders her page, the smallest first: 0 an answer that somebody waits for, 1 something with a date,
    2 something that is good to do, 3 an offer. Each room has `queries.errands_of(person, *, today) -> list[Errand]`.

    Most days nothing waits. So each room also has `queries.asks_something(*, today)`: a condition on a person, true
    whenever `errands_of` would name anything (it may be true for nothing), by which her page asks all rooms at once.
    """

    sentence: str | Promise
    act: str | Promise
    address: str
    urgency: int = 2
    by: date | None = None
