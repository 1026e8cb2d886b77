"""What is asked about pairs: their meetings, plans and doors, from the eyes of the two or of their coordinator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.foundation.errands import Errand
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.pairing import plans
from mentornet.pairing.choices import FirstWord
from mentornet.pairing.models import Agreement, CalendarKey, DoorOpened, Meeting, Plan, PlanVersion
from mentornet.pairing.plans import Goal
from mentornet.people.models import Person


@dataclass(frozen=True, slots=True)
class PlanRead:
    """A plan as the two read it: its newest version, or what it will begin with."""

    plan: Plan | None
    number: int
    dream: str
    goals: tuple[Goal, ...]

    @property
    def open_goals(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal.is_open)

    @property
    def closed_goals(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if not goal.is_open)


@dataclass(frozen=True, slots=True)
class PairStatus:
    """What a coordinator knows of a pair: days and counts, never a word of the plan (domain 1.4)."""

    met_on: date | None
    signed_by: tuple[str, ...]
    signed_on: date | None
    meetings: int
    last_meeting_on: date | None
    next_meeting_at: datetime | None
    goals: int
    steps: int
    steps_done: int
    plan_touched_at: datetime | None
    doors: int
    # Both have said that she may read the plan.
    is_shared: bool = False


def held_meetings(match: Match) -> QuerySet[Meeting]:
    """The meetings that were held, the newest first."""
    return match.meetings.filter(canceled_at=None, held_on__isnull=False).order_by("-held_on", "-pk")


def last_meetings(matches: Iterable[Match]) -> dict[int, date]:
    """Return the day of the last meeting of each of these matches that has met, by its number; one query."""
    held = Meeting.objects.filter(match__in=matches, canceled_at=None, held_on__isnull=False)
    return dict(held.order_by().values_list("match").annotate(last=Max("held_on")))


def meetings_held_by(matches: Iterable[Match]) -> dict[int, int]:
    """Return how many meetings each of these matches has held, by its number; one query."""
    held = Meeting.objects.filter(match__in=matches, canceled_at=None, held_on__isnull=False)
    return dict(held.order_by().values_list("match").annotate(count=Count("pk")))


def next_meeting(match: Match, *, after: datetime) -> Meeting | None:
    """Return the planned meeting that comes first, from the hour that is running on."""
    ahead = match.meetings.filter(canceled_at=None, held_on=None, starts_at__gte=after - timedelta(hours=3))
    return ahead.order_by("starts_at").first()


def match_meeting(match: Match) -> Meeting | None:
    return match.meetings.filter(is_match_meeting=True, canceled_at=None).first()


def agreement_of(match: Match) -> Agreement | None:
    """Return the newest terms of the two, with who has signed them."""
    return match.agreements.prefetch_related("signatures").first()


def plan_of(match: Match) -> PlanRead:
    """Return the plan of the two; before it is begun, her dream as it stands on her card."""
    newest = PlanVersion.objects.select_related("plan").filter(plan__match=match).first()
    if newest is None:
        return PlanRead(plan=None, number=0, dream=match.mentee.card.dream, goals=())
    return PlanRead(newest.plan, newest.number, newest.dream, plans.read(newest.goals))


def doors_of(match: Match) -> QuerySet[DoorOpened]:
    return match.doors.all()


def status_of(match: Match, *, now: datetime) -> PairStatus:
    """Return what a coordinator may know of a pair."""
    held = held_meetings(match).aggregate(count=Count("pk"), last=Max("held_on"))
    agreement = agreement_of(match)
    plan = Plan.objects.filter(match=match).first()
    planned = next_meeting(match, after=now)
    return PairStatus(
        met_on=match.met_on,
        signed_by=tuple(signature.role for signature in agreement.signatures.all()) if agreement else (),
        signed_on=agreement.signed_on if agreement else None,
        meetings=held["count"],
        last_meeting_on=held["last"],
        next_meeting_at=planned.starts_at if planned else None,
        goals=plan.goals_work + plan.goals_society if plan else 0,
        steps=plan.steps if plan else 0,
        steps_done=plan.steps_done if plan else 0,
        plan_touched_at=plan.touched_at if plan else None,
        doors=match.doors.count(),
        is_shared=is_shared(plan),
    )


def is_shared(plan: Plan | None) -> bool:
    """Whether both have said that their coordinator may read the plan."""
    return plan is not None and plan.shared_by_mentee and plan.shared_by_mentor


def matches_of(person: Person) -> QuerySet[Match]:
    """Her open matches, in whichever role."""
    return Match.objects.filter(Q(mentee__person=person) | Q(mentor__person=person), ended_on=None).select_related(
        "branch", "mentee__person", "mentor__person"
    )


def calendar_of(person: Person, *, since: date) -> list[Meeting]:
    """Return the planned and canceled meetings of her matches from a day on, the earliest first."""
    hers = Q(match__mentee__person=person) | Q(match__mentor__person=person)
    planned = Meeting.objects.filter(hers, starts_at__isnull=False, starts_at__date__gte=since)
    return list(planned.select_related("match__mentee__person", "match__mentor__person").order_by("starts_at"))


def owner_of_calendar(token: str) -> CalendarKey | None:
    return CalendarKey.objects.select_related("person").filter(token=token).first()


def other_of(match: Match, person: Person) -> Participant:
    return match.mentor if match.mentee.person_id == person.pk else match.mentee


def asks_something(*, today: date) -> Combinable:
    """Return the condition, on a person, that the room of a pair may ask something of her."""
    hers = Q(mentee__person=OuterRef("pk")) | Q(mentor__person=OuterRef("pk"))
    begins = Q(met_on=None) | Q(active_on=None) | Q(plan=None)
    return Exists(Match.objects.filter(hers, begins, ended_on=None))


def errands_of(person: Person, *, today: date) -> list[Errand]:
    """Return what the pair's room asks of her: a first meeting, a word after it, a signature, a plan."""
    matches = list(
        matches_of(person)
        .annotate(
            first_at=Min("meetings__starts_at", filter=Q(meetings__is_match_meeting=True, meetings__canceled_at=None)),
        )
        .prefetch_related("words_after", "agreements__signatures")
        .select_related("plan")
    )
    return [errand for match in matches for errand in _errands(match, person, today)]


