"""What is asked about rounds, proposals and matches; from whose eyes stands first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by
from mentornet.foundation.signed_links import ForgedLink, read_signed
from mentornet.interviewing.models import Participant, Pause, WaitingListEntry
from mentornet.joining.choices import Role
from mentornet.matching.choices import Say
from mentornet.matching.links import LETTER
from mentornet.matching.models import Answer, CardRequest, Match, MatchRun, Proposal, RelayedLetter
from mentornet.people.models import Account

# The long texts of a run; no list needs them.
KEPT_TEXTS = ("inputs", "result", "certificate")


def runs_visible_to(account: Account, *, as_of: date) -> QuerySet[MatchRun]:
    """The rounds of the branches that she coordinates on a day."""
    return MatchRun.objects.filter(branch__in=branches_coordinated_by(account, as_of=as_of)).select_related("branch")


def proposals_visible_to(account: Account, *, as_of: date) -> QuerySet[Proposal]:
    """The proposals of the branches that she coordinates, with both people and cards."""
    mine = branches_coordinated_by(account, as_of=as_of)
    return with_both(Proposal.objects.filter(run__branch__in=mine))


def matches_visible_to(account: Account, *, as_of: date) -> QuerySet[Match]:
    """The matches of the branches that she coordinates, with both people."""
    return Match.objects.filter(branch__in=branches_coordinated_by(account, as_of=as_of)).select_related(
        "branch", "mentee__person", "mentor__person"
    )


def requests_visible_to(account: Account, *, as_of: date) -> QuerySet[CardRequest]:
    """The own wishes of mentees in the branches that she coordinates, with both people and cards."""
    mine = branches_coordinated_by(account, as_of=as_of)
    return CardRequest.objects.filter(mentee__branch__in=mine).select_related(
        "mentee__branch", "mentee__person", "mentee__card", "mentor__branch", "mentor__person", "mentor__card"
    )


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What one of a pair sees of the letters that the house carries: the other by the name she is called."""

    match: Match
    role: Role

    @property
    def other(self) -> str:
        return (self.match.mentor if self.role == Role.MENTEE else self.match.mentee).person.called_name

    @property
    def lately(self) -> list[RelayedLetter]:
        """The last twenty letters, the newest first."""
        return list(self.match.letters.order_by("-written_at", "-pk")[:20])


def correspondence_by(token: str) -> Correspondence | None:
    """The letters that a signed link opens; none when it is not ours, or the match is gone."""
    try:
        number, role = read_signed(LETTER, token)
    except ForgedLink:
        return None
    match = Match.objects.select_related("branch", "mentee__person", "mentor__person").filter(pk=int(number)).first()
    return Correspondence(match, Role(role)) if match else None


def with_both(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """The same proposals with all that a page about the two needs, in one query.

    What the round read and found stays behind: it may be a megabyte, and would come with every row.
    """
    return proposals.select_related(
        "run__branch", "mentee__person", "mentee__card", "mentor__person", "mentor__card", "approved_by__person"
    ).defer(*(f"run__{field}" for field in KEPT_TEXTS))


def open_proposals() -> QuerySet[Proposal]:
    """Cards that are out: approved, not ended. Each of them holds a place (R1)."""
    return Proposal.objects.filter(ended_on=None, approved_on__isnull=False)


def unanswered_questions() -> QuerySet[Answer]:
    """What somebody asked about a card that is out, and nobody has answered."""
    return Answer.objects.filter(
        said=Say.TELL_ME_MORE, replied_at=None, proposal__ended_on=None, proposal__approved_on__isnull=False
    )


def calls_wished(branch: Branch) -> QuerySet[Answer]:
    """Those who said not this time, asked to be called, and have not been."""
    return Answer.objects.filter(proposal__run__branch=branch, said=Say.NO, wants_call=True, called_on=None)


def undecided_proposals(branch: Branch) -> QuerySet[Proposal]:
    """Proposals of a branch that a coordinator has neither sent nor set aside."""
    return Proposal.objects.filter(run__branch=branch, ended_on=None, approved_on=None)


def open_matches(branch: Branch) -> QuerySet[Match]:
    return Match.objects.filter(branch=branch, ended_on=None)


def free_participants(branch: Branch, role: str, *, as_of: date) -> QuerySet[Participant]:
    """Those of a role whom a card may be about: they wait, are not on a pause, and have a place.

    Each comes with `waiting_since` and `free_places`, which is 1 or more: her places, less her open matches and
    the cards that are out. Whether she is free is asked of today; `as_of` says which waits had begun and which
    pauses hold.
    """
    waits = WaitingListEntry.objects.filter(participant=OuterRef("pk"), left_on=None, entered_on__lte=as_of)
    resting = Pause.objects.filter(Q(until_on=None) | Q(until_on__gte=as_of), from_on__lte=as_of)
    return (
        Participant.objects.filter(branch=branch, role=role, left_on=None)
        .exclude(pk__in=resting.values("participant"))
        .annotate(
            waiting_since=Subquery(waits.values("entered_on")[:1]),
            free_places=F("card__places")
            - _held(Match.objects.filter(ended_on=None), role)
            - _held(open_proposals(), role),
        )
        .filter(waiting_since__isnull=False, free_places__gt=0)
        .select_related("card")
    )


def mentors_to_ask_for(branch: Branch, *, as_of: date) -> QuerySet[Participant]:
    """Free mentors whose cards a mentee may browse, by their random numbers; a protected contact is on no list."""
    free = free_participants(branch, Role.MENTOR, as_of=as_of)
    return free.exclude(person__protected_contact=True).order_by("card__number")


def _held(holders: QuerySet[Match] | QuerySet[Proposal], role: str) -> Combinable:
    """How many of these hold one of her places."""
    hers = holders.filter(**{role: OuterRef("pk")}).order_by().values(role)
    return Coalesce(Subquery(hers.annotate(held=Count("pk")).values("held")), 0)


def lowest_free_place(taken: set[int], places: int) -> int | None:
    """Return the lowest place from 1 to `places` that is not taken."""
    return next((place for place in range(1, places + 1) if place not in taken), None)
