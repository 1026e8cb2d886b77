"""A year under several ways of matching, drawn from the people of two sheets or from invented ones, and told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentornet.branches.profile import load_profile
from mentornet.foundation.bad_input import BadInput
from mentornet.joining.facts import Facts
from mentornet.matching.engine_room import (
    POLICIES,
    Interval,
    Policy,
    Rates,
    Simulated,
    look_ahead,
    pool_of,
    settings_of,
)

# Everybody is scored with everybody who comes in the same year; beyond this the memory of a small machine is full.
MOST_ARRIVALS = 6_000
# The measures in the order in which they are shown: name, in what unit, heading.
_SHOWN: tuple[tuple[str, int, str | Promise], ...] = (
    ("value", 100, gettext_lazy("all fit %")),
    ("pairs", 100, gettext_lazy("pairs %")),
    ("mean_wait", 1, gettext_lazy("mean wait")),
    ("median_wait", 1, gettext_lazy("median")),
    ("long_wait", 1, gettext_lazy("9 of 10")),
    ("left", 100, gettext_lazy("lost %")),
    ("fit", 100, gettext_lazy("mean fit %")),
    ("gini", 100, gettext_lazy("Gini %")),
    ("top_three", 100, gettext_lazy("top 3 %")),
)


class BadYear(BadInput):
    """A year that was asked for cannot be played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedYear:
    """What is to be played: whose rules, which policies, how many come, for how long."""

    profile: str = "default"
    policies: tuple[str, ...] = ()
    held_percent: int = 80
    days: int = 365
    runs: int = 10
    seed: int = 0
    rates: Rates = field(default_factory=Rates)


@dataclass(frozen=True)
class PlayedYears:
    """The question, and what every policy came to."""

    asked: AskedYear
    simulated: Simulated

    def result(self) -> dict[str, Any]:
        """Return everything as plain values."""
        asked, simulated = self.asked, self.simulated
        return {
            "profile": asked.profile,
            "days": asked.days,
            "runs": asked.runs,
            "seed": asked.seed,
            "rates": asdict(asked.rates),
            "interval": "95 %, Student's t over runs",
            "a_run": {"mentees": simulated.mentees, "places": simulated.places},
            "policies": [
                asdict(policy) | {name: interval.as_row() for name, interval in simulated.intervals(place).items()}
                for place, policy in enumerate(simulated.policies)
            ],
            "advice": self.advice,
        }

    @property
    def advice(self) -> str:
        """What to make of it: the policy that brings the best fit, and what it costs in people and in days."""
        simulated = self.simulated
        best = simulated.best("value")
        values = simulated.intervals(best)
        if not values["value"].mean:
            return _("Nobody could be matched: no two of these people may meet under this profile.")
        told = _("%(policy)s brings the best fit: %(value)s %% of what could be reached if all were known beforehand.")
        told %= {"policy": simulated.policies[best].name, "value": _number(100 * values["value"].mean)}
        return f"{told} {self._people_lost(best)} {self._days_waited(best)}"

    def _people_lost(self, best: int) -> str:
        simulated = self.simulated
        kindest = simulated.least("left")
        lost, price = simulated.difference("left", best, kindest), simulated.difference("value", best, kindest)
        names = {"policy": simulated.policies[kindest].name, "best": simulated.policies[best].name}
        if best == kindest:
            return _("No other loses fewer mentees.")
        if lost.low <= 0:
            return _("That it loses more mentees than %(policy)s may be chance.") % names
        return _(
            "%(policy)s loses fewest: of 100 mentees %(lost)s fewer leave without a mentor than under %(best)s, "
            "for %(price)s %% less fit."
        ) % (names | {"lost": _within(lost, 100), "price": _within(price, 100)})  # fmt: skip

    def _days_waited(self, best: int) -> str:
        simulated = self.simulated
        quickest = simulated.least("long_wait")
        if best == quickest:
            return _("No other has shorter waits.")
        told = _("Nine of ten wait at most %(days)s days under it, and under %(policy)s, the quickest, %(least)s days.")
        return told % {
            "days": _number(simulated.intervals(best)["long_wait"].mean),
            "policy": simulated.policies[quickest].name,
            "least": _number(simulated.intervals(quickest)["long_wait"].mean),
        }


def play_years(mentees: Iterable[Facts], mentors: Iterable[Facts], asked: AskedYear) -> PlayedYears:
    """Play the years that were asked for with people drawn from these.

    :raises BadProfile: when there is no such profile, or it cannot be read.
    :raises BadYear: when nobody can be drawn, a policy is unknown, or too many would come.
    """
    _refuse_too_many(asked)
    settings = settings_of(load_profile(asked.profile))
    pool = pool_of(mentees, mentors, as_of=None, seed=asked.seed)
    if not pool.mentees or not any(mentor.places for mentor in pool.mentors):
        raise BadYear(_("A year is drawn from people: give at least one mentee, and one mentor with a place."))
    simulated = look_ahead(
        pool, settings, asked.rates, policies_of(asked), days=asked.days, runs=asked.runs, seed=asked.seed
    )
    return PlayedYears(asked, simulated)


def policies_of(asked: AskedYear) -> tuple[Policy, ...]:
    """Return the policies that are named, each once, or all of them."""
    chosen = [policy for policy in POLICIES if not asked.policies or policy.name in asked.policies]
    return tuple(policy.holding(asked.held_percent) for policy in chosen)


def years_told(played: PlayedYears) -> str:
    """Return everything there is to tell about the years, for a terminal."""
    return "\n".join(_lines(played)) + "\n"


def _lines(played: PlayedYears) -> Iterator[str]:
    asked, simulated = played.asked, played.simulated
    runs = ngettext("%(count)d run", "%(count)d runs", asked.runs) % {"count": asked.runs}
    days = ngettext("%(count)d day", "%(count)d days", asked.days) % {"count": asked.days}
    yield _("%(runs)s of %(days)s, seed %(seed)d. A run brings some %(mentees)d mentees and %(places)d places.") % {
        "runs": runs, "days": days, "seed": asked.seed,
        "mentees": round(simulated.mentees), "places": round(simulated.places),
    }  # fmt: skip
    yield ""
    rows = [["", *(str(heading) for _name, _unit, heading in _SHOWN)]]
    for place, policy in enumerate(simulated.policies):
        measured = simulated.intervals(place)
        rows.append([policy.name, *(_within(measured[name], unit) for name, unit, _heading in _SHOWN)])
    yield from _table(rows)
    yield ""
    yield _(
        "all fit %, pairs %: of what could be reached if all were known beforehand. Waits are days of those matched."
    )
    yield _("lost %: mentees who left without a mentor. top 3 %: her mentor is one of the three who fit her best.")
    if asked.runs > 1:
        yield _("±: how far the mean may be off in 19 of 20 cases (Student's t over the runs).")
    yield ""
    yield played.advice


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first = row[0].ljust(widths[0])
        yield "  ".join([first, *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]).rstrip()


def _within(interval: Interval, unit: int) -> str:
    reach = unit * (interval.high - interval.low) / 2
    return _number(unit * interval.mean) + (f" ±{_number(reach)}" if reach else "")


def _number(value: float) -> str:
    return str(number_format(value, 1))


def _refuse_too_many(asked: AskedYear) -> None:
    most = asked.days * max(asked.rates.mentees_a_day, asked.rates.mentors_a_day)
    if most > MOST_ARRIVALS:
        raise BadYear(
            _("Some %(people)d people on one side are too many for one run (at most %(most)d): "
              "ask for fewer days, or fewer people a day.") % {"people": round(most), "most": MOST_ARRIVALS}
        )  # fmt: skip
