"""What a form comes to: plain numbers from the answers of one wave. None where too little was answered."""

from collections.abc import Mapping
from typing import Any

from mentornet.outcomes.items import NONE_OF_THEM
from mentornet.outcomes.question_bank import COMPANY, DANISH, POSITION_ISCO, RELATIONSHIP, TURNED_ROUND

Answers = Mapping[str, Any]
FEWEST_OF_RELATIONSHIP = 5
FEWEST_OF_COMPANY = 3
# Skill levels of the ISCO-08 major groups (domain 4.3).
SKILL_LEVEL = {"1": 4, "2": 4, "3": 3, "4": 2, "5": 2, "6": 2, "7": 2, "8": 2, "9": 1}


def quality_of(answers: Answers) -> float | None:
    """Return the quality of the relationship, 1 to 5: the mean of five or six answers (I-23)."""
    return _mean_of([answers.get(item.key) for item in RELATIONSHIP.items], FEWEST_OF_RELATIONSHIP)


def company_of(answers: Answers) -> float | None:
    """Return how much among others she is, 1 alone to 5 never alone: the mean of three or four answers (I-34)."""
    said = [
        6 - value if item.key in TURNED_ROUND and value is not None else value
        for item in COMPANY.items
        for value in [answers.get(item.key)]
    ]
    return _mean_of(said, FEWEST_OF_COMPANY)


def bridging_of(answers: Answers) -> float | None:
    """Return how many of three doors to people of another background are open: advice, favor, introduced."""
    said = [answers.get(key) for key in ("bridging_advice", "bridging_favor", "bridging_introduced")]
    return None if None in said else float(said.count("yes"))


def known_of(answers: Answers, measure: str, with_the_other: bool = True) -> float | None:
    """Return how many positions or resources she knows, or the height that the positions reach (skill level 1-4)."""
    key = "resources" if measure == "resources" else "positions"
    given = answers.get(key)
    if given is None:
        return None
    only_other = set() if with_the_other else set(answers.get(f"{key}_only_pair") or [])
    known = [code for code in given if code != NONE_OF_THEM and code not in only_other]
    if measure == "height":
        return float(max((SKILL_LEVEL[POSITION_ISCO[code][0]] for code in known), default=0))
    return float(len(known))


def danish_of(answers: Answers) -> dict[str, int]:
    """Return the CEFR level 1-6 of each skill that was answered."""
    return {item.key: int(answers[item.key]) for item in DANISH.items if answers.get(item.key)}


def _mean_of(said: list[Any], fewest: int) -> float | None:
    valid = [value for value in said if value is not None]
    return sum(valid) / len(valid) if len(valid) >= fewest else None