def _errands(match: Match, person: Person, today: date) -> list[Errand]:
    role = Role.MENTEE if match.mentee.person_id == person.pk else Role.MENTOR
    other = other_of(match, person).person.called_name
    if match.met_on is None:
        return _before_they_met(match, role, other, today)
    if match.active_on is None:
        agreement = match.agreements.all()[0] if match.agreements.all() else None
        if agreement is None or role not in {one.role for one in agreement.signatures.all()}:
            sentence = _("Agree with %(name)s on how you meet, and sign.") % {"name": other}
            return [Errand(sentence, _("Read the agreement"), _room("pair-agreement", match), urgency=0)]
        return []
    if not hasattr(match, "plan"):
        sentence = _("Begin the plan with %(name)s: the dream stands there already.") % {"name": other}
        return [Errand(sentence, _("Open the plan"), _room("pair-page", match), urgency=2)]
    return []


def _before_they_met(match: Match, role: Role, other: str, today: date) -> list[Errand]:
    first_at = match.first_at  # type: ignore[attr-defined]
    if first_at is None:
        sentence = _("Propose a time for your first meeting with %(name)s.") % {"name": other}
        return [Errand(sentence, _("Find a time"), _room("pair-first-meeting", match), urgency=1)]
    if timezone.localdate(first_at) > today:
        return []
    said = {word.role for word in match.words_after.all() if word.said == FirstWord.GOES_ON}
    if role in said:
        return []
    sentence = _("Tell us whether you and %(name)s have met, and whether you would like to go on.") % {"name": other}
    return [Errand(sentence, _("Say how it was"), _room("pair-first-meeting", match), urgency=0)]


def _room(view_name: str, match: Match) -> str:
    return reverse(view_name, args=[match.pk])
