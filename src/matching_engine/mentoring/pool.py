"""The people that one run of the matching can see, and the only things it can see about them.

This is the allow-list: there is no field for a name, an origin, a faith, a photo or free text, so nothing
that is not named here can ever change a proposal (R33, R34).
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any, Self

from ..errors import BadInput
from ..schema.protected import refuse_protected

SLOTS = ("weekday_day", "weekday_evening", "weekend")
GENDERS = ("", "woman", "man", "other")
# CEFR levels; a native speaker stands one above C2.
A1, A2, B1, B2, C1, C2, NATIVE = range(1, 8)
MOST_TIE = 2**63 - 1
MOST_PLACES = 2**31 - 1
MOST_DEGREES = 360_000

Point = tuple[int, int]


# A job that ISCO-08 does not know is written as this and her own words; it equals itself and nothing else.
OWN_WORD = "word:"


def _is_job(code: str) -> bool:
    return code.startswith(OWN_WORD) or (code.isdecimal() and 1 <= len(code) <= 4)


def _is_whole(number: object, low: int, high: int) -> bool:
    return type(number) is int and low <= number <= high


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

        :raises BadInput: when a value is outside its range; the message quotes it.
        """
        self._need(isinstance(self.id, str) and bool(self.id), "id", self.id)
        self._need_whole("tie", 0, MOST_TIE)
        self._put_pairs("languages", A1, NATIVE)
        for field in ("availability", "interests", "avoid"):
            self._put_words(field)
        if self.point is not None:
            self._put_point(self.point)
        self._need(self.availability <= frozenset(SLOTS), "availability", sorted(self.availability))
        self._need(self.gender in GENDERS, "gender", self.gender)
        self._need(self.wants_gender in GENDERS, "wants_gender", self.wants_gender)
        if self.education_level is not None:
            self._need_whole("education_level", 0, 8)
        self._need_code("education_field")

    def _put(self, field: str, value: object) -> None:
        object.__setattr__(self, field, value)

    def _put_words(self, field: str) -> None:
        words = getattr(self, field)
        are_words = isinstance(words, frozenset | set | tuple | list) and all(type(word) is str for word in words)
        self._need(are_words, field, words)
        self._put(field, frozenset(words))

    def _put_codes(self, field: str) -> None:
        self._put_words(field)
        codes = tuple(sorted(getattr(self, field)))
        self._need(all(_is_job(code) for code in codes), field, codes)
        self._put(field, codes)

    def _put_pairs(self, field: str, low: int, high: int) -> None:
        """Bring pairs of a code and a number into the order of the codes; of equal codes the highest number counts."""
        best: dict[str, int] = {}
        try:
            for code, number in getattr(self, field):
                self._need(type(code) is str and _is_whole(number, low, high), field, getattr(self, field))
                best[code] = max(number, best.get(code, 0))
        except (TypeError, ValueError):
            self._need(False, field, getattr(self, field))
        self._put(field, tuple(sorted(best.items())))

    def _put_point(self, point: Point) -> None:
        are_two = isinstance(point, tuple | list) and len(point) == 2
        self._need(are_two and all(_is_whole(part, -MOST_DEGREES, MOST_DEGREES) for part in point), "point", point)
        self._put("point", (point[0], point[1]))

    def _need_whole(self, field: str, low: int, high: int) -> None:
        self._need(_is_whole(getattr(self, field), low, high), field, getattr(self, field))

    def _need_code(self, field: str) -> None:
        code = getattr(self, field)
        self._need(isinstance(code, str) and (code == "" or code.isdecimal()), field, code)

    def _need(self, is_right: bool, field: str, value: object) -> None:
        if not is_right:
            raise BadInput(f"{type(self).__name__} {self.id!r}: {field} cannot be {value!r}.")


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

        :raises BadInput: when a value is outside its range; the message quotes it.
        """
        Candidate.__post_init__(self)
        self._put_pairs("wishes", 1, 3)
        self._put_codes("past_jobs")
        self._put_codes("wanted_jobs")
        self._need_whole("waiting_days", 0, MOST_TIE)
        self._need_whole("professional_shift", -10, 10)
        self._need_code("wanted_education")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor(Candidate):
    """A volunteer with room for `places` mentees."""

    places: int = 1
    offers: frozenset[str] = frozenset()
    jobs: tuple[str, ...] = ()  # ISCO-08, one to four digits
    sector: str = ""

    def __post_init__(self) -> None:
        """Bring lists into one order and refuse values outside their range.

        :raises BadInput: when a value is outside its range; the message quotes it.
        """
        Candidate.__post_init__(self)
        self._put_words("offers")
        self._put_codes("jobs")
        self._need_whole("places", 0, MOST_PLACES)
        self._need(isinstance(self.sector, str), "sector", self.sector)


FIELDS_READ: tuple[str, ...] = tuple(dict.fromkeys(f.name for side in (Mentee, Mentor) for f in fields(side)))
refuse_protected(FIELDS_READ)


A_POOL = 'A pool is {"mentees": [...], "mentors": [...]}.'


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody in one run, in the one order that the draw gives: by tie, then by id."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]

    def __post_init__(self) -> None:
        """Put both sides into the order of the draw.

        :raises BadInput: when an id stands twice on one side.
        """
        for side in ("mentees", "mentors"):
            people = getattr(self, side)
            object.__setattr__(self, side, tuple(sorted(people, key=lambda person: (person.tie, person.id))))
            twice = [known for known, times in Counter(person.id for person in people).items() if times > 1]
            if twice:
                raise BadInput(f"{side}: the id {min(twice)!r} stands more than once.")

    def to_json(self) -> bytes:
        """Return the pool as canonical bytes: sorted, compact, the same for the same people."""
        sides = {"mentees": self.mentees, "mentors": self.mentors}
        content = {side: [asdict(person) for person in people] for side, people in sides.items()}
        return json.dumps(content, default=sorted, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Read what `to_json` wrote; left-out fields are not known.

        :raises BadInput: when the text is no pool, or a value is outside its range
        :raises EngineError: when it names a field that matching does not read
        """
        try:
            content = json.loads(text)
        except (ValueError, TypeError, RecursionError) as wrong:
            raise BadInput(f"This is no JSON: {wrong}. {A_POOL}") from None
        if not isinstance(content, dict) or not {"mentees", "mentors"} >= set(content):
            raise BadInput(A_POOL)
        if not all(isinstance(side, list) for side in content.values()):
            raise BadInput(A_POOL)
        mentees = (Mentee(**_read(Mentee, row)) for row in content.get("mentees", ()))
        mentors = (Mentor(**_read(Mentor, row)) for row in content.get("mentors", ()))
        return cls(tuple(mentees), tuple(mentors))

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the canonical bytes."""
        return sha256(self.to_json()).hexdigest()


def _read(side: type[Candidate], row: dict[str, Any]) -> dict[str, Any]:
    known = {f.name for f in fields(side)}
    if not isinstance(row, dict) or "id" not in row:
        raise BadInput(f"{row!r} is no {side.__name__}: give every one an object with an id.")
    refuse_protected(row)
    if unknown := sorted(set(row) - known):
        raise BadInput(f"{side.__name__} {row.get('id')!r}: matching reads no field {unknown[0]!r}.")
    return row
