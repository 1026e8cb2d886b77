"""A coordinator brings a sheet of people she has talked with: what would become of each row, and the doing of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentornet.branches.models import Branch
from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.actions import hold_interview
from mentornet.interviewing.choices import Decision
from mentornet.joining.actions import apply_to_join
from mentornet.joining.applicants import Applicant, Consent
from mentornet.joining.models import Application, SheetImport
from mentornet.joining.sheet_people import PeopleSheet, SheetPerson
from mentornet.people.models import Account, Person
from mentornet.people.search_words import fold

# Databases take so many values in one question.
_AT_ONCE = 500


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    ALREADY_HERE = "already_here"
    REFUSED = "refused"


class RowsRefused(Refusal):
    """Some rows cannot be taken, so none is; the sentence names the first."""


@dataclass(frozen=True, slots=True)
class RowFate:
    """A row and what becomes of it; `why` is a sentence unless she is new."""

    person: SheetPerson
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a sheet would do to a branch; nothing is written by looking."""

    sheet: PeopleSheet
    fates: tuple[RowFate, ...]

    def of(self, fate: Fate) -> list[RowFate]:
        return [one for one in self.fates if one.fate == fate]

    @property
    def new(self) -> list[RowFate]:
        return self.of(Fate.NEW)

    @property
    def already_here(self) -> list[RowFate]:
        return self.of(Fate.ALREADY_HERE)

    @property
    def refused(self) -> list[RowFate]:
        return self.of(Fate.REFUSED)

    def refusal(self) -> RowsRefused:
        """Tell in one sentence which row is the first that cannot be taken, and that nothing was written."""
        first = self.refused[0]
        rest = len(self.refused) - 1
        where = _("%(file)s, row %(row)d: %(why)s") % {
            "file": self.sheet.file, "row": first.person.row, "why": first.why
        }  # fmt: skip
        more = ngettext("One more row cannot be taken.", "%(count)d more rows cannot be taken.", rest) % {"count": rest}
        nothing = _("Nobody has been brought in.")
        return RowsRefused(" ".join([where, *([more] if rest else []), nothing]))


def preview_arrivals(sheet: PeopleSheet, *, branch: Branch, role: str, as_of: date) -> Preview:
    """Say what would become of every row of a sheet."""
    known = _known_here(sheet, branch, role)
    minimum_age = profile_of(branch).intake.minimum_age
    fates: list[RowFate] = []
    for person in sheet.people:
        refused = person.why_not or _wrong_branch(person, branch) or _wrong_time(person, minimum_age, as_of)
        fates.append(RowFate(person, Fate.REFUSED, refused) if refused else _fate_beside_others(person, known))
        known.in_sheet.add(person)
    return Preview(sheet, tuple(fates))


@transaction.atomic
def bring_in(
    sheet: PeopleSheet, *, branch: Branch, role: str, by: Account | None, at: datetime, on: date, said_yes: bool
) -> SheetImport | None:
    """Bring in everybody on a sheet who is new: application, card, talk held, place on the waiting list; or nobody.

    Nobody is written to: the sheet holds people who have been talked with. Returns none when nobody was new, so
    that the same sheet twice writes nothing.

    :param said_yes: the coordinator confirms that each of them has said yes herself (R44).
    :raises RowsRefused: a row cannot be taken; then no row is.
    """
    preview = preview_arrivals(sheet, branch=branch, role=role, as_of=on)
    if preview.refused:
        raise preview.refusal()
    if not preview.new:
        return None
    brought = SheetImport.objects.create(
        branch=branch,
        role=role,
        imported_by=by,
        imported_at=at,
        sha256=sheet.sha256,
        rows=len(preview.fates),
        added=len(preview.new),
    )
    consent = Consent("sheet-1", "", at) if said_yes else None
    for fate in preview.new:
        _take(fate.person, brought, by=by, at=at, on=on, consent=consent)
    counts = {"rows": brought.rows, "added": brought.added, "role": role}
    audit.record("bring_in_sheet", by=by, subject=brought, branch=branch, details=counts)
    return brought


def _take(
    person: SheetPerson, sheet: SheetImport, *, by: Account | None, at: datetime, on: date, consent: Consent | None
) -> None:
    waiting_since = person.waiting_since or person.applied_on or on
    application = apply_to_join(
        branch=sheet.branch,
        role=sheet.role,
        applicant=person.applicant,
        card=person.card,
        applied_on=person.applied_on or waiting_since,
        consent=consent,
        sheet=sheet,
        source_key=person.source_key,
        by=by,
    )
    hold_interview(
        application=application,
        decision=Decision.APPROVED,
        held_on=waiting_since,
        waiting_since=waiting_since,
        by=by,
        at=at,
        tell_her=False,
        screened_before=True,
    )


