"""The independent checker: believe nothing of a plan, work it out again from the people.

It uses the plain reference of rules, criteria and goals, person by person, and nothing of the solver.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from .context import Context
from .criteria import score
from .goals import Goals
from .plan import Duals, Pair
from .pool import Pool
from .rules import is_eligible, rules_broken
from .settings import Settings

Ids = tuple[str, str]


def check(
    pool: Pool,
    settings: Settings,
    pairs: Sequence[Pair],
    duals: Duals,
    *,
    locks: Iterable[Ids] = (),
    vetoes: Iterable[Ids] = (),
) -> list[str]:
    """Return all that is wrong with a plan, one sentence each; an empty list proves it valid and optimal."""
    context, goals, locked = Context.of(pool, settings, vetoes), Goals.of(pool, settings), set(locks)
    failures = _who_is_matched(pool, pairs, locked)
    if failures:
        return failures
    mentees, mentors = {m.id: m for m in pool.mentees}, {m.id: m for m in pool.mentors}
    u, v = duals.mentees, duals.mentors
    if set(u) != set(mentees) or set(v) != set(mentors):
        return ["The prices are not those of the people in the pool."]
    failures += [f"{who} has a price below 0." for who, price in (*u.items(), *v.items()) if price < 0]

    primal = 0
    for pair in pairs:
        mentee, mentor = mentees[pair.mentee], mentors[pair.mentor]
        names, fit = f"{pair.mentee} and {pair.mentor}", score(mentee, mentor, context)
        failures += [f"{names} break the rule {rule}." for rule in rules_broken(mentee, mentor, context)]
        if (pair.fit, dict(pair.parts), dict(pair.points)) != (fit.fit, fit.parts, fit.points):
            failures.append(f"{names} fit {fit.fit}, not {pair.fit}, or their parts differ.")
        if (pair.mentee, pair.mentor) in locked:
            continue
        worth = goals.worth(mentee, fit.fit)
        primal += worth
        if fit.fit < settings.floor:
            failures.append(f"{names} fit {fit.fit}, below the floor {settings.floor}.")
        if u[mentee.id] + v[mentor.id] != worth:
            failures.append(f"{names} are worth {worth}, but their prices say otherwise.")

    taken = Counter(b for _, b in locked)
    places = {m.id: m.places - taken[m.id] for m in pool.mentors}
    in_market = [m for m in pool.mentees if m.id not in {a for a, _ in locked}]
    for mentee in in_market:
        for mentor in pool.mentors:
            paid = u[mentee.id] + v[mentor.id]
            # A pair that even a perfect fit would not lift above its prices need not be scored.
            beats_prices = places[mentor.id] and paid < goals.worth(mentee, 1000)
            if beats_prices and is_eligible(mentee, mentor, context):
                fit_points = score(mentee, mentor, context).fit
                if fit_points >= settings.floor and paid < goals.worth(mentee, fit_points):
                    failures.append(f"{mentee.id} and {mentor.id} are worth more than their prices.")
    dual = sum(u[m.id] for m in in_market) + sum(v[who] * places[who] for who in v)
    if primal != dual:
        failures.append(f"The pairs are worth {primal}, the prices {dual}: the plan is not proved best.")
    return failures


def _who_is_matched(pool: Pool, pairs: Sequence[Pair], locked: set[Ids]) -> list[str]:
    mentee_ids, places = {m.id for m in pool.mentees}, {m.id: m.places for m in pool.mentors}
    times, load = Counter(pair.mentee for pair in pairs), Counter(pair.mentor for pair in pairs)
    failures = [f"{who} is not in the pool." for who in times if who not in mentee_ids]
    failures += [f"{who} is not in the pool." for who in load if who not in places]
    failures += [f"{who} has {count} mentors." for who, count in times.items() if count > 1]
    failures += [f"{who} has {n} mentees and {places[who]} places." for who, n in load.items()
                 if n > places.get(who, n)]  # fmt: skip
    missing = locked - {(pair.mentee, pair.mentor) for pair in pairs}
    return failures + [f"{a} and {b} are locked, but not paired." for a, b in sorted(missing)]
