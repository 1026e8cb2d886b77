"""Invented people as the two sheets that a coordinator would hand over."""

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from bench.instances import Instance
from matching_engine import Mentee, Mentor
from mentornet.vocabularies.places import municipalities, point_of

# The day until which waiting is counted.
AS_OF = date(2027, 5, 3)
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
YES_NO = {True: "yes", False: "no"}


def write_sheets(people: Instance, folder: Path) -> tuple[Path, Path]:
    """Write the people as two files in the contract's columns; return their paths."""
    pool = people.pool()
    mentees, mentors = folder / "mentees.csv", folder / "mentors.csv"
    _write(mentees, [_mentee_row(person) for person in pool.mentees])
    _write(mentors, [_mentor_row(person) for person in pool.mentors])
    return mentees, mentors


@cache
def _postcodes() -> dict[tuple[int, int], str]:
    """Return for each municipality's point a postcode that is read back as that point."""
    known = {}
    for town in municipalities().values():
        postcodes = (str(number) for some in town.postcodes for number in some)
        known[town.point] = next((code for code in postcodes if point_of(code) == town.point), "")
    return known


def _row(person: Mentee | Mentor) -> dict[str, str]:
    return {
        "id": person.id,
        "branch": person.branch,
        "postcode": _postcodes()[person.point] if person.point else "",
        "languages": ";".join(f"{code}:{LEVELS[level - 1]}" for code, level in person.languages),
        "availability": ";".join(sorted(person.availability)),
        "online": YES_NO[person.online],
        "gender": person.gender,
        "wants_gender": person.wants_gender,
        "interests": ";".join(sorted(person.interests)),
        "education_level": "" if person.education_level is None else str(person.education_level),
        "education_field": person.education_field,
    }


def _mentee_row(person: Mentee) -> dict[str, str]:
    return _row(person) | {
        "waiting_since": str(AS_OF - timedelta(days=person.waiting_days)),
        "wishes": ";".join(f"{wish}:{priority}" for wish, priority in person.wishes),
        "past_job": ";".join(person.past_jobs),
        "wanted_job": ";".join(person.wanted_jobs),
        "wanted_education": person.wanted_education,
    }


def _mentor_row(person: Mentor) -> dict[str, str]:
    return _row(person) | {
        "places": str(person.places),
        "offers": ";".join(sorted(person.offers)),
        "job": ";".join(person.jobs),
        "sector": person.sector,
    }


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.DictWriter(file, list(rows[0]))
        sheet.writeheader()
        sheet.writerows(rows)
