"""One change at a time in a solved network: how long until the plan is the best again, proved."""

from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

import numpy as np

from bench.instances import instance
from bench.measure import seconds
from bench.questions import question_of
from matching_engine.exact.loop import Search
from matching_engine.live.market import LiveMarket
from matching_engine.market.market import Market

CHANGES = 300


def live(mentees: int, mentors: int, kind: int) -> dict[str, Any]:
    """Change a network `CHANGES` times in each way; say the median, the 95th percentile, and the edges visited."""
    question = question_of(instance(mentees, mentors, kind))
    search = Search(question.scanner(), question.compiled.places, question.base, question.k)
    search.run()
    graph = search.graph
    market = Market(graph.starts, graph.columns, graph.values(question.k), question.compiled.places, -question.base)
    cold = seconds(market.solve)
    changing = LiveMarket(market)
    value = changing.value
    repair = {name: _weighed(changing, changes) for name, changes in _ways(changing)}
    if changing.value != value or not changing.proof().holds:
        raise SystemExit("The changes were taken back, but the plan is another.")
    return {"cold": cold, "repair": repair, "priced": {}}


def _ways(market: LiveMarket) -> Iterator[tuple[str, Iterator[Callable[[], object]]]]:
    """Yield each way of changing with its changes; what one takes away, the next gives back."""
    chance = np.random.default_rng(1)
    matched = np.flatnonzero(market.mate >= 0)
    rows = chance.choice(matched, CHANGES, replace=False).tolist()
    vetoed: list[tuple[int, int, int]] = []
    yield "veto a pair of the plan", (lambda row=row: vetoed.append(_veto(market, row)) for row in rows)
    yield "lift the veto", (lambda pair=pair: market.lift(*pair) for pair in reversed(vetoed))
    yield "a mentee leaves", (lambda row=row: market.leave(row) for row in rows)
    yield "a mentee arrives", (lambda row=row: market.arrive(row) for row in rows)
    locked: list[tuple[int, int]] = []
    yield "lock another pair", (lambda row=row: _lock(market, row, locked) for row in rows)
    yield "unlock it", (lambda pair=pair: market.unlock(*pair) for pair in reversed(locked))
    columns = chance.choice(np.flatnonzero(market.places > 0), CHANGES, replace=False).tolist()
    yield "a mentor leaves", (lambda column=column: market.set_places(column, 0) for column in columns)
    yield "a mentor arrives", (lambda column=column: market.set_places(column, 1) for column in columns)


def _veto(market: LiveMarket, row: int) -> tuple[int, int, int]:
    """Veto whom she has now; return the pair and its number. Looking the number up is part of the time."""
    column = int(market.mate[row])
    columns, numbers = market.edges(row)
    market.veto(row, column)
    return row, column, int(numbers[columns == column][0])


def _lock(market: LiveMarket, row: int, locked: list[tuple[int, int]]) -> None:
    """Lock her with her best candidate who is not her mentor and still has a place."""
    for column in market.edges(row)[0].tolist():
        if column != market.mate[row] and market.lock(row, column):
            locked.append((row, column))
            return


def _weighed(market: LiveMarket, changes: Iterator[Callable[[], object]]) -> tuple[float, float, float]:
    taken, visited = [], []
    for change in changes:
        before, began = market.counters["edges_visited"], process_time()
        change()
        taken.append(process_time() - began)
        visited.append(market.counters["edges_visited"] - before)
    return float(np.median(taken)), float(np.quantile(taken, 0.95)), float(np.median(visited))
