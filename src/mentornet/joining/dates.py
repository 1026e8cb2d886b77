"""Dates as people and spreadsheet programs write them."""

import re
from datetime import date, timedelta

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})")
_MONTH_IN_WORDS = re.compile(r"(\d{1,2})\.?\s*([^\W\d_]{3})[^\W\d_]*\.?,?\s*(\d{4})")
# The first three letters in Danish, English and German.
_MONTHS = {
    **{name: number for number, name in enumerate("jan feb mar apr maj jun jul aug sep okt nov dec".split(), start=1)},
    "mär": 3,
    "may": 5,
    "mai": 5,
    "oct": 10,
    "dez": 12,
}
_TIME_BEHIND = re.compile(r"[T ]+\d{1,2}[:.]\d{2}.*$")
_SERIAL = re.compile(r"\d{5}")
_DAY_ZERO = date(1899, 12, 30)


def read_date(words: str) -> date | None:
    """Return the date of `2026-03-01`, `1-3-2026`, `01/03/2026`, `1.3.26`, `1. marts 2026` or a spreadsheet's 46082.

    None for other words.

    :raises ValueError: when it has the shape of a date and names no day of the calendar.

    >>> read_date("1/3/2026"), read_date("46082"), read_date("in spring")
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 1), None)
    """
    text = _TIME_BEHIND.sub("", words.strip())
    if shape := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, shape.groups())
    elif shape := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, shape.groups())
        year += 2000 if year < 100 else 0
    elif (shape := _MONTH_IN_WORDS.fullmatch(text)) and shape[2].casefold() in _MONTHS:
        day, month, year = int(shape[1]), _MONTHS[shape[2].casefold()], int(shape[3])
    elif _SERIAL.fullmatch(text):
        return _DAY_ZERO + timedelta(days=int(text))
    else:
        return None
    return date(year, month, day)
