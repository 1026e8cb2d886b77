"""What is invented, read from the tables beside this file: names, countries, occupations and sentences."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

INVENTED = Path(__file__).parent / "invented"


@dataclass(frozen=True, slots=True)
class Country:
    """A country of origin with the family of names and the language that go with it; `weight` is how many come."""

    code: str
    family: str
    language: str
    weight: int


@dataclass(frozen=True, slots=True)
class Names:
    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occupation:
    """A job with its ISCO-08 code, the education it asks for (ISCED level and field) and the sectors it is in."""

    isco: str
    danish: str
    english: str
    level: int
    field: str
    sectors: tuple[str, ...]

    @property
    def is_unskilled(self) -> bool:
        """ISCO major group 9: no training is needed (I-28, strict)."""
        return self.isco.startswith("9")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Own words of somebody; `about` is the wish, role or decision they belong to."""

    about: str
    language: str
    text: str


def _lines(name: str) -> list[dict[str, str]]:
    with (INVENTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def countries() -> tuple[Country, ...]:
    return tuple(
        Country(line["country"], line["family"], line["language"], int(line["weight"]))
        for line in _lines("countries.csv")
    )


@cache
def names() -> dict[str, Names]:
    """Return the names by family."""
    return {
        line["family"]: Names(*(tuple(line[part].split(";")) for part in ("women", "men", "last")))
        for line in _lines("names.csv")
    }


@cache
def occupations() -> tuple[Occupation, ...]:
    return tuple(
        Occupation(
            line["isco"],
            line["da"],
            line["en"],
            int(line["level"]),
            line["field"],
            tuple(line["sectors"].split(";")),
        )
        for line in _lines("occupations.csv")
    )


@cache
def sentences(name: str) -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences of one file by what they are about."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for line in _lines(f"{name}.csv"):
        about = line.get("wish") or line.get("role") or line.get("decision") or ""
        found[about].append(Sentence(about, line.get("language", "da"), line["text"]))
    return {about: tuple(said) for about, said in found.items()}
