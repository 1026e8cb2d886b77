"""What the desk shows: a coordinator's day, and the numbers of all branches for the national leader."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_that_take_sign_ups, profile_of
from mentornet.desk.needs import Need, needs_of, places_to_review
from mentornet.desk.pair_needs import needs_of_pairs
from mentornet.interviewing.queries import Place, places_in, stock, with_people
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.matching.models import Match
from mentornet.matching.queries import free_participants, open_matches

# Long waits that stand on the day's list; the rest is one line that leads to the waiting list.
MOST_LONG_WAITS = 5
# More arches than this are no longer a picture.
MOST_ARCHES = 48


@dataclass(frozen=True, slots=True)
class WaitingArches:
    """How many women wait, by how long: under 60 days, 60 to 180, and over 180."""

    short: int
    middle: int
    long: int

    @property
    def total(self) -> int:
        return self.short + self.middle + self.long

    @property
    def women_an_arch(self) -> int:
        return max(1, -(-self.total // MOST_ARCHES))

    def arches(self) -> dict[str, int]:
        """Return how many arches of each kind stand for them; one woman is never drawn as none."""
        counts = {"short": self.short, "middle": self.middle, "long": self.long}
        return {kind: -(-count // self.women_an_arch) for kind, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Day:
    """A branch's day: who needs the coordinator, who waits, who has room, and how many pairs are on their way."""

    needs: list[Need]
    long_waits_left: int
    waiting: WaitingArches
    free_mentors: int
    pairs: int


@dataclass(frozen=True, slots=True)
class BranchNumbers:
    """One branch in numbers; no person."""

    branch: Branch
    letters: int
    waiting: int
    mentors: int
    pairs: int


def day_of(branch: Branch, *, today: date) -> Day:
    """Everything that a coordinator's first page shows of a branch."""
    waiting = places_in(branch, as_of=today)
    profile = profile_of(branch)
    long_waits = places_to_review(branch, profile=profile, places=waiting)
    shown = with_people(long_waits[:MOST_LONG_WAITS])
    needs = [
        *needs_of(branch, profile=profile, long_waits=shown, today=today),
        *needs_of_pairs(branch, profile=profile, today=today),
    ]
    return Day(
        needs=sorted(needs, key=lambda need: need.order(today)),
        long_waits_left=len(long_waits) - len(shown),
        waiting=arches_of(waiting),
        free_mentors=free_participants(branch, Role.MENTOR, as_of=today).count(),
        pairs=open_matches(branch).count(),
    )


def arches_of(waiting: list[Place]) -> WaitingArches:
    """Sort the women who wait by how long they have: the three groups of the picture."""
    groups = Counter("short" if one.days < 60 else "middle" if one.days <= 180 else "long" for one in waiting)
    return WaitingArches(groups["short"], groups["middle"], groups["long"])


def numbers_by_branch(*, today: date) -> list[BranchNumbers]:
    """The numbers of every branch that takes sign-ups, in five queries however many branches there are."""
    letters = _by_branch(Application.objects.filter(withdrawn_on=None, decided_on=None), "branch")
    waiting = _by_branch(stock(as_of=today, role=Role.MENTEE), "participant__branch")
    mentors = _by_branch(stock(as_of=today, role=Role.MENTOR), "participant__branch")
    pairs = _by_branch(Match.objects.filter(ended_on=None), "branch")
    return [
        BranchNumbers(branch, *(counted.get(branch.pk, 0) for counted in (letters, waiting, mentors, pairs)))
        for branch in branches_that_take_sign_ups(today).order_by("name")
    ]


def _by_branch(rows: QuerySet, path: str) -> dict[int, int]:  # type: ignore[type-arg]
    counted = rows.order_by().values(path).annotate(rows=Count("pk"))
    return {one[path]: one["rows"] for one in counted}
