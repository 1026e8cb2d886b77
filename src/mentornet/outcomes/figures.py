"""Counts for reports, by the number of their indicator (domain 3.3), as they stood on a day. No row leaves this file.

Every share says how many it is of, and of how many might have answered. A branch of none is the whole network.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from mentornet.branches.models import Branch
from mentornet.joining.choices import Role
from mentornet.matching.models import Match
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.models import JobStart, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import person_pseudonym
from mentornet.outcomes.question_bank import ORDINARY_WORK
from mentornet.outcomes.scores import bridging_of, company_of, danish_of, known_of, quality_of

WELL = 4
# ISCO-08 groups for which somebody with higher education is over-qualified, and strictly so (I-28).
BELOW_HIGHER_EDUCATION = ("4", "5", "6", "7", "8", "9")
UNSKILLED = ("9",)
HIGHER_EDUCATION = 5


@dataclass(frozen=True, slots=True)
class Share:
    """A count of a count. `asked` is how many were asked, where an answer was needed; `part` is none of nobody."""

    count: int
    of: int
    asked: int | None = None

    @property
    def part(self) -> float | None:
        return self.count / self.of if self.of else None

    @property
    def response_rate(self) -> float | None:
        return self.of / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of valid forms; none of nobody. `at_least_4` is how many reach 4 of 5."""

    mean: float | None
    n: int
    asked: int
    at_least_4: int


@dataclass(frozen=True, slots=True)
class Change:
    """Change between two waves of the same persons, only those who answered both; means are none of nobody."""

    n: int
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before


def jobs_ever(*, as_of: date, branch: Branch | None = None) -> int:
    """I-26: mentees who began an ordinary job on or after the start of a match that became active; each counts once."""
    return _job_starts(as_of, branch).values("person").distinct().count()


def job_counts_by_kind(*, as_of: date, branch: Branch | None = None) -> dict[str, int]:
    """Mentees by the kind of work they began after their match began; only "ordinary" counts as a job."""
    counts: dict[str, set[int]] = defaultdict(set)
    for person, kind, ordinary in _starts_in_match(as_of, branch).values_list("person", "kind", "ordinary"):
        counts[kind or ("ordinary" if ordinary else "not_said")].add(person)
    return {kind: len(people) for kind, people in counts.items()}


def attractive_jobs(*, as_of: date, branch: Branch | None = None) -> Share:
    """I-27, of mentees with a job (I-26): she wanted it, and two of fit, field, permanence and hours hold."""
    jobs: dict[int, bool] = defaultdict(bool)
    for job in _job_starts(as_of, branch):
        good = [job.fits_education, job.in_wanted_field, job.permanent, job.wanted_hours].count(True)
        jobs[job.person_id] |= bool(job.wanted_by_her) and good >= 2
    return Share(sum(jobs.values()), len(jobs))


def better_jobs(*, as_of: date, branch: Branch | None = None) -> int:
    """Mentees whose job after the match began suits them better than the one they had (R80)."""
    return _job_starts(as_of, branch).filter(fits_better_than_before=True).values("person").distinct().count()


def over_qualified(*, as_of: date, branch: Branch | None = None, strict: bool = False) -> Share:
    """I-28: of mentees with higher education (ISCED 5-8) in an ordinary job on a day, those in work below it.

    :param strict: count only work that needs no training (ISCO major group 9).
    """
    groups = UNSKILLED if strict else BELOW_HIGHER_EDUCATION
    latest: dict[int, str] = {}
    running = _of(JobStart.objects.filter(ordinary=True, started_on__lte=as_of), branch).filter(
        Q(ended_on=None) | Q(ended_on__gt=as_of), participant__role=Role.MENTEE,
        participant__card__education_level__gte=HIGHER_EDUCATION,
    ).exclude(isco="")  # fmt: skip
    for person, isco in running.order_by("started_on", "pk").values_list("person", "isco"):
        latest[person] = isco
    return Share(sum(isco.startswith(groups) for isco in latest.values()), len(latest))


def education_starts(*, as_of: date, branch: Branch | None = None) -> int:
    """Mentees who began a qualifying education on or after the start of an active match; each counts once (I-30)."""
    began = _active(as_of, branch).filter(
        mentee__person__education_starts__qualifying=True,
        mentee__person__education_starts__started_on__gte=F("started_on"),
        mentee__person__education_starts__started_on__lte=as_of,
    )
    return began.values("mentee__person").distinct().count()


