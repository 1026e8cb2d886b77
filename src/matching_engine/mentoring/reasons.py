"""Why two people fit: records of what they have in common, never text and never anything about a third person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..schema.features import Feature, digits_shared
from .context import Context
from .criteria import DANISH, DANISH_WISH, LANGUAGE
from .pool import A2, C1, Mentee, Mentor, job_beginning
from .travel import FAR_APART_MINUTES, travel_minutes

Value = int | str | tuple[str, ...]
MOST_DIGITS = 4  # of an ISCO-08 code and of an ISCED-F code


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for, against or about a pair or a person.

    key: names the sentence. group: the criteria it belongs to, or "". values: what the sentence speaks of.
    """

    key: str
    group: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)


def why(mentee: Mentee, mentor: Mentor, context: Context) -> tuple[Reason, ...]:
    """Return one reason for each feature that can be spoken of, in the order of the groups."""
    spoken = (feature for feature in context.schema.features if feature.name in _REASONS)
    return tuple(_reason(feature, mentee, mentor, context) for feature in spoken)


def _reason(feature: Feature, mentee: Mentee, mentor: Mentor, context: Context) -> Reason:
    if feature.score(mentee, mentor, context.background) is None:
        return Reason(f"{feature.name}_not_known", feature.part)
    key, values = _REASONS[feature.name](mentee, mentor)
    return Reason(key, feature.part, values)


def _wishes(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    by_priority = sorted(mentee.wishes, key=lambda wish: (-wish[1], wish[0]))
    met = tuple(code for code, _ in by_priority if code in mentor.offers)
    if not met:
        return "no_wish_met", {}
    values: dict[str, Value] = {"count": len(met), "wishes": len(by_priority), "codes": met}
    return ("all_wishes_met" if len(met) == len(by_priority) else "some_wishes_met"), values


def _job(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    wanted = _most_shared(mentee.wanted_jobs, mentor.jobs)
    past = _most_shared(mentee.past_jobs, mentor.jobs)
    digits, hers, kind = (wanted, mentee.wanted_jobs, "wanted") if wanted >= past else (past, mentee.past_jobs, "past")
    if digits == 0:
        return "jobs_differ", {}
    code = next(job for job in mentor.jobs if _most_shared(hers, (job,)) == digits)
    return f"{kind}_job_{'same' if digits == 4 else 'near'}", {
        "isco": job_beginning(code, digits) or code,
        "digits": digits,
    }


def _most_shared(some: Iterable[str], others: Iterable[str]) -> int:
    others = tuple(others)
    return max((digits_shared(one, other, MOST_DIGITS) for one in some for other in others), default=0)


def _field(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    for kind, code in (("wanted", mentee.wanted_education), ("own", mentee.education_field)):
        digits = digits_shared(code, mentor.education_field, MOST_DIGITS)
        if digits >= 2:
            return f"{kind}_field_shared", {"isced": code[:digits]}
    return "fields_differ", {}


def _level(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    longer = (mentor.education_level or 0) >= (mentee.education_level or 0)
    return ("level_reached" if longer else "level_shorter"), {}


def _interests(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    common = tuple(sorted(mentee.interests & mentor.interests))
    return ("interests_shared", {"count": len(common), "codes": common}) if common else ("no_interests", {})


def _times(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    common = tuple(sorted(mentee.availability & mentor.availability))
    return ("times_shared", {"count": len(common), "codes": common}) if common else ("no_times", {})


def _travel(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    both_online = mentee.online and mentor.online
    if mentee.point is None or mentor.point is None:
        return "online", {}
    minutes = travel_minutes(mentee.point, mentor.point)
    if both_online and minutes > FAR_APART_MINUTES:
        return "online_far_apart", {}
    return ("travel_or_online" if both_online else "travel"), {"minutes": minutes}


def _language(mentee: Mentee, mentor: Mentor) -> tuple[str, dict[str, Value]]:
    level = LANGUAGE.best(mentee, mentor) or 0
    if DANISH_WISH in dict(mentee.wishes) and dict(mentor.languages).get(DANISH, 0) >= C1 and level >= A2:
        return "danish_to_practice", {}
    if level < A2:
        return "no_language", {}
    return ("talk_with_ease" if level >= C1 else "can_talk"), {}


# The mentor's Danish is spoken of together with the language that they talk in.
_REASONS = {
    "wishes": _wishes,
    "job": _job,
    "field": _field,
    "level": _level,
    "interests": _interests,
    "times": _times,
    "travel": _travel,
    "language": _language,
}
