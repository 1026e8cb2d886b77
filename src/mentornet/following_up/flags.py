"""What asks for a coordinator's eyes, read from what has happened; nothing here is stored (domain 2.1, 3.2)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from mentornet.branches.models import Branch
from mentornet.branches.profile import FollowUp
from mentornet.branches.queries import profile_of
from mentornet.following_up.choices import FlagKind, Party
from mentornet.following_up.meetings import last_meetings
from mentornet.following_up.models import CheckIn, Rest, SettledFlag
from mentornet.following_up.rules import are_far_apart, ended_early, is_low, rests_on
from mentornet.joining.choices import Role
from mentornet.matching.models import Match

# The gravest first; a pair's row on the day's list speaks of the first of hers.
GRAVITY = (
    FlagKind.CALL_WISHED,
    FlagKind.LOW,
    FlagKind.FAR_APART,
    FlagKind.NOT_MET,
    FlagKind.QUIET,
    FlagKind.WORDS,
    FlagKind.WHAT_NEXT,
    FlagKind.UNANSWERED,
    FlagKind.PAST_ITS_END,
)


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing about a pair. `which` tells it from others of its kind; `role` is whose it is, empty for both."""

    match: Match
    kind: FlagKind
    which: str
    since_on: date
    role: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of one pair when its flags are read."""

    check_ins: list[CheckIn] = field(default_factory=list)
    rests: list[Rest] = field(default_factory=list)
    settled: dict[tuple[str, str], date] = field(default_factory=dict)

    def latest(self, role: str) -> CheckIn | None:
        """The latest that she was asked, answered or not."""
        return next((one for one in self.check_ins if one.role == role), None)

    def latest_answered(self, role: str) -> CheckIn | None:
        return next((one for one in self.check_ins if one.role == role and one.answered_at), None)


def flags_in(branch: Branch, *, today: date) -> list[Flag]:
    """Every flag of a branch's pairs, the gravest first; as many queries for one pair as for a hundred."""
    profile = profile_of(branch).follow_up
    recently = today - timedelta(days=90)
    pairs = Match.objects.filter(Q(ended_on=None) | Q(ended_on__gte=recently), branch=branch)
    return flags_among(pairs, profile=profile, today=today)


def flags_of(match: Match, *, today: date) -> list[Flag]:
    """The flags of one pair, the gravest first."""
    pair = Match.objects.filter(pk=match.pk)
    return flags_among(pair, profile=profile_of(match.branch).follow_up, today=today)


def flags_among(pairs: QuerySet[Match], *, profile: FollowUp, today: date) -> list[Flag]:
    """The flags of these pairs, the gravest first, the oldest first within a kind."""
    matches = list(pairs.select_related("mentee__person", "mentor__person"))
    known = _known_of(matches)
    met = last_meetings([match.pk for match in matches])
    waiting = _who_need_nobody([match for match in matches if match.ended_on])
    found: list[Flag] = []
    for match in matches:
        facts = known[match.pk]
        if match.ended_on:
            flags = _after_the_end(match, needs_nobody=match.pk in waiting)
        else:
            flags = _while_they_meet(match, facts, met.get(match.pk), profile=profile, today=today)
        found += [flag for flag in flags if (flag.kind, flag.which) not in facts.settled]
    return sorted(found, key=lambda flag: (GRAVITY.index(flag.kind), flag.since_on, flag.match.pk))


def _known_of(matches: Sequence[Match]) -> dict[int, _Known]:
    numbers = [match.pk for match in matches]
    known: dict[int, _Known] = defaultdict(_Known)
    for check_in in CheckIn.objects.filter(match__in=numbers).order_by("-day", "-pk"):
        known[check_in.match_id].check_ins.append(check_in)
    for rest in Rest.objects.filter(match__in=numbers):
        known[rest.match_id].rests.append(rest)
    for settled in SettledFlag.objects.filter(match__in=numbers):
        known[settled.match_id].settled[settled.kind, settled.which] = settled.settled_on
    return known


def _while_they_meet(
    match: Match, facts: _Known, met_on: date | None, *, profile: FollowUp, today: date
) -> Iterator[Flag]:
    yield from _from_answers(match, facts, today=today)
    if not rests_on(facts.rests, today):
        yield from _from_meetings(match, facts, met_on, profile=profile, today=today)
    if match.planned_until and match.planned_until + timedelta(days=14) < today:
        yield Flag(match, FlagKind.PAST_ITS_END, f"{match.planned_until:%Y-%m-%d}", match.planned_until)


def _from_answers(match: Match, facts: _Known, *, today: date) -> Iterator[Flag]:
    for check_in in facts.check_ins:
        if check_in.wishes_a_call:
            yield _about(match, FlagKind.CALL_WISHED, check_in)
        if check_in.says_more:
            yield _about(match, FlagKind.WORDS, check_in)
    for role in Role.values:
        answered, asked = facts.latest_answered(role), facts.latest(role)
        if answered and is_low(answered.how_it_goes):
            yield _about(match, FlagKind.LOW, answered)
        if asked and not asked.answered_at and asked.answer_by < today:
            yield _about(match, FlagKind.UNANSWERED, asked)
    mentee, mentor = facts.latest_answered(Role.MENTEE), facts.latest_answered(Role.MENTOR)
    if mentee and mentor and mentee.day == mentor.day and are_far_apart(mentee.how_it_goes, mentor.how_it_goes):
        since_on = max(mentee.asked_on, mentor.asked_on)
        yield Flag(match, FlagKind.FAR_APART, str(mentee.day), since_on)


def _about(match: Match, kind: FlagKind, check_in: CheckIn) -> Flag:
    return Flag(match, kind, str(check_in.pk), check_in.asked_on, role=check_in.role)


def _from_meetings(
    match: Match, facts: _Known, met_on: date | None, *, profile: FollowUp, today: date
) -> Iterator[Flag]:
    """Tell of a pair that has not met, or not for long; rests and a coordinator's word begin the count anew."""
    last = max(filter(None, [met_on, match.met_on]), default=None)
    kind = FlagKind.QUIET if last else FlagKind.NOT_MET
    anew = [rest.until_on for rest in facts.rests if rest.until_on]
    anew += [on for (settled, _which), on in facts.settled.items() if settled == kind]
    since_on = max([last or match.started_on, *anew])
    days = (today - since_on).days
    if days > (profile.quiet_after_days if last else profile.first_meeting_within_days):
        yield Flag(match, kind, f"{since_on:%Y-%m-%d}", since_on, days=days)


def _after_the_end(match: Match, *, needs_nobody: bool) -> Iterator[Flag]:
    if ended_early(match) and match.ended_on and not needs_nobody and match.mentee.left_on is None:
        yield Flag(match, FlagKind.WHAT_NEXT, "ended", match.ended_on, role=Role.MENTEE)


def _who_need_nobody(ended: Iterable[Match]) -> set[int]:
    """Return the numbers of ended matches whose mentee meets somebody new, or whose coordinator has said her part."""
    matches = list(ended)
    again = set(
        Match.objects.filter(ended_on=None, mentee__in=[match.mentee_id for match in matches]).values_list(
            "mentee", flat=True
        )
    )
    said = set(
        Match.objects.filter(pk__in=[match.pk for match in matches], closures__party=Party.COORDINATOR).values_list(
            "pk", flat=True
        )
    )
    return {match.pk for match in matches if match.mentee_id in again or match.pk in said}