def job_rate(wave: Wave, *, as_of: date, branch: Branch | None = None) -> tuple[Share, Share]:
    """I-25 by the answers of T1 and a later wave: (of those who answered, of all whose wave was due).

    Those without an ordinary job who wanted one at T1; in the second share no answer counts as no job. Answers that
    are nobody's any more (24 months) no longer tell whose wave was due, and stand in neither share.
    """
    first = _answers(Wave.T1, Role.MENTEE, as_of, branch)
    wanting = {
        who for who, said in first.items()
        if said.get("work_status") and said["work_status"] not in ORDINARY_WORK and said.get("wants_job") == "yes"
    }  # fmt: skip
    due = {
        (person_pseudonym(request.application_id), request.match_id)
        for request in _requests(wave, Role.MENTEE, as_of, branch)
    }
    asked = {who for who in wanting if who[0] in {person for person, _match in due}}
    later = {who[0]: said for who, said in _answers(wave, Role.MENTEE, as_of, branch).items()}
    answered = [later[who[0]]["work_status"] for who in asked if later.get(who[0], {}).get("work_status")]
    in_work = sum(status in ORDINARY_WORK for status in answered)
    return Share(in_work, len(answered), asked=len(asked)), Share(in_work, len(asked), asked=len(asked))


def relationship(wave: Wave, *, as_of: date, branch: Branch | None = None) -> dict[str, Mean]:
    """I-23: quality of the relationship by role, mean of five or six answers; forms with fewer do not count."""
    figures = {}
    for role in (Role.MENTEE.value, Role.MENTOR.value):
        said = _answers(wave, role, as_of, branch).values()
        scores = [score for answers in said if (score := quality_of(answers)) is not None]
        asked = _requests(wave, role, as_of, branch).count()
        figures[role] = Mean(_mean(scores), len(scores), asked, sum(score >= WELL for score in scores))
    return figures


def discrepancies(wave: Wave, *, as_of: date, branch: Branch | None = None) -> list[float]:
    """I-23: |mentor - mentee| of pairs where both forms are valid, the greatest first; no pair is named."""
    pairs = _pairs(wave, as_of, branch)
    both = [(quality_of(mentee), quality_of(mentor)) for mentee, mentor in pairs]
    return sorted((abs(a - b) for a, b in both if a is not None and b is not None), reverse=True)


def mutual_trust(wave: Wave, *, as_of: date, branch: Branch | None = None) -> Share:
    """I-24: pairs where both reach 4 on being respected and on speaking freely, of pairs with both forms."""
    pairs = _pairs(wave, as_of, branch)
    keys = ("respected", "speak_freely")
    trusting = [all((said.get(key) or 0) >= WELL for said in both for key in keys) for both in pairs]
    return Share(sum(trusting), len(trusting))


def mutual_learning(*, as_of: date, branch: Branch | None = None) -> dict[str, Share]:
    """I-37, by role and never joined by name: 4 or more on having learned something new, of those who answered."""
    figures = {}
    for role in (Role.MENTEE.value, Role.MENTOR.value):
        said = [answers.get("learned_new") for answers in _answers(Wave.T3, role, as_of, branch).values()]
        valid = [value for value in said if value is not None]
        asked = _requests(Wave.T3, role, as_of, branch).count()
        figures[role] = Share(sum(value >= WELL for value in valid), len(valid), asked=asked)
    return figures


def both_gain(*, as_of: date, branch: Branch | None = None) -> Share:
    """I-38: pairs where each of the two names a gain, of pairs where both answered that question at closing."""
    pairs = [both for both in _pairs(Wave.T3, as_of, branch) if all(said.get("gains") for said in both)]
    return Share(sum(all(said["gains"] != ["none"] for said in both) for both in pairs), len(pairs))


def social_capital(
    role: str, after: Wave, *, as_of: date, branch: Branch | None = None, with_the_other: bool = True
) -> dict[str, Change]:
    """I-33 and I-36: change from T0 in positions, height reached (skill level 1-4), resources and bridging.

    :param with_the_other: count also those whom she knows only through the other of the two.
    """
    measures = {
        "positions": lambda said: known_of(said, "positions", with_the_other),
        "height": lambda said: known_of(said, "height", with_the_other),
        "resources": lambda said: known_of(said, "resources", with_the_other),
        "bridging": bridging_of,
    }
    pairs = _before_and_after(role, Wave.T0, after, as_of, branch)
    return {name: _change(pairs, measure) for name, measure in measures.items()}


