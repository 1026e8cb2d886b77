"""Dates that may be known only to the month or the year (the seed's conference has no year)."""

import re
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a year and a month, or a whole date. `first` is the earliest day it may mean."""

    first: date
    precision: str  # "year", "month" or "day"

    @classmethod
    def read(cls, words: str) -> "PartialDate":
        """Read `2008`, `2008-11` or `2008-11-20`.

        :raises ValueError: when the words have another shape or name no day of the calendar.
        """
        shape = _SHAPE.fullmatch(words.strip())
        if shape is None:
            raise ValueError(f"{words!r} is no date. Write it as 2008, 2008-11 or 2008-11-20.")
        year, month, day = shape.groups()
        precision = "day" if day else "month" if month else "year"
        return cls(date(int(year), int(month or 1), int(day or 1)), precision)

    def __str__(self) -> str:
        return {"year": f"{self.first:%Y}", "month": f"{self.first:%Y-%m}", "day": f"{self.first:%Y-%m-%d}"}[
            self.precision
        ]
