"""What a row of a sheet says about a person, in codes: all that a sheet can tell the matching."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One person's row. Empty always means "not known"; job codes are ISCO-08, or `word:` and her own words."""

    id: str
    row: int
    branch: str = ""
    postcode: str = ""
    languages: tuple[tuple[str, int], ...] = ()  # code and level, A1 = 1 .. C2 = 6, native = 7
    availability: frozenset[str] = frozenset()
    online: bool = False
    gender: str = ""
    wants_gender: str = ""  # empty: any
    interests: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    education_level: int | None = None  # ISCED 0-8
    education_field: str = ""  # ISCED-F
    places: int = 1
    offers: frozenset[str] = frozenset()
    jobs: tuple[str, ...] = ()
    sector: str = ""
    waiting_since: date | None = None
    wishes: tuple[tuple[str, int], ...] = ()  # code and priority, 3 = most wanted
    past_jobs: tuple[str, ...] = ()
    wanted_jobs: tuple[str, ...] = ()
    wanted_education: str = ""


@dataclass(frozen=True, slots=True, order=True)
class NotUnderstood:
    """Words in a cell that no vocabulary knows: told, and left out unless they are kept as her own words."""

    header: str
    words: str
    row: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class FactsRead:
    """All rows of a sheet, what was not understood, and where the ids come from ("id", "email", "row")."""

    people: tuple[Facts, ...]
    ids_from: str
    not_understood: tuple[NotUnderstood, ...] = field(default=())
