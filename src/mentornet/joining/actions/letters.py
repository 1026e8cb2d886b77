"""What happens when somebody wants to join: she applies, her card is written, and later corrected."""

import secrets
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.models import Branch
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.joining.actions.consents import give_consent
from mentornet.joining.applicants import Applicant, Consent, Introduction
from mentornet.joining.card_facts import CardFacts, fields_of
from mentornet.joining.models import Application, Campaign, Card, SheetImport
from mentornet.joining.queries import open_applications
from mentornet.messages.actions import write_message
from mentornet.people.models import Account, Person
from mentornet.people.queries import person_reached_by

# Four digits are easy to say on the phone; when they grow scarce, six.
SHORT_NUMBERS = range(1_000, 10_000)
LONG_NUMBERS = range(100_000, 1_000_000)
NOTHING_SAID = Introduction()


class AlreadyApplied(Refusal):
    sentence = _("She has applied here already, and the application is open. Answer that one.")


class NoLongerOpen(Refusal):
    sentence = _("This application has been answered already. Open her page to see where she stands.")


@transaction.atomic
def apply_to_join(
    *,
    branch: Branch,
    role: str,
    applicant: Applicant,
    card: CardFacts,
    applied_on: date,
    consent: Consent | None = None,
    introduction: Introduction = NOTHING_SAID,
    campaign: Campaign | None = None,
    sheet: SheetImport | None = None,
    source_key: str | None = None,
    person: Person | None = None,
    by: Account | None = None,
) -> Application:
    """Keep somebody's wish to join a branch, with her card under a random number (R7, R44).

    The person is found by address or number, so that she is once in the network.

    :param person: who she is, where she has proved it; then nobody is looked for.
    :param by: the coordinator who brought a sheet; none when she applied herself.
    :raises AlreadyApplied: she has an open application here in this role.
    """
    person = person or _find_or_make(applicant, may_fill_in=by is not None)
    if open_applications(branch, role).filter(person=person).exists():
        raise AlreadyApplied
    with breach_means({"person_has_one_open_application_in_a_role": AlreadyApplied}), transaction.atomic():
        application = Application.objects.create(
            person=person,
            branch=branch,
            role=role,
            applied_on=applied_on,
            campaign=campaign,
            sheet=sheet,
            source_key=source_key,
            **{**asdict(introduction), "motives": list(introduction.motives)},
        )
    Card.objects.create(application=application, number=free_card_number(), **fields_of(card))
    audit.record("apply_to_join", by=by, subject=application, branch=branch, person=person, details={"role": role})
    if consent and not person.consents.filter(purpose=consent.purpose, withdrawn_at=None).exists():
        give_consent(person=person, consent=consent, by=by)
    return application


@transaction.atomic
def confirm_application(*, application: Application, answered_by: str, reply_by: date, written_at: datetime) -> None:
    """Write to her that her letter has come, who reads it, and by which day she hears from us."""
    write_message(
        to=application.person,
        text_name="application_received",
        values={"branch": application.branch.name, "answered_by": answered_by, "reply_by": reply_by},
        once=f"application_received-{application.pk}",
        written_at=written_at,
    )


@transaction.atomic
def change_card(*, card: Card, facts: CardFacts, by: Account | None) -> Card:
    """Write her card anew; her number stays. The audit line names the fields that changed, never their words."""
    new = fields_of(facts)
    changed = sorted(name for name, value in new.items() if getattr(card, name) != value)
    if not changed:
        return card
    for name in changed:
        setattr(card, name, new[name])
    card.save(update_fields=[*changed, "changed_at"])
    application = card.application
    audit.record(
        "change_card",
        by=by,
        subject=card,
        branch=application.branch,
        person=application.person,
        details={"fields": changed},
    )
    return card


@transaction.atomic
def withdraw_application(*, application: Application, on: date, by: Account | None) -> Application:
    """Let an application rest because she no longer wishes to join.

    :raises NoLongerOpen: it has been decided or withdrawn already.
    """
    open_one = Application.objects.filter(pk=application.pk, withdrawn_on=None, decided_on=None)
    if not open_one.update(withdrawn_on=on):
        raise NoLongerOpen
    application.withdrawn_on = on
    audit.record(
        "withdraw_application", by=by, subject=application, branch=application.branch, person=application.person
    )
    return application


def free_card_number() -> int:
    """Return a number that no card has, drawn at random so that it tells nothing of when she came."""
    for numbers in [SHORT_NUMBERS] * 12 + [LONG_NUMBERS] * 50:
        number = numbers[secrets.randbelow(len(numbers))]
        if not Card.objects.filter(number=number).exists():
            return number
    raise RuntimeError("no card number is free")


def new_person(applicant: Applicant) -> Person:
    """Make a person who has shown that the number or address is hers. What is somebody else's alone stays theirs:
    a phone is shared between the two, and an address is left out.
    """
    told = _told(applicant)
    if Person.objects.filter(email=told["email"]).exclude(email=None).exists():
        told["email"] = None
    told["shares_phone"] = Person.objects.filter(phone=told["phone"]).exclude(phone=None).exists()
    return Person.objects.create(**told)


def _told(applicant: Applicant) -> dict[str, Any]:
    told = {field.name: getattr(applicant, field.name) for field in fields(applicant)}
    return told | {"email": applicant.email or None, "phone": applicant.phone or None}


def _find_or_make(applicant: Applicant, *, may_fill_in: bool) -> Person:
    """Find her, or make her. A form that anybody can send adds nothing to a person we know; a coordinator's sheet
    may fill in what was not known of her before.
    """
    told = _told(applicant)
    person = person_reached_by(email=applicant.email, phone=applicant.phone)
    if person is None:
        return Person.objects.create(**told)
    return _filled_in(person, told) if may_fill_in else person


def _filled_in(person: Person, told: dict[str, Any]) -> Person:
    new = {name: value for name, value in told.items() if value and not getattr(person, name)}
    for name in {"email", "phone"} & set(new):
        if Person.objects.filter(**{name: new[name]}).exists():  # somebody else's, and it stays hers
            del new[name]
    for name, value in new.items():
        setattr(person, name, value)
    if new:
        person.save()
    return person
