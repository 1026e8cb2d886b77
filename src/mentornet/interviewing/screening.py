"""The steps before a yes: which the branch asks for, and which are still to be done (domain 2.1, 4.5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.branches.queries import profile_of
from mentornet.interviewing.models import ScreeningStep
from mentornet.joining.choices import Role
from mentornet.joining.models import Application

# The pages that a mentor, or a mentee, reads herself.
ONBOARDING, ORIENTATION = "onboarding", "orientation"
STEP_WORDS: dict[str, str | Promise] = {
    "references": _("somebody who knows her has been asked"),
    "attest": _("the certificate has been seen"),
    ONBOARDING: _("she has read the pages about being a mentor"),
    ORIENTATION: _("she has read the pages about having a mentor"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step that the branch asks for, and the note that it is done, if it is."""

    name: str
    words: str | Promise
    noted: ScreeningStep | None

    @property
    def is_done(self) -> bool:
        return self.noted is not None and self.noted.ok

    @property
    def is_hers(self) -> bool:
        """She does it herself; nobody can note it for her."""
        return self.name in (ONBOARDING, ORIENTATION)


def known_steps(application: Application) -> tuple[str, ...]:
    """Name the steps that the branch asks of a mentor before a yes; of a mentee it asks none."""
    return profile_of(application.branch).intake.screening_steps if application.role == Role.MENTOR else ()


def steps_of(application: Application) -> list[Step]:
    """Return the steps before a yes, in the branch's order; for a mentee the pages that are good to read."""
    noted = {step.name: step for step in application.screening_steps.all()}
    names: Iterable[str] = known_steps(application) or (ORIENTATION,)
    return [Step(name, STEP_WORDS.get(name, name), noted.get(name)) for name in names]


def missing_steps(application: Application) -> list[str | Promise]:
    """Name in words the steps that are still to be done before a mentor can be approved."""
    return [step.words for step in steps_of(application) if not step.is_done and step.name != ORIENTATION]