@dataclass(slots=True)
class _People:
    """People found by address, by number and by the key of their row; a name with each, to tell two apart."""

    by_email: dict[str, str] = field(default_factory=dict)
    by_phone: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_key: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, person: SheetPerson) -> None:
        her = person.applicant
        if her.email:
            self.by_email.setdefault(her.email, her.full_name)
        if her.phone:
            self.by_phone.setdefault(her.phone, (her.email, her.full_name))
        self.by_key.setdefault(person.source_key, (her.email, her.full_name))


@dataclass(slots=True)
class _Known:
    """Who takes part or has applied here, who is known anywhere in the network, and who stood higher in the sheet."""

    here: _People = field(default_factory=_People)
    network: _People = field(default_factory=_People)
    in_sheet: _People = field(default_factory=_People)


def _known_here(sheet: PeopleSheet, branch: Branch, role: str) -> _Known:
    known = _Known()
    is_open = Q(withdrawn_on=None, decided_on=None) | Q(participant__left_on=None, participant__isnull=False)
    applications = Application.objects.filter(branch=branch, role=role).filter(is_open | Q(source_key__isnull=False))
    for email, phone, name, key in applications.values_list(
        "person__email", "person__phone", "person__full_name", "source_key"
    ):
        known.here.by_email[email or ""] = name
        known.here.by_phone[phone or ""] = (email or "", name)
        known.here.by_key[key or ""] = (email or "", name)
    for phones in _parts([person.applicant.phone for person in sheet.people if person.applicant.phone]):
        for email, phone, name in Person.objects.filter(phone__in=phones).values_list("email", "phone", "full_name"):
            known.network.by_phone[str(phone)] = (email or "", name)
    return known


def _parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _fate_beside_others(person: SheetPerson, known: _Known) -> RowFate:
    """Compare a row with the people of the branch, the network and the rows above it."""
    her = person.applicant
    for others, twice in ((known.here, _("She is here already.")), (known.in_sheet, _("She stands higher up too."))):
        if her.email and her.email in others.by_email:
            return RowFate(person, Fate.ALREADY_HERE, twice)
        for found in _found(others, person):
            if _is_she(her, *found):
                return RowFate(person, Fate.ALREADY_HERE, twice)
    if person.source_key in known.here.by_key:
        return RowFate(person, Fate.REFUSED, _("Her id stands for somebody else here. Give her one of her own."))
    if any(not _is_she(her, *found) for found in _owners_of_number(known, her)):
        return RowFate(person, Fate.REFUSED, _("Her phone number stands for somebody else. Leave it out."))
    return RowFate(person, Fate.NEW)


def _found(others: _People, person: SheetPerson) -> Iterable[tuple[str, str]]:
    found = (others.by_phone.get(person.applicant.phone or "-"), others.by_key.get(person.source_key))
    return [one for one in found if one is not None]


def _owners_of_number(known: _Known, her: Applicant) -> Iterable[tuple[str, str]]:
    owners = (others.by_phone.get(her.phone or "-") for others in (known.network, known.here, known.in_sheet))
    return [one for one in owners if one is not None]


def _is_she(her: Applicant, email: str, name: str) -> bool:
    """Whether a number or an id that two share means one woman: an equal address, or an equal name."""
    return bool(her.email and her.email == email) or fold(her.full_name) == fold(name)


def _wrong_branch(person: SheetPerson, branch: Branch) -> str:
    if not person.branch or fold(person.branch) in (fold(branch.code), fold(branch.name)):
        return ""
    sentence = _("The branch is “%(written)s”, and the sheet is brought into %(branch)s. Correct one of the two.")
    return sentence % {"written": person.branch, "branch": branch.name}


def _wrong_time(person: SheetPerson, minimum_age: int, as_of: date) -> str:
    born = person.applicant.birth_year
    if born is not None and as_of.year - born < minimum_age:
        return _("She is younger than %(age)d, and cannot take part yet.") % {"age": minimum_age}
    if any(day is not None and day > as_of for day in (person.waiting_since, person.applied_on)):
        return _("The date lies ahead of today. Write the day on which it was.")
    return ""
