"""Which mentor is missing, and what exactly she would be worth: the calls a branch should send out (R58)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..schema.compiled import I64
from .criteria import DANISH
from .plan import Objective, Plan
from .pool import A2, NATIVE, Mentee, Mentor, Pool
from .question import Question
from .reasons import Reason
from .recruits import numbers_gained, told_apart
from .settings import Settings

MENTEES_ASKED = 1500  # the longest waiting; beyond these the wanted competences repeat themselves
ROWS_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Call:
    """A mentor who is missing.

    mentor: the missing mentor herself, with one place; with her in the pool the plan's objective rises by exactly
    `gain`. competence: what she knows, as a reason to be said aloud. unlocks: how many unmatched mentees she fits.
    """

    mentor: Mentor
    competence: Reason
    gain: Objective
    unlocks: int


def calls(pool: Pool, settings: Settings, plan: Plan, *, at_most: int = 10) -> tuple[Call, ...]:
    """Return the mentors whose arrival would help most, best first, each competence once.

    Each gain is exact, see `recruits`.
    """
    question = Question.of(pool, settings, plan.vetoes)
    alone = set(plan.unmatched_mentees)
    waiting = sorted((m for m in pool.mentees if m.id in alone), key=lambda m: -m.waiting_days)
    wanted = list(_missing_mentors(waiting[:MENTEES_ASKED], _new_id(pool)))
    if not wanted:
        return ()
    gains, unlocks = numbers_gained(pool, settings, plan, wanted), _unlocks(question, pool, waiting, wanted)
    best: dict[tuple[str, str], Call] = {}
    demands = np.array([len(m.availability) + len(m.offers) + len(m.languages) for m in wanted])
    for place in np.lexsort((demands, -unlocks, -gains)):
        competence = _competence(wanted[place])
        name = (competence.key, str(competence.values))
        if gains[place] > 0 and name not in best:
            gain = question.goals.change(int(gains[place]))
            best[name] = Call(wanted[place], competence, gain, int(unlocks[place]))
    return tuple(best.values())[:at_most]


def _unlocks(question: Question, pool: Pool, waiting: Sequence[Mentee], wanted: Sequence[Mentor]) -> I64:
    """Return how many of those who wait each of the wanted mentors would fit, shape (wanted,)."""
    scanner, counts = question.scanner(waiting, told_apart(pool, wanted)), np.zeros(len(wanted), dtype=np.int64)
    for start in range(0, len(waiting), ROWS_AT_ONCE):
        rows = np.arange(start, min(start + ROWS_AT_ONCE, len(waiting)), dtype=np.int32)
        counts += (scanner.fits(rows) >= question.context.settings.floor).sum(axis=0)
    return counts


def _missing_mentors(mentees: Sequence[Mentee], new_id: str) -> Iterator[Mentor]:
    """Yield a mentor made for each mentee and work, and one for all who want the same in the same branch."""
    alike: dict[tuple[str, tuple[str, ...]], list[Mentor]] = defaultdict(list)
    seen: set[Mentor] = set()
    for mentee in mentees:
        for job in mentee.wanted_jobs or mentee.past_jobs or ("",):
            mentor = _made_for(mentee, job, new_id)
            alike[mentor.branch, mentor.jobs].append(mentor)
            if mentor not in seen:
                seen.add(mentor)
                yield mentor
    for group in alike.values():
        if group[0].jobs and len(group) > 1:
            yield replace(
                group[0],
                availability=frozenset[str]().union(*(m.availability for m in group)),
                offers=frozenset[str]().union(*(m.offers for m in group)),
                online=any(m.online for m in group),
            )


def _made_for(mentee: Mentee, job: str, new_id: str) -> Mentor:
    """Return a mentor from the mentee's own neighborhood who knows this work and likes to work on her wishes."""
    languages = {DANISH: NATIVE}
    if mentee.languages and dict(mentee.languages).get(DANISH, 0) < A2:
        code, _ = max(mentee.languages, key=lambda language: (language[1], language[0]))
        languages[code] = NATIVE
    return Mentor(
        id=new_id,
        branch=mentee.branch,
        point=mentee.point,
        languages=tuple(languages.items()),
        availability=mentee.availability,
        online=mentee.online,
        gender=mentee.wants_gender,
        offers=frozenset(code for code, _ in mentee.wishes),
        jobs=(job,) if job else (),
        education_field=mentee.wanted_education,
    )


def _competence(mentor: Mentor) -> Reason:
    if mentor.jobs:
        return Reason("call_job", values={"isco": mentor.jobs[0]})
    if mentor.education_field:
        return Reason("call_field", values={"isced": mentor.education_field})
    if mentor.offers:
        return Reason("call_wishes", values={"codes": tuple(sorted(mentor.offers))})
    return Reason("call_anybody")


def _new_id(pool: Pool) -> str:
    known = {m.id for m in pool.mentors}.union(*(m.avoid for m in pool.mentees))
    new_id = "missing"
    while new_id in known:
        new_id += "-"
    return new_id
