"""A network of your own: any schema, any table of people, and the exact best whole with its proof.

    network = Network(schema)
    network.mentees(table)
    network.mentors(other_table)
    plan = network.solve()
    plan.pairs, plan.waiting, plan.gap, plan.explain("e-7"), plan.why_not("e-7", "r-3"), plan.live()
    plan.recruit(kinds_of_mentors, 5)

The mentor network that this package was made for asks its own question on top of the same parts, in `mentoring`.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from types import SimpleNamespace
from typing import Any, Self

import numpy as np

from .errors import BadInput, UnknownPerson
from .exact.crew import Threads
from .exact.extremes import Ends, extreme_prices
from .exact.found import Found
from .exact.loop import solve_all_pairs
from .live.effect import Effect
from .live.plan import LivePlan
from .live.whynot import Alternative, Recruit, alternatives, gains, recruit, why_not
from .order_of_goals import GOALS, multipliers
from .scan.choice import scanner_for
from .scan.scanner import Scanner
from .schema.background import Background
from .schema.compiled import I32, I64, Compiled
from .schema.compiling import background_of, compile_people
from .schema.reference import Fit, fit
from .schema.refusals import BadValue
from .schema.rules import HasPlace, NotTogether
from .schema.schema import Schema
from .schema.tables import columns_of
from .ties import tie_key
from .whole_numbers import LARGEST, whole

Id = Hashable
MOST_DAYS = 1_000_000
MOST_WORKERS = 10_000
Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of a plan. fit: 0..1000."""

    mentee: Id
    mentor: Id
    fit: int


class Network:
    """Mentees and mentors under one schema; `solve` finds the plan that reaches the goals best, in their order."""

    def __init__(
        self,
        schema: Schema,
        *,
        goals: tuple[str, ...] = GOALS,
        waiting: str | None = None,
        waiting_cap_days: int = 3650,
        identity: str = "id",
        seed: int = 0,
    ) -> None:
        """Begin with nobody.

        goals: some of `GOALS`, each once, the first always winning. waiting: the column of the mentees' waiting days;
        without it nobody has waited. identity: the column of the ids. seed: of the draw between equals, which is made
        from the ids where a table has no column `schema.tie`.

        :raises BadInput: when the goals are none, or stand twice, or are not known, or the cap is no number of days
        """
        if not _are_goals(goals):
            raise BadInput(f"goals: name at least one of {', '.join(GOALS)}, each once, not {goals!r}.")
        self.schema, self.goals, self.waiting = schema, goals, waiting
        self.waiting_cap_days = whole("waiting_cap_days", waiting_cap_days, 0, MOST_DAYS)
        self.identity, self.seed = identity, seed
        self.mentees([])
        self.mentors([])

    def mentees(self, table: Any) -> None:
        """Take these mentees: an Arrow table, a data frame, columns by name, or rows as dicts.

        :raises BadValue: when it is no table, or has no ids, or an id twice
        """
        self._mentees: Columns = self._taken(table, "mentees")

    def mentors(self, table: Any) -> None:
        """Take these mentors, in the same ways.

        :raises BadValue: when it is no table, or has no ids, or an id twice
        """
        self._mentors: Columns = self._taken(table, "mentors")

    def _taken(self, table: Any, who: str) -> Columns:
        columns = {name: list(values) for name, values in columns_of(table).items()}
        if not any(map(len, columns.values())):
            read = self.schema.mentee_columns if who == "mentees" else self.schema.mentor_columns
            return {name: [] for name in (self.identity, *read)}
        if self.identity not in columns:
            raise BadValue(f'The {who} have no column "{self.identity}": give everybody an id of her own.')
        ids = columns[self.identity]
        for name in ids:
            if not _is_id(name):
                raise BadValue(f"An id of the {who} is {name!r}: give everybody a word or a number of her own.")
        if len(set(ids)) < len(ids):
            twice = next(name for name, times in Counter(ids).items() if times > 1)
            raise BadValue(f'The {who}\' id "{twice}" stands more than once: give everybody one of her own.')
        if self.schema.tie not in columns:
            columns[self.schema.tie] = [tie_key(self.seed, str(name)) for name in ids]
        for tie in columns[self.schema.tie]:
            if not isinstance(tie, int | np.integer):
                raise BadValue(f'A value of "{self.schema.tie}" is {tie!r}: give everybody a whole number from 0.')
        # In the order of the draw, so that the order of a table's rows changes nothing.
        order = sorted(range(len(ids)), key=lambda row: (columns[self.schema.tie][row], str(ids[row])))
        return {name: [values[row] for row in order] for name, values in columns.items()}

    def solve(
        self,
        *,
        workers: int = 1,
        may_go_on: Callable[[], bool] = lambda: True,
        vetoes: tuple[tuple[Any, Any], ...] = (),
    ) -> "NetworkPlan":
        """Find the best plan over all pairs.

        workers: threads that score. may_go_on: asked between the steps; when it says no, the plan is the best so far
        and its `gap` says how far it may be from the best. vetoes: (mentee, mentor) never to be paired; the schema
        needs a `NotTogether` rule for them.

        :raises BadInput: when there is no such rule, or no such number of workers
        :raises UnknownPerson: when a veto names somebody who is not known
        :raises SchemaRefused: when a value or a column is not as the schema needs it
        :raises TooLarge: when there are more people than can be matched exactly without the compiled kernels
        """
        hands = whole("workers", workers, 1, MOST_WORKERS)
        self._refuse_odd_vetoes(vetoes)
        background = background_of(self.schema, self._mentees, vetoes)
        question = _Question.of(self, self._mentees, self._mentors, background)
        found = solve_all_pairs(
            question.scanner,
            question.compiled.places,
            question.base,
            question.k,
            crew=Threads(hands),
            may_go_on=may_go_on,
        )
        return NetworkPlan(self, question, found)

    def _refuse_odd_vetoes(self, vetoes: tuple[tuple[Any, Any], ...]) -> None:
        if vetoes and not any(isinstance(rule, NotTogether) for rule in self.schema.rules):
            raise BadInput("The schema keeps no veto: give it a NotTogether rule.")
        both = (("mentee", set(self._mentees[self.identity])), ("mentor", set(self._mentors[self.identity])))
        for veto in vetoes:
            if not isinstance(veto, tuple | list) or len(veto) != 2:
                raise BadInput(f"A veto is {veto!r}: give a pair of the ids of a mentee and a mentor.")
            for person, (role, known) in zip(veto, both, strict=True):
                if not _is_id(person) or person not in known:
                    raise UnknownPerson(person, role)


