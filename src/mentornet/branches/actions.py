"""What happens to branches: they open, change state, and save a new version of their profile."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.choices import BranchStage, Office
from mentornet.branches.models import Appointment, Branch, BranchArea, BranchProfile, BranchState
from mentornet.branches.profile import Profile, differences
from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.people.models import Account


class BranchExists(Refusal):
    sentence = _("There is a branch of this code already. Choose another code, or change the one that is there.")


class AlreadyAppointed(Refusal):
    sentence = _("She has this office already. Nothing has been changed.")


@transaction.atomic
def open_branch(
    *,
    code: str,
    name: str,
    host: str,
    municipalities: Iterable[str],
    stage: BranchStage,
    from_on: date,
    profile: Profile,
    opened_at: datetime,
    by: Account | None,
) -> Branch:
    """Make a branch with its first state, the municipalities it covers, and the first version of its profile.

    :raises BranchExists: a branch has this code.
    """
    with breach_means({"code": BranchExists}), transaction.atomic():
        branch = Branch.objects.create(code=code, name=name, host=host, data_controller=host, started_on=from_on)
    for municipality in municipalities:
        BranchArea.objects.create(branch=branch, municipality=municipality, from_on=from_on)
    change_state(branch=branch, stage=stage, from_on=from_on, by=by)
    save_profile(branch=branch, profile=profile, saved_by=by, saved_at=opened_at)
    audit.record("open_branch", by=by, subject=branch, branch=branch)
    return branch


@transaction.atomic
def appoint(
    *, account: Account, office: Office, branch: Branch | None, from_on: date, by: Account | None
) -> Appointment:
    """Appoint an account to coordinate a branch, or to lead the network, from a day on.

    :raises AlreadyAppointed: she has this office and has not left it.
    """
    if account.appointments.filter(office=office, branch=branch, until_on=None).exists():
        raise AlreadyAppointed
    made = Appointment.objects.create(account=account, office=office, branch=branch, from_on=from_on)
    audit.record("appoint", by=by, subject=made, branch=branch, person=account.person, details={"office": office})
    return made


@transaction.atomic
def save_profile(*, branch: Branch, profile: Profile, saved_by: Account | None, saved_at: datetime) -> BranchProfile:
    """Save a new, immutable version of a branch's profile with its readable difference."""
    latest = branch.profiles.first()
    version = BranchProfile.objects.create(
        branch=branch,
        version=latest.version + 1 if latest else 1,
        content=profile.to_content(),
        sha256=profile.sha256,
        saved_by=saved_by,
        saved_at=saved_at,
        difference=differences(profile_of(branch) if latest else None, profile),
    )
    audit.record("save_profile", by=saved_by, subject=version, branch=branch)
    return version


@transaction.atomic
def change_state(*, branch: Branch, stage: BranchStage, from_on: date, by: Account | None) -> BranchState:
    """Let a branch enter a stage from a day on; the same day again replaces what was said of it."""
    state, _ = BranchState.objects.update_or_create(branch=branch, from_on=from_on, defaults={"stage": stage})
    audit.record("change_branch_state", by=by, subject=state, branch=branch, details={"stage": stage})
    return state
