"""Read the people on a coordinator's sheet: how to reach each, her card, and since when she waits. No database."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mentornet.foundation.sheets import Sheet, SheetRow, read_sheet
from mentornet.foundation.typed_words import seen_words
from mentornet.joining.applicants import Applicant
from mentornet.joining.card_facts import CardFacts
from mentornet.joining.cells import read_facts
from mentornet.joining.columns import ColumnMapping, headers_known, map_columns
from mentornet.joining.dates import read_date
from mentornet.joining.facts import Facts, NotUnderstood
from mentornet.people.phones import read_phone
from mentornet.vocabularies.availability import yes_or_no
from mentornet.vocabularies.spoken_languages import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """One row. `why_not` is a sentence when the row cannot be taken as it stands, else empty."""

    row: int
    source_key: str
    applicant: Applicant
    card: CardFacts
    branch: str = ""
    waiting_since: date | None = None
    applied_on: date | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """A sheet's people, what became of its columns, and a digest of what it says."""

    file: str
    name: str
    header_row: int
    people: tuple[SheetPerson, ...]
    mapping: ColumnMapping
    not_understood: tuple[NotUnderstood, ...]
    sha256: str

    @property
    def never_read(self) -> tuple[str, ...]:
        """Return the headers that may stand in the file and are not read: origin, faith and their like."""
        person = {used.place for used in self.mapping.person}
        return tuple(refused.header for refused in self.mapping.refused if refused.place not in person)


def read_people(
    source: Path | bytes, *, role: str, file: str = "", sheet: str = "", own: Mapping[str, str] | None = None
) -> PeopleSheet:
    """Read a sheet of mentees or mentors.

    own: her headers to our columns. Where no column holds ids, a row is known by its address or number, else by
    all that it says.

    :raises BadSheet: when it is no sheet, has no names, or says what cannot be (a date, an id twice).
    """
    read = read_sheet(source, file=file, sheet=sheet, known=partial(headers_known, role=role, own=tuple(own or ())))
    mapping = map_columns(read, role=role, own=own)
    if not ({"name", "given_name", "family_name"} & {used.column for used in mapping.person}):
        raise read.bad(_("No column holds names. Call the column with the names “Name”."))
    facts = read_facts(read, mapping, role=role)
    rows = [_Row(read, mapping, row, of_her) for row, of_her in zip(read.rows, facts.people, strict=True)]
    has_ids = facts.ids_from == "id"
    people = tuple(row.person(has_ids=has_ids) for row in rows)
    return PeopleSheet(
        read.file, read.name, read.header_row, people, mapping, facts.not_understood, _digest(read.columns, *read.rows)
    )


class _Row:
    """One row, read for the person; what it says for matching has been read already."""

    def __init__(self, sheet: Sheet, mapping: ColumnMapping, row: SheetRow, facts: Facts) -> None:
        self._sheet, self._mapping, self._cells, self._facts = sheet, mapping, row, facts
        self._why_not = ""

    def person(self, *, has_ids: bool) -> SheetPerson:
        applicant = Applicant(
            full_name=self._name(),
            email=self._email(),
            phone=self._phone(),
            language=language_of(self._text("contact_language")) or "da",
            gender=self._facts.gender,
            birth_year=self._birth_year(),
            protected_contact=bool(yes_or_no(self._text("protected_contact"))),
        )
        return SheetPerson(
            row=self._cells.number,
            source_key=self._source_key(applicant, has_ids=has_ids),
            applicant=applicant,
            card=self._card(),
            branch=self._facts.branch,
            waiting_since=self._facts.waiting_since,
            applied_on=self._applied_on(),
            why_not=self._why_not,
        )

    def _text(self, column: str) -> str:
        place = self._mapping.person_place(column)
        return self._cells.cells[place] if place is not None else ""

    def _refuse(self, sentence: str) -> None:
        self._why_not = self._why_not or sentence

    def _name(self) -> str:
        parts = (self._text("name"), self._text("given_name"), self._text("family_name"))
        name = seen_words(" ".join(part for part in parts if part))
        if not name:
            self._refuse(_("There is no name. Write what she is called."))
        return name[:200]

    def _email(self) -> str:
        email = self._text("email").casefold()
        try:
            validate_email(email or "a@example.org")
        except ValidationError:
            sentence = _("“%(words)s” is no e-mail address. Write it as name@example.org, or leave it out.")
            self._refuse(sentence % {"words": email[:60]})
            return ""
        return email

    def _phone(self) -> str:
        words = self._text("phone")
        try:
            return read_phone(words) if words else ""
        except ValueError:
            sentence = _("“%(words)s” is no phone number. Write 8 digits, or + and the country's number.")
            self._refuse(sentence % {"words": words[:60]})
            return ""

    def _birth_year(self) -> int | None:
        words = self._text("birth_year")
        if not words:
            return None
        if not (words.isdecimal() and 1900 <= int(words) <= 2100):
            sentence = _("“%(words)s” is no year of birth. Write four digits, such as 1984.")
            self._refuse(sentence % {"words": words[:60]})
            return None
        return int(words)

    def _applied_on(self) -> date | None:
        words = self._text("applied_on")
        try:
            return read_date(words)
        except ValueError:
            sentence = _("“%(words)s” is no day of the calendar. Write the date as 2026-03-31 or 31-03-2026.")
            place = self._mapping.person_place("applied_on")
            raise self._sheet.bad(sentence % {"words": words}, row=self._cells, place=place) from None

    def _own_words(self, column: str) -> str:
        return "; ".join(dict.fromkeys(self._cells.cells[at] for at in self._mapping.places(column)))

    def _card(self) -> CardFacts:
        facts = self._facts
        return CardFacts(
            dream=self._text("dream"),
            strengths=self._text("strengths"),
            motivation=self._text("motivation"),
            wishes=facts.wishes,
            offers=tuple(sorted(facts.offers)),
            past_job=self._own_words("past_job"),
            past_job_codes=facts.past_jobs,
            wanted_job=self._own_words("wanted_job"),
            wanted_job_codes=facts.wanted_jobs,
            job=self._own_words("job"),
            job_codes=facts.jobs,
            sector=facts.sector,
            education_level=facts.education_level,
            education_field=facts.education_field,
            wanted_education=facts.wanted_education,
            languages=facts.languages,
            availability=tuple(sorted(facts.availability)),
            online=facts.online,
            interests=tuple(sorted(facts.interests)),
            postcode=facts.postcode,
            gender=facts.gender,
            wants_gender=facts.wants_gender,
            places=facts.places,
        )

    def _source_key(self, applicant: Applicant, *, has_ids: bool) -> str:
        if has_ids:
            return _digest(("id", self._facts.id))
        reached = applicant.email or applicant.phone
        return _digest(("reached", reached)) if reached else _digest(self._cells.cells)


def _digest(*rows: SheetRow | tuple[str, ...]) -> str:
    cells = [row.cells if isinstance(row, SheetRow) else row for row in rows]
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()