@dataclass(frozen=True)
class _Question:
    """What was asked: people as columns in the order of the draw, their arrays and their numbers."""

    mentees: Columns
    mentors: Columns
    background: Background
    waited: I64
    base: I64
    k: int
    compiled: Compiled
    scanner: Scanner

    @classmethod
    def of(cls, network: Network, mentees: Columns, mentors: Columns, background: Background) -> Self:
        schema = network.schema
        ids = mentees[network.identity]
        if network.waiting and ids and network.waiting not in mentees:
            raise BadValue(f'The mentees have no column "{network.waiting}" of their waiting days: add it.')
        days = mentees[network.waiting] if network.waiting and ids else [0] * len(ids)
        waited = np.array([_days(day, network.waiting_cap_days) for day in days], dtype=np.int64)
        number = multipliers(network.goals, longest_wait=int(waited.max(initial=0)), mentees=len(ids))
        most = number["matched"] + number["waiting"] * int(waited.max(initial=0)) + 1000 * number["fit"]
        if most > LARGEST:
            raise BadInput("The waits are too long to be compared exactly: lower waiting_cap_days.")
        base = number["matched"] + number["waiting"] * waited
        compiled = compile_people(schema, mentees, mentors, background)
        scanner = scanner_for(compiled, base, number["fit"], schema.floor)
        return cls(mentees, mentors, background, waited, base, number["fit"], compiled, scanner)


def _days(value: Any, cap: int) -> int:
    if value is None:
        return 0
    is_number = isinstance(value, int | float | np.integer) and not isinstance(value, bool)
    if not is_number or not 0 <= value < np.inf or int(value) != value:
        raise BadValue(f"Somebody has waited {value!r} days: give a whole number from 0, or none.")
    return min(int(value), cap)


@dataclass(frozen=True, slots=True)
class _Widened:
    """A plan of a market with more mentors than were asked about; see `Found`."""

    mate: I32
    u: I64
    v: I64
    gap: int


