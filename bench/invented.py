"""Invented people for the benchmarks: the same for the same size and seed, as a pool and as two sheets."""

import csv
import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from matching_engine import SLOTS, Mentee, Mentor, Pool, tie_key
from mentornet.vocabularies.places import point_of

POSTCODES = ("2100", "2200", "2300", "2400", "2500", "2600", "2650", "2700", "2720", "2730", "2860", "2900")
LANGUAGES = ("en", "ar", "de", "uk", "so", "tr", "fa", "fr", "es", "ru")
INTERESTS = (
    "gardening",
    "reading",
    "running",
    "yoga",
    "museums",
    "knitting",
    "cycling",
    "music",
    "film",
    "photography",
)
WISHES = ("job_search", "danish", "network", "better_job", "social_life", "education", "society", "family")
JOBS = ("2411", "2221", "2341", "2512", "3322", "3434", "4110", "5120", "5311", "7531", "2141", "2166", "2619", "3355")
FIELDS = ("0311", "0411", "0421", "0613", "0732", "0912", "0913", "0113")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
YES_NO = {True: "yes", False: "no"}
WOMAN = "woman"
# The day until which waiting is counted.
AS_OF = date(2027, 5, 3)


def invented_pool(size: int, seed: int = 1) -> Pool:
    """Return a pool of `size` mentees and `size` mentors of one branch."""
    chance = random.Random(seed)
    return Pool(
        tuple(_mentee(chance, f"mentee-{number}") for number in range(size)),
        tuple(_mentor(chance, f"mentor-{number}") for number in range(size)),
    )


def write_sheets(pool: Pool, postcodes: Mapping[Any, str], folder: Path) -> tuple[Path, Path]:
    """Write a pool as the two sheets that a coordinator would hand over."""
    mentees, mentors = folder / "mentees.csv", folder / "mentors.csv"
    _write(mentees, [_mentee_row(person, postcodes) for person in pool.mentees])
    _write(mentors, [_mentor_row(person, postcodes) for person in pool.mentors])
    return mentees, mentors


def postcode_of_points() -> dict[Any, str]:
    """Return the postcode that stands for each point of a pool."""
    return {point_of(postcode): postcode for postcode in POSTCODES}


def _some(chance: random.Random, words: tuple[str, ...], most: int) -> list[str]:
    """Draw one to `most` words, the first of the list more often than the last (Zipf)."""
    weights = [1 / (place + 1) for place in range(len(words))]
    return list(dict.fromkeys(chance.choices(words, weights, k=chance.randint(1, most))))


def _both(chance: random.Random, name: str) -> dict[str, Any]:
    languages = {"da": chance.randint(2, 7)} | {code: chance.randint(3, 7) for code in _some(chance, LANGUAGES, 2)}
    return {
        "id": name,
        "tie": tie_key(1, name),
        "branch": "Copenhagen",
        "point": point_of(chance.choice(POSTCODES)),
        "languages": tuple(languages.items()),
        "availability": frozenset(_some(chance, SLOTS, 3)),
        "online": chance.random() < 0.4,
        "gender": WOMAN,
        "interests": frozenset(_some(chance, INTERESTS, 4)),
        "education_level": chance.randint(2, 8),
        "education_field": chance.choice(FIELDS),
    }


def _mentee(chance: random.Random, name: str) -> Mentee:
    return Mentee(
        **_both(chance, name),
        waiting_days=chance.randint(0, 400),
        wishes=tuple((wish, chance.randint(1, 3)) for wish in _some(chance, WISHES, 4)),
        past_jobs=(chance.choice(JOBS),),
        wanted_jobs=(chance.choice(JOBS),),
        wanted_education=chance.choice(FIELDS),
    )


def _mentor(chance: random.Random, name: str) -> Mentor:
    return Mentor(
        **_both(chance, name), offers=frozenset(_some(chance, WISHES, 4)), jobs=(chance.choice(JOBS),), sector="private"
    )


def _row(person: Mentee | Mentor, postcodes: Mapping[Any, str]) -> dict[str, str]:
    return {
        "id": person.id,
        "branch": person.branch,
        "postcode": postcodes[person.point],
        "languages": ";".join(f"{code}:{LEVELS[level - 1]}" for code, level in person.languages),
        "availability": ";".join(sorted(person.availability)),
        "online": YES_NO[person.online],
        "gender": person.gender,
        "interests": ";".join(sorted(person.interests)),
        "education_level": str(person.education_level),
        "education_field": person.education_field,
    }


def _mentee_row(person: Mentee, postcodes: Mapping[Any, str]) -> dict[str, str]:
    return _row(person, postcodes) | {
        "waiting_since": str(AS_OF - timedelta(days=person.waiting_days)),
        "wishes": ";".join(f"{wish}:{priority}" for wish, priority in person.wishes),
        "past_job": ";".join(person.past_jobs),
        "wanted_job": ";".join(person.wanted_jobs),
        "wanted_education": person.wanted_education,
    }


def _mentor_row(person: Mentor, postcodes: Mapping[Any, str]) -> dict[str, str]:
    return _row(person, postcodes) | {
        "offers": ";".join(sorted(person.offers)),
        "job": ";".join(person.jobs),
        "sector": person.sector,
    }


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.DictWriter(file, list(rows[0]))
        sheet.writeheader()
        sheet.writerows(rows)
