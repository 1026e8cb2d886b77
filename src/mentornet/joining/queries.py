"""What is asked about applications; from whose eyes stands first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from mentornet.branches.choices import Office
from mentornet.branches.models import Branch
from mentornet.branches.queries import (
    branches_coordinated_by,
    branches_that_take_sign_ups,
    profile_of,
)
from mentornet.joining.consents import CONSENT_TEXTS, ConsentText
from mentornet.joining.models import Application, Campaign, ConsentEntry
from mentornet.people.models import Account, Person
from mentornet.vocabularies.places import municipalities_of


def applications_visible_to(account: Account, *, as_of: date) -> QuerySet[Application]:
    """The applications to the branches that she coordinates on a day, with person, card and talk."""
    mine = branches_coordinated_by(account, as_of=as_of)
    return Application.objects.filter(branch__in=mine).select_related("person", "branch", "card")


def open_applications(branch: Branch, role: str | None = None) -> QuerySet[Application]:
    """The applications to a branch that nobody has decided and nobody has taken back, oldest first."""
    found = Application.objects.filter(branch=branch, withdrawn_on=None, decided_on=None)
    return found.filter(role=role) if role else found


def running_campaign(code: str, *, as_of: date) -> Campaign | None:
    """The campaign that a link's code names, while it runs (R38)."""
    return Campaign.objects.filter(code=code, from_on__lte=as_of, until_on__gte=as_of).first()


def open_to_men(branch: Branch, *, as_of: date) -> bool:
    """Whether men may join this branch on a day (R92)."""
    from_on = profile_of(branch).intake.open_to_men_from
    return from_on is not None and from_on <= as_of


def branches_open_to_men(*, as_of: date) -> list[Branch]:
    """The branches that take sign-ups and welcome men."""
    return [branch for branch in branches_that_take_sign_ups(as_of) if open_to_men(branch, as_of=as_of)]


def reply_by(branch: Branch, *, applied_on: date) -> date:
    """The day by which the branch promises to have answered an application."""
    return applied_on + timedelta(days=profile_of(branch).intake.reply_within_days)


def branches_near(postcode: str, *, as_of: date) -> list[Branch]:
    """The branches that cover a postcode or a municipality that it reaches into, the likeliest first (R24).

    Two branches of one municipality are both near: which one is hers, only she knows.
    """
    municipalities = municipalities_of(postcode)
    if not municipalities:
        return []
    covering = (
        branches_that_take_sign_ups(as_of)
        .filter(
            Q(areas__until_on=None) | Q(areas__until_on__gte=as_of),
            areas__municipality__in=municipalities,
            areas__from_on__lte=as_of,
        )
        .annotate(area=F("areas__municipality"), part=F("areas__neighborhood"))
    )
    in_order = sorted(covering, key=lambda branch: (municipalities.index(branch.area), branch.part != "", branch.pk))
    return list(dict.fromkeys(in_order))


def who_answers(branch: Branch, *, as_of: date) -> str:
    """The name by which the coordinator is called who answers letters to a branch; the branch's own if it has none."""
    first = (
        branch.appointments.filter(office=Office.COORDINATOR, from_on__lte=as_of)
        .filter(Q(until_on=None) | Q(until_on__gte=as_of))
        .select_related("account__person")
        .order_by("from_on", "pk")
        .first()
    )
    return first.account.person.called_name if first else branch.name


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that we ask her yes to, her yes as it stands, and those that she has taken back."""

    text: ConsentText
    standing: ConsentEntry | None
    earlier: tuple[ConsentEntry, ...]


def has_said_yes(person: Person, purpose: str) -> bool:
    """Does her yes to this stand?"""
    return person.consents.filter(purpose=purpose, withdrawn_at=None).exists()


def consents_of(person: Person) -> list[Asked]:
    """Everything that we ask her yes to, with what she has said."""
    entries = list(person.consents.all())
    return [
        Asked(
            text,
            next((one for one in entries if one.purpose == purpose and one.withdrawn_at is None), None),
            tuple(one for one in entries if one.purpose == purpose and one.withdrawn_at is not None),
        )
        for purpose, text in CONSENT_TEXTS.items()
    ]
