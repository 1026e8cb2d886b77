"""Turn the cells of a sheet into facts, with the words that people use in eight languages."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from mentornet.foundation.bad_sheet import BadSheet
from mentornet.foundation.sheets import Sheet, SheetRow
from mentornet.joining.columns import ColumnMapping
from mentornet.joining.dates import read_date
from mentornet.joining.facts import Facts, FactsRead, NotUnderstood
from mentornet.joining.row_ids import ids_of
from mentornet.vocabularies import availability, education, interests, occupations, spoken_languages, wishes
from mentornet.vocabularies.words import fold as fold_words

OWN_WORD = "word:"
PRIORITY_NOT_SAID = 2
MOST_PLACES = 100
_PRIORITY = re.compile(r"(.*?)\s*[:(]\s*(-?\d+(?:[.,]\d+)?)\s*\)?")
_POSTCODE = re.compile(r"(?:dk[- ]?)?(\d{4})(?:\s+\D.*)?", re.IGNORECASE)
# Some programs write every number with a decimal: 5240.0 is 5240.
_NO_DECIMALS = re.compile(r"(?<=\d)[.,]0+$")
# How people say that they can meet on a screen, or cannot, beside yes and no.
_ONLINE = frozenset("online virtual remote hybrid both begge beides video zoom teams".split())
_IN_A_ROOM = frozenset({"in person", "face to face", "onsite", "fysisk", "ansigt til ansigt", "persoenlich"})

fold = lru_cache(20_000)(fold_words)
_isco_of = lru_cache(20_000)(occupations.isco_of)
_wish_of = lru_cache(20_000)(wishes.wish_of)
_interest_of = lru_cache(20_000)(interests.interest_of)
_field_of = lru_cache(20_000)(education.field_of)
_level_of = lru_cache(20_000)(education.level_of)
_parse_language = lru_cache(20_000)(spoken_languages.parse_language)
_slot_of = lru_cache(20_000)(availability.slot_of)
_sector_of = lru_cache(20_000)(availability.sector_of)
_gender_of = lru_cache(20_000)(availability.gender_of)


def read_facts(sheet: Sheet, mapping: ColumnMapping, *, role: str) -> FactsRead:
    """Read what each row says about a person.

    Words that no vocabulary knows are left out and told; her own words for a job or an interest are kept, so that
    equal words still meet.

    :raises BadSheet: when an id is missing or stands twice, a date does not exist, a postcode is none, places
        are no whole number, or a priority is not 1, 2 or 3.
    """
    ids = ids_of(sheet, mapping)
    not_understood: list[NotUnderstood] = []
    silent = _places_that_tell_nobody_apart(sheet, mapping)
    people = []
    for row, person_id in zip(sheet.rows, ids.ids, strict=True):
        reader = _RowReader(sheet, mapping, row, not_understood, silent)
        people.append(Facts(id=person_id, row=row.number, **reader.facts(role)))
    return FactsRead(tuple(people), ids.source, tuple(not_understood))


class _RowReader:
    """One row, read column by column."""

    def __init__(
        self,
        sheet: Sheet,
        mapping: ColumnMapping,
        row: SheetRow,
        not_understood: list[NotUnderstood],
        silent: frozenset[int],
    ) -> None:
        self._sheet, self._mapping, self._row = sheet, mapping, row
        self._not_understood, self._silent = not_understood, silent

    def facts(self, role: str) -> dict[str, Any]:
        both = {
            "branch": " ".join(self._text("branch").split()),
            "postcode": self._postcode(),
            "languages": tuple(self._known("languages", self._language)),
            "availability": frozenset(self._known("availability", _slot_of)),
            "online": self._online(),
            "gender": self._gender("gender", ("woman", "man", "other")),
            "wants_gender": self._gender("wants_gender", ("woman", "man", "any")).replace("any", ""),
            "interests": frozenset(_interest_of(part) for _at, part in self._parts("interests")),
            "avoid": frozenset(part for _at, part in self._parts("avoid")),
            "education_level": self._one("education_level", _level_of),
            "education_field": self._one("education_field", _field_of) or "",
        }
        if role == "mentor":
            return both | {
                "places": self._free_places(),
                "offers": frozenset(code for code, _priority in self._wishes("offers")),
                "jobs": self._jobs("job"),
                "sector": self._one("sector", _sector_of) or "",
            }
        return both | {
            "waiting_since": self._date("waiting_since"),
            "wishes": tuple(self._wishes("wishes")),
            "past_jobs": self._jobs("past_job"),
            "wanted_jobs": self._jobs("wanted_job"),
            "wanted_education": self._one("wanted_education", _field_of) or "",
        }

    def _text(self, column: str) -> str:
        return next((self._row.cells[at] for at in self._mapping.places(column)), "")

    def _parts(self, column: str) -> Iterable[tuple[int, str]]:
        for at in self._mapping.places(column):
            yield from ((at, part) for part in split_list(self._row.cells[at]))

    def _bad(self, column: str, sentence: str) -> BadSheet:
        return self._sheet.bad(sentence, row=self._row, place=self._mapping.places(column)[0])

    def _note(self, at: int, words: str, *, kept: bool = False) -> None:
        self._not_understood.append(NotUnderstood(self._sheet.columns[at], words, self._row.number, kept))

    def _known(self, column: str, meaning: Callable[[str], Any]) -> Iterable[Any]:
        for at, part in self._parts(column):
            if (code := meaning(part)) is not None:
                yield code
            else:
                self._note(at, part)

    def _one(self, column: str, meaning: Callable[[str], Any]) -> Any:
        text = self._text(column)
        if not text:
            return None
        code = meaning(text)
        if code is None:  # the first of several words that is known
            code = next((known for part in split_list(text) if (known := meaning(part)) is not None), None)
        if code is None:
            self._note(self._mapping.places(column)[0], text)
        return code

    def _language(self, words: str) -> tuple[str, int] | None:
        try:
            return _parse_language(words)
        except spoken_languages.LanguageNotRead:
            return None

    def _online(self) -> bool:
        text = fold(self._text("online"))
        if not text or text in _IN_A_ROOM:
            return False
        if _ONLINE & set(text.split()):
            return True
        answer = availability.yes_or_no(text)
        if answer is None:
            self._note(self._mapping.places("online")[0], self._text("online"))
        return bool(answer)

    def _gender(self, column: str, allowed: tuple[str, ...]) -> str:
        text = self._text(column)
        code = _gender_of(text) if text else ""
        if code is None or (code and code not in allowed):
            self._note(self._mapping.places(column)[0], text)
            return ""
        return code

    def _postcode(self) -> str:
        text = _NO_DECIMALS.sub("", self._text("postcode"))
        shape = _POSTCODE.fullmatch(text)
        if text and shape is None:
            raise self._bad("postcode", _("“%(words)s” is no Danish postcode. Write 4 digits, such as 5240, or "
                                          "leave the cell empty.") % {"words": text})  # fmt: skip
        return shape[1] if shape else ""

    def _free_places(self) -> int:
        text = _NO_DECIMALS.sub("", self._text("places"))
        if not text:
            return 1
        if not text.isdecimal() or int(text) > MOST_PLACES:
            raise self._bad("places", _("“%(words)s” is no number of places. Write a whole number from 0 to "
                                        "%(most)d.") % {"words": text, "most": MOST_PLACES})  # fmt: skip
        return int(text)

    def _date(self, column: str) -> Any:
        text = self._text(column)
        try:
            found = read_date(text)
        except ValueError:
            raise self._bad(column, _("“%(words)s” is no day of the calendar. Write the date as 2026-03-31 or "
                                      "31-03-2026.") % {"words": text}) from None  # fmt: skip
        if found is None and text:
            self._note(self._mapping.places(column)[0], text)
        return found

    def _wishes(self, column: str) -> Iterable[tuple[str, int]]:
        for at, part in self._parts(column):
            shape = _PRIORITY.fullmatch(part)
            words, priority = (shape[1], shape[2]) if shape else (part, str(PRIORITY_NOT_SAID))
            if priority not in ("1", "2", "3"):
                raise self._bad(column, _("“%(words)s” has a priority that is not 1, 2 or 3. Write 3 for what "
                                          "matters most, such as danish:3.") % {"words": part})  # fmt: skip
            code = _wish_of(words)
            if code is None:
                self._note(at, words)
            else:
                yield code, int(priority)

    def _jobs(self, column: str) -> tuple[str, ...]:
        codes: dict[str, None] = {}
        for at in self._mapping.places(column):
            for words in _jobs_in(self._row.cells[at]):
                code = _isco_of(words)
                if code is None:
                    kept = at not in self._silent
                    self._note(at, words, kept=kept)
                    code = OWN_WORD + fold(words) if kept else OWN_WORD
                codes[code] = None
        return tuple(code for code in codes if code != OWN_WORD)


@lru_cache(20_000)
def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell at its semicolons and line breaks, or where it has none, at its commas."""
    parts = re.split(r"[;\n]" if ";" in cell or "\n" in cell else r"[,،]", cell)
    return tuple(part for part in (part.strip() for part in parts) if part)


@lru_cache(20_000)
def _jobs_in(cell: str) -> tuple[str, ...]:
    """Return the jobs of a cell; "Accountant, junior" is one job, "nurse, teacher" are two."""
    jobs: list[str] = []
    for part in re.split(r"[;\n]", cell):
        words = [word for word in (piece.strip() for piece in part.split(",")) if word]
        several = sum(_isco_of(word) is not None for word in words) > 1
        jobs += words if several else [part.strip()]
    return tuple(job for job in jobs if job)


def _places_that_tell_nobody_apart(sheet: Sheet, mapping: ColumnMapping) -> frozenset[int]:
    """Return the second headers for a job under which every row says the same, as "Some role" (own words only)."""
    silent = set()
    for column in ("job", "past_job"):
        places = mapping.places(column)
        for at in places if len(places) > 1 else ():
            if len({fold(row.cells[at]) for row in sheet.rows} - {""}) == 1:
                silent.add(at)
    return frozenset(silent)
