"""One change at a time in a solved network: how long until the plan is the best again, proved.

`repair` is the change in the graph of candidates with which the optimum was found: one kernel call. `priced` is the
same change in the plan over all pairs, where everybody whose price moved is held against all others again.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import process_time
from typing import Any

import numpy as np

from bench.instances import instance
from bench.measure import seconds
from bench.questions import Question, question_of, solved
from matching_engine.exact.found import Found
from matching_engine.live.market import LiveMarket
from matching_engine.live.plan import LivePlan
from matching_engine.market.market import Market

CHANGES = 300
PATIENCE = 5.0  # CPU seconds after which fewer changes of one kind are enough
Weights = dict[str, tuple[float, float, float]]
Change = Callable[[Any], Any]
Names = tuple[str, str]

VETO: Names = ("veto a pair of the plan", "lift the veto")
LEAVE: Names = ("a mentee leaves", "a mentee arrives")
LOCK: Names = ("lock another pair", "unlock it")
PLACES: Names = ("a mentor leaves", "a mentor arrives")


def live(mentees: int, mentors: int, kind: int, goals: str) -> dict[str, Any]:
    """Change a network many times in each way and back; say median, 95th percentile and median of the work counted.

    goals: "all", in their order, or "fit" alone.
    """
    question = question_of(instance(mentees, mentors, kind))
    question = question.of_fit_alone() if goals == "fit" else question
    found = solved(question)
    graph = found.graph
    market = Market(graph.starts, graph.columns, graph.values(question.k), question.compiled.places, -question.base)
    cold = seconds(market.solve)
    return {"cold": cold, "repair": _repaired(market), "priced": _priced(question, found)}


def _repaired(solved_market: Market) -> Weights:
    market = LiveMarket(solved_market)
    value, (rows, columns) = market.value, _chosen(market.mate)

    def ways() -> Iterator[Weights]:
        there_and_back = partial(_there_and_back, lambda: market.counters["edges_visited"])
        yield there_and_back(VETO, rows, lambda row: _veto(market, row), lambda pair: market.lift(*pair))
        yield there_and_back(LEAVE, rows, lambda row: _same(row, market.leave(row)), market.arrive)
        yield there_and_back(LOCK, rows, lambda row: _lock(market, row), lambda pair: pair and market.unlock(*pair))
        yield there_and_back(
            PLACES,
            columns,
            lambda column: _same(column, market.set_places(column, 0)),
            lambda column: market.set_places(column, 1),
        )

    told = _joined(ways())
    if market.value != value or not market.proof().holds:
        raise SystemExit("The changes were taken back, but the plan is another.")
    return told


def _priced(question: Question, found: Found) -> Weights:
    scanner, places = question.scanner(), question.compiled.places
    plan = LivePlan(scanner, places, question.base, question.k, floor=question.floor, found=found)
    number, (rows, columns) = plan.number, _chosen(found.mate)
    pairs = [(row, int(found.mate[row])) for row in rows]

    def ways() -> Iterator[Weights]:
        there_and_back = partial(_there_and_back, lambda: scanner.pairs_scored)
        yield there_and_back(VETO, pairs, lambda pair: _same(pair, plan.veto(*pair)), lambda pair: plan.lift(*pair))
        yield there_and_back(LEAVE, rows, lambda row: _same(row, plan.leave(row)), plan.arrive)
        yield there_and_back(
            PLACES,
            columns,
            lambda column: _same(column, plan.set_places(column, 0)),
            lambda column: plan.set_places(column, 1),
        )

    told = _joined(ways())
    if plan.number != number:
        raise SystemExit("The changes were taken back, but the plan over all pairs is another.")
    return told


def _chosen(mate: Any) -> tuple[list[int], list[int]]:
    """Draw matched mentees, and mentors with a mentee."""
    chance = np.random.default_rng(1)
    rows = chance.choice(np.flatnonzero(mate >= 0), CHANGES, replace=False)
    columns = chance.choice(np.unique(mate[mate >= 0]), CHANGES, replace=False)
    return rows.tolist(), columns.tolist()


def _there_and_back(
    work_done: Callable[[], int], names: Names, subjects: Iterable[Any], there: Change, back: Change
) -> Weights:
    """Make changes, then take them back in reverse; `there` returns what `back` needs."""
    first = _Scales(work_done)
    done = []
    for subject in subjects:
        if sum(first.taken) > PATIENCE:
            break
        done.append(first.weigh(there, subject))
    second = _Scales(work_done)
    for subject in reversed(done):
        second.weigh(back, subject)
    return {names[0]: first.told(), names[1]: second.told()}


class _Scales:
    """CPU seconds and counted work of one change after another."""

    def __init__(self, work_done: Callable[[], int]) -> None:
        self.work_done = work_done
        self.taken: list[float] = []
        self.worked: list[int] = []

    def weigh(self, change: Change, subject: Any) -> Any:
        before, began = self.work_done(), process_time()
        answer = change(subject)
        self.taken.append(process_time() - began)
        self.worked.append(self.work_done() - before)
        return answer

    def told(self) -> tuple[float, float, float]:
        return float(np.median(self.taken)), float(np.quantile(self.taken, 0.95)), float(np.median(self.worked))


def _joined(parts: Iterable[Weights]) -> Weights:
    return {name: weights for part in parts for name, weights in part.items()}


def _same(subject: Any, _: object) -> Any:
    return subject


def _veto(market: LiveMarket, row: int) -> tuple[int, int, int]:
    """Veto whom she has now, or her best candidate; return the pair and its number. Looking them up is timed too."""
    columns, numbers = market.edges(row)
    place = max(0, *np.flatnonzero(columns == market.mate[row]).tolist(), 0)
    column, number = int(columns[place]), int(numbers[place])
    market.veto(row, column)
    return row, column, number


def _lock(market: LiveMarket, row: int) -> tuple[int, int] | None:
    """Lock her with her best candidate who is not her mentor and still has a place; return the two."""
    for column in market.edges(row)[0].tolist():
        if column != market.mate[row] and market.lock(row, column):
            return row, column
    return None
