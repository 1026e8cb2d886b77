"""Danish places: which municipality a postcode or a neighbourhood lies in, and roughly where that is."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from mentornet.vocabularies.word_table import ROOM, split_words
from mentornet.vocabularies.words import key_of


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of the 98 municipalities: official code, name, region, and its middle in 1/1000 degree.

    The middle is rounded to 1/20 degree (some 4 km): near enough for travel time, too coarse to find anybody.
    """

    code: str
    name: str
    region: str
    aliases: tuple[str, ...]
    postcodes: tuple[range, ...]
    shared_postcodes: tuple[range, ...]
    point: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, a town or a neighbourhood that somebody names; its postcode where it has one of its own."""

    name: str
    municipality: str
    postcode: str | None


@cache
def municipalities() -> dict[str, Municipality]:
    """Return the municipalities by code; the file is read once."""
    with (ROOM / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {line["code"]: _municipality(line) for line in csv.DictReader(file)}


def municipality_of(postcode: str) -> str | None:
    """Return the code of the municipality that holds most of a postcode, or None when the postcode is unknown.

    >>> municipality_of("5240"), municipality_of("DK-8000"), municipality_of("0800")
    ('461', '751', None)
    """
    return next(_holding(postcode, shared=False), None)


def municipalities_of(postcode: str) -> tuple[str, ...]:
    """Return all municipalities that a postcode reaches into, the one that holds most of it first."""
    return tuple(dict.fromkeys((*_holding(postcode, shared=False), *_holding(postcode, shared=True))))


def point_of(postcode: str) -> tuple[int, int] | None:
    """Return (latitude, longitude) in 1/1000 degree of the middle of a postcode's municipality, or None."""
    code = municipality_of(postcode)
    return None if code is None else municipalities()[code].point


def municipality_name(code: str) -> str:
    """Return the name of a municipality, with or without a leading zero in its code.

    :raises KeyError: when there is no such municipality.
    """
    return municipalities()[code.removeprefix("0")].name


def place_of(words: str) -> Place | None:
    """Return the municipality, town or neighbourhood that `words` name, by name, alias or postcode, or None.

    >>> place_of("Vollsrose").name, place_of("Århus").municipality, place_of("Tingbjerg").municipality
    ('Vollsmose', '751', '101')
    """
    digits = _digits(words)
    if digits is not None and (code := municipality_of(digits)):
        return Place(municipalities()[code].name, code, digits)
    bare = words.casefold().replace("kommune", "").strip()
    return _places().get(key_of(words)) or _places().get(key_of(bare)) or _places().get(key_of(bare.removesuffix("s")))


@cache
def _places() -> dict[str, Place]:
    """Return every place by the key of each of its names; a municipality goes before a town of the same name."""
    found: dict[str, Place] = {}
    for place, names in (*_municipal_places(), *_neighbourhoods()):
        for name in names:
            found.setdefault(key_of(name), place)
    return found


def _municipal_places() -> Iterable[tuple[Place, tuple[str, ...]]]:
    for town in municipalities().values():
        yield Place(town.name, town.code, None), (town.name, *town.aliases)


def _neighbourhoods() -> Iterable[tuple[Place, tuple[str, ...]]]:
    with (ROOM / "neighbourhoods.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            place = Place(line["name"], line["municipality"], line["postcode"] or None)
            yield place, (line["name"], *split_words(line["aliases"]))


def _municipality(line: dict[str, str]) -> Municipality:
    return Municipality(
        code=line["code"],
        name=line["name"],
        region=line["region"],
        aliases=split_words(line["aliases"]),
        postcodes=_ranges(line["postcodes"]),
        shared_postcodes=_ranges(line["shared_postcodes"]),
        point=(round(float(line["latitude"]) * 1000), round(float(line["longitude"]) * 1000)),
    )


def _ranges(cell: str) -> tuple[range, ...]:
    """Read `2605 2660-2665` as ranges that include their last postcode."""
    pairs = (part.partition("-") for part in cell.split())
    return tuple(range(int(first), int(last or first) + 1) for first, _, last in pairs)


def _holding(postcode: str, *, shared: bool) -> Iterator[str]:
    digits = _digits(postcode)
    if digits is None:
        return iter(())
    return iter(
        code
        for code, town in municipalities().items()
        if any(int(digits) in span for span in (town.shared_postcodes if shared else town.postcodes))
    )


def _digits(postcode: str) -> str | None:
    """Return the four digits of `5240`, `DK-5240` or `5240 Odense NØ`, or None."""
    text = postcode.strip().casefold().removeprefix("dk").lstrip("- ")
    return text[:4] if text[:4].isdecimal() and len(text[:4]) == 4 and not text[4:5].isalnum() else None
