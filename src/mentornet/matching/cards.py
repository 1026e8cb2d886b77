"""The blind card: what the other sees before both have said yes. It is made of the card alone (R104-R109)."""

from dataclasses import dataclass

from django.utils import translation

from mentornet.joining.choices import Role, Strength
from mentornet.joining.models import Card
from mentornet.vocabularies.availability import sector_name
from mentornet.vocabularies.education import field_name, level_name
from mentornet.vocabularies.interests import interest_name
from mentornet.vocabularies.wishes import wish_codes, wish_name


@dataclass(frozen=True, slots=True)
class BlindCard:
    """A card as it is read aloud: in her own words first, then in words of the network's vocabularies."""

    code: str
    role: str
    # Her dream; for a mentor what moves her to give her time.
    door: str
    strengths: str
    facts: tuple[str, ...]
    # Her wishes, the most wanted first; for a mentor what she would like to help with.
    wishes: tuple[str, ...]
    # The work she would like, in her own words.
    wanted_job: str


def blind_card(card: Card, role: str, *, language: str) -> BlindCard:
    """Return what the other may see of a card, said in a language.

    Neither name nor address, town, language or wish for a gender is on it: each of them tells of an origin or is
    nobody else's business.
    """
    return BlindCard(
        code=card.code,
        role=role,
        door=card.dream if role == Role.MENTEE else card.motivation or card.dream,
        strengths=card.strengths,
        facts=tuple(_facts(card, role, language)),
        wishes=tuple(wish_name(code, language) for code in _wished(card, role)),
        wanted_job=card.wanted_job if role == Role.MENTEE else "",
    )


def _facts(card: Card, role: str, language: str) -> list[str]:
    jobs = [card.job, card.past_job] if role == Role.MENTOR else [card.past_job, card.job]
    facts = _strengths(card, language) + [job for job in dict.fromkeys(jobs) if job]
    if card.sector and role == Role.MENTOR:
        facts.append(sector_name(card.sector, language))
    if card.education_field:
        facts.append(field_name(card.education_field, language))
    elif card.education_level is not None:
        facts.append(level_name(card.education_level, language))
    return facts + [interest_name(code, language) for code in card.interests]


def _strengths(card: Card, language: str) -> list[str]:
    """Return what she has chosen beside her own words."""
    with translation.override(language):
        return [str(Strength(code).label) for code in card.strength_codes if code in Strength.values]


def _wished(card: Card, role: str) -> list[str]:
    """Return known codes only: a word that no vocabulary holds is for the coordinator to read."""
    known = wish_codes()
    if role == Role.MENTOR:
        return [code for code in card.offers if code in known]
    by_priority = sorted(card.wishes, key=lambda wish: -wish[1])
    return [code for code, _ in by_priority if code in known]