def company(role: str, after: Wave, *, as_of: date, branch: Branch | None = None) -> Change:
    """I-34 by our own items (1 alone to 5 among others): change from T0 of those who answered both."""
    return _change(_before_and_after(role, Wave.T0, after, as_of, branch), company_of)


def danish_step(after: Wave, *, as_of: date, branch: Branch | None = None) -> Share:
    """I-31 by self-check: mentees a CEFR level up in any skill from T1 to a later wave, of those who answered both."""
    pairs = _before_and_after(Role.MENTEE, Wave.T1, after, as_of, branch)
    both = [(danish_of(first), danish_of(later)) for first, later in pairs]
    valid = [(first, later) for first, later in both if first.keys() & later.keys()]
    up = [any(later[skill] > first[skill] for skill in first.keys() & later.keys()) for first, later in valid]
    return Share(sum(up), len(up))


def response(wave: Wave, role: str, *, as_of: date, branch: Branch | None = None) -> Share:
    """How many of those who were asked a wave answered any of it."""
    said = _answers(wave, role, as_of, branch)
    return Share(sum(any(value is not None for value in answers.values()) for answers in said.values()),
                 _requests(wave, role, as_of, branch).count())  # fmt: skip


Who = tuple[str, str]
Said = dict[str, Any]


def _answers(wave: str, role: str, as_of: date, branch: Branch | None) -> dict[Who, Said]:
    """Answers of a wave by (person, pair), both pseudonyms."""
    found = SurveyResponse.objects.filter(wave=wave, role=role, answered_on__lte=as_of)
    rows = (found if branch is None else found.filter(branch=branch)).values_list(
        "person_pseudonym", "pair_pseudonym", "answers"
    )
    return {(person, pair): said for person, pair, said in rows}


def _requests(wave: str, role: str, as_of: date, branch: Branch | None) -> QuerySet[SurveyRequest]:
    found = SurveyRequest.objects.filter(wave=wave, application__role=role, asked_on__lte=as_of)
    return found if branch is None else found.filter(application__branch=branch)


def _pairs(wave: str, as_of: date, branch: Branch | None) -> list[tuple[Said, Said]]:
    """(mentee's, mentor's) answers of pairs where both have some."""
    hers = {pair: said for (_who, pair), said in _answers(wave, Role.MENTEE, as_of, branch).items()}
    mentors = {pair: said for (_who, pair), said in _answers(wave, Role.MENTOR, as_of, branch).items()}
    return [(hers[pair], mentors[pair]) for pair in sorted(hers.keys() & mentors.keys()) if pair]


def _before_and_after(
    role: str, first: Wave, after: Wave, as_of: date, branch: Branch | None
) -> list[tuple[Said, Said]]:
    """Answers of the same person in two waves; where a later wave was asked of several pairs, the first counts."""
    before = {who: said for (who, _pair), said in _answers(first, role, as_of, branch).items()}
    later: dict[str, Said] = {}
    for (who, _pair), said in _answers(after, role, as_of, branch).items():
        later.setdefault(who, said)
    return [(before[who], later[who]) for who in sorted(before.keys() & later.keys())]


def _change(pairs: Iterable[tuple[Said, Said]], measure: Any) -> Change:
    both = [(measure(first), measure(later)) for first, later in pairs]
    valid = [(a, b) for a, b in both if a is not None and b is not None]
    return Change(len(valid), _mean([a for a, _b in valid]), _mean([b for _a, b in valid]))


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _of(jobs: QuerySet[JobStart], branch: Branch | None) -> QuerySet[JobStart]:
    return jobs if branch is None else jobs.filter(participant__branch=branch)


def _active(as_of: date, branch: Branch | None) -> QuerySet[Match]:
    matches = Match.objects.filter(active_on__lte=as_of)
    return matches if branch is None else matches.filter(branch=branch)


def _starts_in_match(as_of: date, branch: Branch | None) -> QuerySet[JobStart]:
    """Work that began on or after the start of a match of hers which became active."""
    begun = _of(JobStart.objects.filter(started_on__lte=as_of), branch)
    return begun.filter(
        person__participations__matches_as_mentee__active_on__lte=as_of,
        person__participations__matches_as_mentee__started_on__lte=F("started_on"),
    ).distinct()


def _job_starts(as_of: date, branch: Branch | None) -> QuerySet[JobStart]:
    return _starts_in_match(as_of, branch).filter(ordinary=True)
