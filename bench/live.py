"""One change at a time in a solved network: how long until the plan is the best again, proved.

`repair` is the change in the graph of candidates with which the optimum was found: one kernel call. `priced` is the
same change in the plan over all pairs, where everybody whose price moved is held against all others again.
"""

from collections.abc import Callable, Iterator
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
Ways = Iterator[tuple[str, Iterator[Callable[[], object]]]]


def live(mentees: int, mentors: int, kind: int, goals: str) -> dict[str, Any]:
    """Change a network `CHANGES` times in each way; say median, 95th percentile and median of the work counted.

    goals: "all", in their order, or "fit" alone.
    """
    question = question_of(instance(mentees, mentors, kind))
    question = question.of_fit_alone() if goals == "fit" else question
    found = solved(question)
    graph = found.graph
    market = Market(graph.starts, graph.columns, graph.values(question.k), question.compiled.places, -question.base)
    cold = seconds(market.solve)
    return {"cold": cold, "repair": _repaired(market), "priced": _priced(question, found)}


def _repaired(solved: Market) -> dict[str, tuple[float, float, float]]:
    market = LiveMarket(solved)
    value = market.value
    told = {name: _weighed(changes, lambda: market.counters["edges_visited"]) for name, changes in _ways(market)}
    if market.value != value or not market.proof().holds:
        raise SystemExit("The changes were taken back, but the plan is another.")
    return told


def _priced(question: Question, found: Found) -> dict[str, tuple[float, float, float]]:
    scanner, places = question.scanner(), question.compiled.places
    plan = LivePlan(scanner, places, question.base, question.k, floor=question.floor, found=found)
    value = plan.number
    told = {name: _weighed(changes, lambda: scanner.pairs_scored) for name, changes in _ways_over_all(plan, found)}
    if plan.number != value:
        raise SystemExit("The changes were taken back, but the plan over all pairs is another.")
    return told


def _ways(market: LiveMarket) -> Ways:
    """Yield each way of changing with its changes; what one takes away, the next gives back."""
    rows, columns = _chosen(market.mate, market.places)
    vetoed: list[tuple[int, int, int]] = []
    yield "veto a pair of the plan", (lambda row=row: vetoed.append(_veto(market, row)) for row in rows)
    yield "lift the veto", (lambda pair=pair: market.lift(*pair) for pair in reversed(vetoed))
    yield "a mentee leaves", (lambda row=row: market.leave(row) for row in rows)
    yield "a mentee arrives", (lambda row=row: market.arrive(row) for row in rows)
    locked: list[tuple[int, int]] = []
    yield "lock another pair", (lambda row=row: _lock(market, row, locked) for row in rows)
    yield "unlock it", (lambda pair=pair: market.unlock(*pair) for pair in reversed(locked))
    yield "a mentor leaves", (lambda column=column: market.set_places(column, 0) for column in columns)
    yield "a mentor arrives", (lambda column=column: market.set_places(column, 1) for column in columns)


def _ways_over_all(plan: LivePlan, found: Found) -> Ways:
    """Yield the same ways for the plan over all pairs."""
    rows, columns = _chosen(found.mate, np.ones(len(found.v), np.int32))
    pairs = [(row, int(found.mate[row])) for row in rows]
    yield "veto a pair of the plan", (lambda pair=pair: plan.veto(*pair) for pair in pairs)
    yield "lift the veto", (lambda pair=pair: plan.lift(*pair) for pair in reversed(pairs))
    yield "a mentee leaves", (lambda row=row: plan.leave(row) for row in rows)
    yield "a mentee arrives", (lambda row=row: plan.arrive(row) for row in rows)
    yield "a mentor leaves", (lambda column=column: plan.set_places(column, 0) for column in columns)
    yield "a mentor arrives", (lambda column=column: plan.set_places(column, 1) for column in columns)


def _chosen(mate: Any, places: Any) -> tuple[list[int], list[int]]:
    """Draw matched mentees and mentors with a place."""
    chance = np.random.default_rng(1)
    matched, here = np.flatnonzero(mate >= 0), np.flatnonzero(places > 0)
    return tuple(chance.choice(some, min(CHANGES, len(some)), replace=False).tolist() for some in (matched, here))


def _veto(market: LiveMarket, row: int) -> tuple[int, int, int]:
    """Veto whom she has now, or her best candidate; return the pair and its number. Looking them up is timed too."""
    columns, numbers = market.edges(row)
    place = max(0, *np.flatnonzero(columns == market.mate[row]).tolist(), 0)
    column, number = int(columns[place]), int(numbers[place])
    market.veto(row, column)
    return row, column, number


def _lock(market: LiveMarket, row: int, locked: list[tuple[int, int]]) -> None:
    """Lock her with her best candidate who is not her mentor and still has a place."""
    for column in market.edges(row)[0].tolist():
        if column != market.mate[row] and market.lock(row, column):
            locked.append((row, column))
            return


def _weighed(changes: Iterator[Callable[[], object]], work_done: Callable[[], int]) -> tuple[float, float, float]:
    taken, worked = [], []
    for change in changes:
        before, began = work_done(), process_time()
        change()
        taken.append(process_time() - began)
        worked.append(work_done() - before)
    return float(np.median(taken)), float(np.quantile(taken, 0.95)), float(np.median(worked))
