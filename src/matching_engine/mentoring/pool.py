"""The people that one run of the matching can see, and the only things it can see about them.

This is the allow-list: there is no field for a name, an origin, a faith, a photo or free text, so nothing
that is not named here can ever change a proposal (R33, R34).
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any, Self

from ..schema.protected import refuse_protected

SLOTS = ("weekday_day", "weekday_evening", "weekend")
GENDERS = ("", "woman", "man", "other")
# CEFR levels; a native speaker stands one above C2.
A1, A2, B1, B2, C1, C2, NATIVE = range(1, 8)

Point = tuple[int, int]


# A job that ISCO-08 does not know is written as this and her own words; it equals itself and nothing else.
OWN_WORD = "word:"


def _is_job(code: str) -> bool:
    return code.startswith(OWN_WORD) or (code.isdecimal() and 1 <= len(code) <= 4)


def job_beginning(code: str, digits: int) -> str | None:
    """Return the first 1-4 digits of a job's code, None when it has fewer; own words are whole at every length."""
    if code.startswith(OWN_WORD):
        return code
    return code[:digits] if len(code) >= digits else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is known about either side; empty always means "not known"."""

    id: str
    tie: int = 0
    branch: str = ""
    point: Point | None = None  # latitude and longitude in thousandths of a degree
    languages: tuple[tuple[str, int], ...] = ()  # code and level, A1 = 1 .. C2 = 6, native = 7
    availability: frozenset[str] = frozenset()
    online: bool = False
    gender: str = ""
    wants_gender: str = ""  # empty: any
    interests: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()  # ids on the other side
    education_level: int | None = None  # ISCED 0-8
    education_field: str = ""  # ISCED-F code

    def __post_init__(self) -> None:
        """Bring lists into one order and refuse values outside their range.

        :raises ValueError: when a value is outside its range; the message quotes it.
        """
        best: dict[str, int] = {}
        for code, level in self.languages:
            best[code] = max(level, best.get(code, 0))
        self._put("languages", tuple(sorted(best.items())))
        self._put("availability", frozenset(self.availability))
        self._put("interests", frozenset(self.interests))
        self._put("avoid", frozenset(self.avoid))
        if self.point is not None:
            self._put("point", (int(self.point[0]), int(self.point[1])))
        self._need(bool(self.id), "id", self.id)
        self._need(all(A1 <= level <= NATIVE for level in best.values()), "languages", self.languages)
        self._need(self.availability <= frozenset(SLOTS), "availability", sorted(self.availability))
        self._need(self.gender in GENDERS, "gender", self.gender)
        self._need(self.wants_gender in GENDERS, "wants_gender", self.wants_gender)
        level_is_known = self.education_level is not None
        self._need(not level_is_known or 0 <= (self.education_level or 0) <= 8, "education_level",
                   self.education_level)  # fmt: skip
        self._need(self.education_field == "" or self.education_field.isdecimal(), "education_field",
                   self.education_field)  # fmt: skip

    def _put(self, field: str, value: object) -> None:
        object.__setattr__(self, field, value)

    def _put_codes(self, field: str) -> None:
        codes = tuple(sorted(set(getattr(self, field))))
        self._need(all(_is_job(code) for code in codes), field, codes)
        self._put(field, codes)

    def _need(self, is_right: bool, field: str, value: object) -> None:
        if not is_right:
            raise ValueError(f"{type(self).__name__} {self.id!r}: {field} cannot be {value!r}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentee(Candidate):
    """A woman who waits for a mentor."""

    waiting_days: int = 0
    wishes: tuple[tuple[str, int], ...] = ()  # code and priority, 3 = most wanted
    past_jobs: tuple[str, ...] = ()  # ISCO-08, one to four digits
    wanted_jobs: tuple[str, ...] = ()
    wanted_education: str = ""  # ISCED-F code
    professional_shift: int = 0  # percent points she moves from personal (below 0: to personal)

    def __post_init__(self) -> None:
        """Bring lists into one order and refuse values outside their range.

        :raises ValueError: when a value is outside its range; the message quotes it.
        """
        Candidate.__post_init__(self)
        best: dict[str, int] = {}
        for code, priority in self.wishes:
            best[code] = max(priority, best.get(code, 0))
        self._put("wishes", tuple(sorted(best.items())))
        self._put_codes("past_jobs")
        self._put_codes("wanted_jobs")
        self._need(all(1 <= priority <= 3 for priority in best.values()), "wishes", self.wishes)
        self._need(self.waiting_days >= 0, "waiting_days", self.waiting_days)
        self._need(-10 <= self.professional_shift <= 10, "professional_shift", self.professional_shift)
        self._need(self.wanted_education == "" or self.wanted_education.isdecimal(), "wanted_education",
                   self.wanted_education)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor(Candidate):
    """A volunteer with room for `places` mentees."""

    places: int = 1
    offers: frozenset[str] = frozenset()
    jobs: tuple[str, ...] = ()  # ISCO-08, one to four digits
    sector: str = ""

    def __post_init__(self) -> None:
        """Bring lists into one order and refuse values outside their range.

        :raises ValueError: when a value is outside its range; the message quotes it.
        """
        Candidate.__post_init__(self)
        self._put("offers", frozenset(self.offers))
        self._put_codes("jobs")
        self._need(self.places >= 0, "places", self.places)


FIELDS_READ: tuple[str, ...] = tuple(dict.fromkeys(f.name for side in (Mentee, Mentor) for f in fields(side)))
refuse_protected(FIELDS_READ)


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody in one run, in the one order that the draw gives: by tie, then by id."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]

    def __post_init__(self) -> None:
        """Put both sides into the order of the draw.

        :raises ValueError: when an id stands twice on one side.
        """
        for side in ("mentees", "mentors"):
            people = getattr(self, side)
            object.__setattr__(self, side, tuple(sorted(people, key=lambda person: (person.tie, person.id))))
            twice = [known for known, times in Counter(person.id for person in people).items() if times > 1]
            if twice:
                raise ValueError(f"{side}: the id {min(twice)!r} stands more than once.")

    def to_json(self) -> bytes:
        """Return the pool as canonical bytes: sorted, compact, the same for the same people."""
        sides = {"mentees": self.mentees, "mentors": self.mentors}
        content = {side: [asdict(person) for person in people] for side, people in sides.items()}
        return json.dumps(content, default=sorted, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Read what `to_json` wrote; left-out fields are not known.

        :raises ValueError: when the text is no pool, or names a field that matching does not read.
        """
        content = json.loads(text)
        if not isinstance(content, dict) or not {"mentees", "mentors"} >= set(content):
            raise ValueError('A pool is {"mentees": [...], "mentors": [...]}.')
        mentees = (Mentee(**_read(Mentee, row)) for row in content.get("mentees", ()))
        mentors = (Mentor(**_read(Mentor, row)) for row in content.get("mentors", ()))
        return cls(tuple(mentees), tuple(mentors))

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the canonical bytes."""
        return sha256(self.to_json()).hexdigest()


def _read(side: type[Candidate], row: dict[str, Any]) -> dict[str, Any]:
    known = {f.name for f in fields(side)}
    refuse_protected(row)
    if unknown := sorted(set(row) - known):
        raise ValueError(f"{side.__name__} {row.get('id')!r}: matching reads no field {unknown[0]!r}.")
    pairs: dict[str, Any] = {field: tuple(map(tuple, row[field])) for field in ("languages", "wishes") if field in row}
    points = {"point": tuple(row["point"])} if row.get("point") else {}
    return {**row, **pairs, **points}
