"""How well two people fit, 0 to 1000: the plain reference that every faster way must equal to the last point.

A part that is not known on one side scores `NEUTRAL`: silence neither helps nor harms. What a person earned,
her rank or her seniority is read nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isqrt

from .context import Context
from .pool import A2, OWN_WORD, Mentee, Mentor
from .settings import GROUPS
from .travel import travel_minutes

NEUTRAL = 500
# Score by the number of leading digits that two ISCO-08 codes share.
JOB_SCORES = (0, 300, 600, 800, 1000)
MOST_DIGITS = 4
# Score by the leading digits of ISCED-F: broad field 2, narrow 3, detailed 4.
FIELD_SCORES = (0, 0, 600, 1000, 1000)
PAST_PERCENT = 80  # what she did counts less than what she wants
LEVEL_STEP = 200
# Score by the weaker of the two speakers' CEFR level, 0 (nothing) to 7 (native).
LANGUAGE_SCORES = (0, 0, 300, 600, 800, 900, 1000, 1000)
DANISH_WISH, DANISH = "danish", "da"
ONLINE_TRAVEL = 600  # meeting on a screen is always possible, meeting in a room is better

PARTS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "wishes": (("wishes", 100),),
    "professional": (("job", 60), ("field", 30), ("level", 10)),
    "personal": (("interests", 100),),
    "practical": (("times", 40), ("travel", 30), ("language", 30)),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a pair fits: points 0..1000, each group's score 0..1000, and the points each group adds."""

    fit: int
    parts: Mapping[str, int]
    points: Mapping[str, int]


def score(mentee: Mentee, mentor: Mentor, context: Context) -> Fit:
    """Score a pair; the points of the groups sum exactly to the fit."""
    parts = {group: _group_score(group, mentee, mentor, context) for group in GROUPS}
    weights = dict(zip(GROUPS, context.weights_for(mentee), strict=True))
    points = {group: half_up(weights[group] * parts[group], 1000) for group in GROUPS}
    return Fit(sum(points.values()), parts, points)


def half_up(number: int, divisor: int) -> int:
    """Divide and round to the nearest, halves upwards."""
    return (2 * number + divisor) // (2 * divisor)


def _group_score(group: str, mentee: Mentee, mentor: Mentor, context: Context) -> int:
    total = 0
    for part, percent in PARTS[group]:
        known = PART_SCORES[part](mentee, mentor, context)
        total += percent * (NEUTRAL if known is None else known)
    return half_up(total, 100)


def wishes_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return the share of her wishes, by priority, that the mentor likes to work on."""
    if not mentee.wishes or not mentor.offers:
        return None
    met = sum(priority for code, priority in mentee.wishes if code in mentor.offers)
    return half_up(1000 * met, sum(priority for _, priority in mentee.wishes))


def job_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return how near the mentor's work is to the work she wants, or somewhat less, to the work she did."""
    if not mentor.jobs or not (mentee.wanted_jobs or mentee.past_jobs):
        return None
    wanted = JOB_SCORES[digits_shared(mentee.wanted_jobs, mentor.jobs)]
    past = JOB_SCORES[digits_shared(mentee.past_jobs, mentor.jobs)]
    return max(wanted, past * PAST_PERCENT // 100)


def field_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return how near the mentor's field of study is to the one she wants or, somewhat less, has."""
    return field_fit((mentee.wanted_education, mentee.education_field), mentor.education_field)


def field_fit(hers: tuple[str, str], mentors: str) -> int | None:
    """Score (wanted, own) fields against the mentor's."""
    wanted, own = hers
    if not mentors or not (wanted or own):
        return None
    near_wanted = FIELD_SCORES[min(4, digits_shared((wanted,), (mentors,)))]
    near_own = FIELD_SCORES[min(4, digits_shared((own,), (mentors,)))]
    return max(near_wanted, near_own * PAST_PERCENT // 100)


def level_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return 1000 when the mentor's education is as long as hers or longer, less for each step below."""
    return level_fit(mentee.education_level, mentor.education_level)


def level_fit(hers: int | None, mentors: int | None) -> int | None:
    """Score one ISCED level against another."""
    if hers is None or mentors is None:
        return None
    return max(0, 1000 - LEVEL_STEP * max(0, hers - mentors))


def interests_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return how much they like in common, rare things counting more.

    The square root of the weighted Jaccard index: the first thing in common matters most.
    """
    if not mentee.interests or not mentor.interests:
        return None
    common = sum(map(context.rarity_weight, mentee.interests & mentor.interests))
    either = sum(map(context.rarity_weight, mentee.interests | mentor.interests))
    return isqrt(1_000_000 * common // either)


def times_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return the share of her possible times that suit the mentor too."""
    if not mentee.availability or not mentor.availability:
        return None
    return 1000 * len(mentee.availability & mentor.availability) // len(mentee.availability)


def travel_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return 1000 less 10 for each minute of the way; never below 600 when both can meet online."""
    online = ONLINE_TRAVEL if mentee.online and mentor.online else None
    if mentee.point is None or mentor.point is None:
        return online
    return max(online or 0, 1000 - 10 * travel_minutes(mentee.point, mentor.point))


def language_score(mentee: Mentee, mentor: Mentor, context: Context) -> int | None:
    """Return how easily they talk; for a mentee who wishes Danish, half of it is the mentor's Danish."""
    if not mentee.languages or not mentor.languages:
        return None
    talk = LANGUAGE_SCORES[best_common_level(mentee, mentor)]
    if not any(code == DANISH_WISH for code, _ in mentee.wishes):
        return talk
    return (talk + LANGUAGE_SCORES[dict(mentor.languages).get(DANISH, 0)]) // 2


def best_common_level(mentee: Mentee, mentor: Mentor) -> int:
    """Return the weaker speaker's level in the best common language from A2 up, 0 when there is none."""
    theirs = dict(mentor.languages)
    common = (min(level, theirs.get(code, 0)) for code, level in mentee.languages)
    return max((level for level in common if level >= A2), default=0)


def digits_shared(some: Iterable[str], others: Iterable[str]) -> int:
    """Return the longest common beginning, in digits, of any two codes."""
    others = tuple(others)
    return max((_common_beginning(one, other) for one in some for other in others), default=0)


def _common_beginning(one: str, other: str) -> int:
    if one.startswith(OWN_WORD) or other.startswith(OWN_WORD):
        return MOST_DIGITS if one == other else 0
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


PART_SCORES = {
    "wishes": wishes_score,
    "job": job_score,
    "field": field_score,
    "level": level_score,
    "interests": interests_score,
    "times": times_score,
    "travel": travel_score,
    "language": language_score,
}
