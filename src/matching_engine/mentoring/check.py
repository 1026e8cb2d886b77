"""The independent checker: believe nothing of a plan, work it out again from the people.

It uses the plain reference of rules, criteria and goals, person by person, and nothing of the solver.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..schema.features import Feature
from ..schema.reference import points_of
from .context import Context
from .fits import Fit, is_eligible, rules_broken, score
from .goals import Goals
from .plan import Duals, Pair
from .pool import Mentee, Mentor, Pool
from .reasons import Reason, Value
from .settings import Settings

Ids = tuple[str, str]
BEYOND_ALL = 1001  # no fit is so high


def check(
    pool: Pool,
    settings: Settings,
    pairs: Sequence[Pair],
    duals: Duals,
    *,
    locks: Iterable[Ids] = (),
    vetoes: Iterable[Ids] = (),
) -> list[Reason]:
    """Return all that is wrong with a plan; an empty list proves it valid and optimal."""
    context, goals, locked = Context.of(pool, settings, vetoes), Goals.of(pool, settings), set(locks)
    failures = list(_who_is_matched(pool, pairs, locked))
    if failures:
        return failures
    mentees, mentors = {m.id: m for m in pool.mentees}, {m.id: m for m in pool.mentors}
    u, v = duals.mentees, duals.mentors
    if set(u) != set(mentees) or set(v) != set(mentors):
        return [_failure("prices_of_others")]
    failures += [_failure("price_below_nothing", who=who) for who, price in (*u.items(), *v.items()) if price < 0]

    primal = 0
    for pair in pairs:
        mentee, mentor = mentees[pair.mentee], mentors[pair.mentor]
        names, fit = {"mentee": mentee.id, "mentor": mentor.id}, score(mentee, mentor, context)
        failures += [_failure("rule_broken", broken=rule, **names) for rule in rules_broken(mentee, mentor, context)]
        if not _says_the_same(pair, fit):
            failures.append(_failure("other_fit", fit=fit.fit, **names))
        if (pair.mentee, pair.mentor) in locked:
            continue
        worth = goals.worth(mentee, fit.fit)
        primal += worth
        if fit.fit < settings.floor:
            failures.append(_failure("below_the_floor", fit=fit.fit, floor=settings.floor, **names))
        if u[mentee.id] + v[mentor.id] != worth:
            failures.append(_failure("other_price", worth=worth, **names))

    taken = Counter(b for _, b in locked)
    places = {m.id: m.places - taken[m.id] for m in pool.mentors}
    in_market = [m for m in pool.mentees if m.id not in {a for a, _ in locked}]
    for mentee in in_market:
        for mentor in _worth_more(mentee, (m for m in pool.mentors if places[m.id]), u, v, context, goals):
            failures.append(_failure("worth_more", mentee=mentee.id, mentor=mentor.id))
    dual = sum(u[m.id] for m in in_market) + sum(v[who] * places[who] for who in v)
    if primal != dual:
        failures.append(_failure("not_proved", primal=primal, dual=dual))
    return failures


def _worth_more(
    mentee: Mentee,
    mentors: Iterable[Mentor],
    u: Mapping[str, int],
    v: Mapping[str, int],
    context: Context,
    goals: Goals,
) -> Iterator[Mentor]:
    """Yield every mentor with whom she might be paired for more than the two prices."""
    weighed = sorted(zip(context.schema.weights_for(mentee), context.schema.features, strict=True), key=_heaviest_first)
    base, k = goals.for_matching(mentee), goals.multiplier["fit"]
    for mentor in mentors:
        beyond = u[mentee.id] + v[mentor.id] - base
        least = 0 if beyond < 0 else beyond // k + 1 if k else BEYOND_ALL
        least = max(least, context.settings.floor)
        if _reaches(least, weighed, mentee, mentor, context) and is_eligible(mentee, mentor, context):
            yield mentor


def _reaches(
    least: int, weighed: Sequence[tuple[int, Feature]], mentee: Mentee, mentor: Mentor, context: Context
) -> bool:
    """Tell whether a pair fits so well; most pairs are left aside after a feature or two."""
    most = 1000
    for weight, feature in weighed:
        if most < least:
            return False
        most -= weight - points_of(feature.score(mentee, mentor, context.background), weight)
    return most >= least


def _heaviest_first(weighed: tuple[int, Feature]) -> int:
    return -weighed[0]


def _says_the_same(pair: Pair, fit: Fit) -> bool:
    stated = (pair.fit, dict(pair.parts), dict(pair.points), dict(pair.features))
    return stated == (fit.fit, fit.parts, fit.points, fit.features)


def _who_is_matched(pool: Pool, pairs: Sequence[Pair], locked: set[Ids]) -> Iterator[Reason]:
    mentee_ids, places = {m.id for m in pool.mentees}, {m.id: m.places for m in pool.mentors}
    mentors_of, mentees_of = Counter(pair.mentee for pair in pairs), Counter(pair.mentor for pair in pairs)
    strangers = (*(mentors_of.keys() - mentee_ids), *(mentees_of.keys() - places.keys()))
    yield from (_failure("not_in_the_pool", who=who) for who in sorted(strangers))
    for who, times in mentors_of.items():
        if times > 1:
            yield _failure("several_mentors", who=who, times=times)
    for who, times in mentees_of.items():
        if times > places.get(who, times):
            yield _failure("too_many_mentees", who=who, times=times, places=places[who])
    for mentee, mentor in sorted(locked - {(pair.mentee, pair.mentor) for pair in pairs}):
        yield _failure("lock_not_kept", mentee=mentee, mentor=mentor)


def _failure(key: str, **values: Value) -> Reason:
    return Reason(f"check_{key}", values=values)
