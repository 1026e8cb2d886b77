"""What is asked about branches."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from mentornet.branches.choices import BranchStage, Office
from mentornet.branches.models import Branch, BranchProfile, BranchState
from mentornet.branches.profile import Profile, load_profile, read_content
from mentornet.people.models import Account


def branches_with_stage(*, as_of: date) -> QuerySet[Any]:
    """All branches with `stage` as it was on a day; none before their first state."""
    latest = BranchState.objects.filter(branch=OuterRef("pk"), from_on__lte=as_of).order_by("-from_on")
    return Branch.objects.annotate(stage=Subquery(latest.values("stage")[:1]))


def branches_as_of(as_of: date) -> QuerySet[Branch]:
    """The branches that were open on a day: the count that "today has n branches" means (R21, R64)."""
    return branches_with_stage(as_of=as_of).filter(stage=BranchStage.OPEN)


def branches_that_take_sign_ups(as_of: date) -> QuerySet[Branch]:
    """Open branches and those being established (R26)."""
    return branches_with_stage(as_of=as_of).filter(stage__in=[BranchStage.OPEN, BranchStage.ESTABLISHING])


def branch_for_municipality(municipality: str, *, as_of: date) -> Branch | None:
    """The branch that covers a municipality on a day; a neighborhood's own branch is her own choice (R24)."""
    return (
        branches_that_take_sign_ups(as_of)
        .filter(
            Q(areas__until_on=None) | Q(areas__until_on__gte=as_of),
            areas__municipality=municipality,
            areas__neighborhood="",
            areas__from_on__lte=as_of,
        )
        .first()
    )


def branches_coordinated_by(account: Account, *, as_of: date) -> QuerySet[Branch]:
    """The branches whose people this account may see as a coordinator on a day."""
    return (
        Branch.objects.filter(
            Q(appointments__until_on=None) | Q(appointments__until_on__gte=as_of),
            appointments__account=account,
            appointments__office=Office.COORDINATOR,
            appointments__from_on__lte=as_of,
        )
        .distinct()
        .order_by("pk")
    )


def is_national_leader(account: Account, *, as_of: date) -> bool:
    return (
        account.appointments.filter(office=Office.NATIONAL_LEADER, from_on__lte=as_of)
        .filter(Q(until_on=None) | Q(until_on__gte=as_of))
        .exists()
    )


def latest_profile(branch: Branch) -> BranchProfile | None:
    return branch.profiles.first()


def profile_of(branch: Branch) -> Profile:
    """The profile that a branch has now; the network's default where it has saved none."""
    saved = latest_profile(branch)
    profile: Profile = read_content(saved.content) if saved else load_profile()
    return profile


def coordinators_of(branch: Branch, *, as_of: date) -> QuerySet[Account]:
    """The accounts that coordinate a branch on a day, with their people."""
    return _holders(as_of, appointments__office=Office.COORDINATOR, appointments__branch=branch)


def national_leaders_on(as_of: date) -> QuerySet[Account]:
    """The accounts that lead the whole network on a day, with their people."""
    return _holders(as_of, appointments__office=Office.NATIONAL_LEADER)


def _holders(as_of: date, **office: Any) -> QuerySet[Account]:
    """The accounts that hold one appointment of this kind on a day; all conditions are asked of the same one."""
    held = Q(appointments__until_on=None) | Q(appointments__until_on__gte=as_of)
    holding = Account.objects.filter(held, appointments__from_on__lte=as_of, is_active=True, **office)
    return holding.select_related("person").distinct().order_by("pk")
