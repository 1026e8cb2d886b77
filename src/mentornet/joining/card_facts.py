"""What a card can hold, typed: filled by the sign-up form, the sheet or the talk, and written by one action."""

from dataclasses import dataclass, fields
from typing import Any

from mentornet.joining.models import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """The fields of a card; the names and the meaning of empty are those of the model."""

    dream: str = ""
    strengths: str = ""
    strength_codes: tuple[str, ...] = ()
    motivation: str = ""
    wishes: tuple[tuple[str, int], ...] = ()
    offers: tuple[str, ...] = ()
    past_job: str = ""
    past_job_codes: tuple[str, ...] = ()
    wanted_job: str = ""
    wanted_job_codes: tuple[str, ...] = ()
    job: str = ""
    job_codes: tuple[str, ...] = ()
    sector: str = ""
    networks: tuple[str, ...] = ()
    education_level: int | None = None
    education_field: str = ""
    wanted_education: str = ""
    languages: tuple[tuple[str, int], ...] = ()
    availability: tuple[str, ...] = ()
    online: bool = False
    interests: tuple[str, ...] = ()
    postcode: str = ""
    gender: str = ""
    wants_gender: str = ""
    places: int = 1


def fields_of(facts: CardFacts) -> dict[str, Any]:
    """Return the facts as a card keeps them: lists, and words no longer than their column."""
    return {field.name: _kept(field.name, getattr(facts, field.name)) for field in fields(facts)}


def facts_on(card: Card) -> CardFacts:
    """Return what a card says now, to be changed in part."""
    kept = {field.name: getattr(card, field.name) for field in fields(CardFacts)}
    pairs = {name: tuple((code, number) for code, number in kept[name]) for name in ("wishes", "languages")}
    lists = {name: tuple(value) for name, value in kept.items() if isinstance(value, list) and name not in pairs}
    return CardFacts(**(kept | lists | pairs))


def _kept(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return [list(part) if isinstance(part, tuple) else part for part in value]
    longest = getattr(Card._meta.get_field(name), "max_length", None) if isinstance(value, str) else None
    return value[:longest] if longest else value
