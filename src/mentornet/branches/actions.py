"""What happens to branches: they open, change state, and save a new version of their profile."""

from datetime import date, datetime

from django.db import transaction

from mentornet.branches.choices import BranchStage
from mentornet.branches.models import Branch, BranchProfile, BranchState
from mentornet.branches.profile import Profile, differences
from mentornet.branches.queries import profile_of
from mentornet.foundation import audit
from mentornet.people.models import Account


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
