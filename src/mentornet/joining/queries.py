"""What is asked about applications; from whose eyes stands first."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from mentornet.branches.choices import Office
from mentornet.branches.models import Branch
from mentornet.branches.queries import (
    branch_for_municipality,
    branches_coordinated_by,
    branches_that_take_sign_ups,
    profile_of,
)
from mentornet.joining.models import Application, Campaign
from mentornet.people.models import Account
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


def branch_near(postcode: str, *, as_of: date) -> Branch | None:
    """The branch that covers a postcode, or one of the municipalities that it reaches into (R24)."""
    covering = (branch_for_municipality(code, as_of=as_of) for code in municipalities_of(postcode))
    return next((branch for branch in covering if branch is not None), None)


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