class NetworkPlan:
    """The answer: who is matched with whom, who waits, the proof, and what else could be."""

    def __init__(self, network: Network, question: _Question, found: Found) -> None:
        """Keep what was asked and what was found."""
        self._network, self._question, self.found = network, question, found
        name = network.identity
        self._mentees, self._mentors = question.mentees[name], question.mentors[name]
        self._row = {mentee: row for row, mentee in enumerate(self._mentees)}
        self._column = {mentor: column for column, mentor in enumerate(self._mentors)}

    @cached_property
    def pairs(self) -> tuple[Match, ...]:
        """The pairs, in the order of the draw."""
        rows = np.flatnonzero(self.found.mate >= 0).astype(np.int32)
        columns = self.found.mate[rows]
        fits = self._question.scanner.pairs(rows, columns).tolist()
        both = zip(rows.tolist(), columns.tolist(), fits, strict=True)
        return tuple(Match(self._mentees[row], self._mentors[column], points) for row, column, points in both)

    @cached_property
    def waiting(self) -> tuple[Id, ...]:
        """The mentees without a mentor, in the order of the draw."""
        return tuple(self._mentees[row] for row in np.flatnonzero(self.found.mate < 0).tolist())

    @property
    def objective(self) -> dict[str, int]:
        """How many are matched, the days they waited (as far as they count), and their fit in points."""
        matched = self.found.mate >= 0
        return {
            "matched": int(matched.sum()),
            "waiting_days": int(self._question.waited[matched].sum()),
            "fit_points": sum(pair.fit for pair in self.pairs),
        }

    @property
    def gap(self) -> int:
        """How far the plan may be from the best of all, in its own number; 0 is proof."""
        return self.found.gap

    @cached_property
    def prices(self) -> Ends:
        """Both ends of the prices that prove the plan: what each person adds, and what one more would add.

        :raises NotProven: when the plan is not the best yet
        """
        return extreme_prices(self.found)

    def certificate(self) -> dict[str, Any]:
        """Return the proof: what was read, over how many pairs, and two sums that only the best plan makes equal."""
        schema, prices = self._network.schema, sha256(self.found.u.tobytes() + self.found.v.tobytes())
        return {
            "scope": f"all {len(self._mentees) * len(self._mentors)} pairs",
            "columns_read": {"mentees": schema.mentee_columns, "mentors": schema.mentor_columns},
            "primal": self.found.primal,
            "dual": self.found.dual,
            "gap": self.found.gap,
            "prices_sha256": prices.hexdigest(),
        }

    def explain(self, mentee: Id, mentor: Id | None = None) -> Fit:
        """Return how well a mentee fits her mentor, or another: points by feature, which sum to the fit.

        :raises UnknownPerson: when either is not known, or she has no mentor and none is named
        """
        row = self._known(mentee, self._row, "mentee")
        if mentor is None:
            if self.found.mate[row] < 0:
                raise UnknownPerson(f"of {mentee}", "mentor")
            column = int(self.found.mate[row])
        else:
            column = self._known(mentor, self._column, "mentor")
        question = self._question
        return fit(
            self._network.schema, _person(question.mentees, row), _person(question.mentors, column), question.background
        )

    def alternatives(self, mentee: Id, count: int = 3) -> list[Alternative]:
        """Return the mentors she could have instead at the least cost to the whole, each with its exact effect."""
        self._known(mentee, self._row, "mentee")
        return alternatives(self.live(), mentee, count)

    def why_not(self, mentee: Id, mentor: Id) -> Effect:
        """Return exactly what forcing a pair would do to the whole: who moves, and by how much its number falls.

        :raises EngineError: when the pair breaks a rule or either is not known
        """
        return why_not(self.live(), mentee, mentor)

    def live(self) -> LivePlan:
        """Return the plan as one that can be changed and stays the best: lock, veto, lift, arrive, leave, undo.

        :raises NotProven: when the plan is not the best yet
        :raises NeedsKernels: when the kernels are not built here
        """
        return self._live(self._question, self.found)

    def _live(self, question: _Question, found: "Found | _Widened") -> LivePlan:
        network = self._network
        here = np.arange(len(question.compiled.places)) < len(self._mentors)
        return LivePlan(
            question.scanner,
            np.where(here, question.compiled.places, 0).astype(np.int32),
            question.base,
            question.k,
            floor=network.schema.floor,
            found=found,
            mentees=question.mentees[network.identity],
            mentors=question.mentors[network.identity],
        )

    def recruit(self, kinds: Any, count: int = 1) -> list[Recruit]:
        """Choose `count` places with mentors of these kinds, each time the one that adds most to the whole.

        kinds: a table of imagined mentors with ids of their own, one row for each kind. Every gain is exact after those
        chosen before it.

        :raises BadValue: when a kind has the id of a mentor who is here
        """
        network = self._network
        new = Network(network.schema, identity=network.identity, seed=network.seed)._taken(kinds, "kinds of mentors")
        ids = new[network.identity]
        if taken := next((name for name in ids if name in self._column), None):
            raise BadValue(f'The id "{taken}" is that of a mentor who is here: give every kind an id of its own.')
        for rule in network.schema.rules:
            if isinstance(rule, HasPlace):
                new[rule.places] = [1] * len(ids)
        mentors = {name: [*values, *_of(new, name)] for name, values in self._question.mentors.items()}
        question = _Question.of(network, self._question.mentees, mentors, self._question.background)
        none = np.zeros(len(ids), np.int64)
        prices = np.concatenate([self.prices.least_v, none])
        live = self._live(question, _Widened(self.found.mate, self.prices.most_u, prices, self.gap))
        return recruit(live, ids, count, most=gains(live, ids))

    def _known(self, who: Id, among: Mapping[Id, int], role: str) -> int:
        if not isinstance(who, Hashable) or who not in among:
            raise UnknownPerson(who, role)
        return among[who]


def _are_goals(goals: Any) -> bool:
    are_names = isinstance(goals, tuple | list) and all(isinstance(goal, str) for goal in goals)
    return are_names and bool(goals) and len(set(goals)) == len(goals) and set(goals) <= set(GOALS)


def _is_id(name: Any) -> bool:
    """Tell whether somebody can be told by this: it is something, and equal to itself (a NaN is not)."""
    return name is not None and isinstance(name, Hashable) and name == name and name != ""


def _of(columns: Columns, name: str) -> list[Any]:
    if name not in columns:
        raise BadValue(f'The kinds of mentors have no column "{name}": give them every column that mentors have.')
    return columns[name]


def _person(columns: Columns, row: int) -> SimpleNamespace:
    return SimpleNamespace(**{name: values[row] for name, values in columns.items()})
