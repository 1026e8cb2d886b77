"""The first candidates: for each mentee her best of all mentors, of a part of them, of a part of that part.

The best of a random sixteenth of the mentors stands, among all, about sixteen times as far down. Asking in parts so gives
every mentee candidates from the top of her list and from all the way down, and every mentor her chance, for less than
one look at all pairs. The parts follow the order of the people, which is the order of the draw.
"""

from collections.abc import Iterator

import numpy as np

from ..scan.scanner import Best, Scanner
from ..schema.compiled import I32, I64
from .graph import Graph

AWAY: int = 2**60
"""A price at which nobody takes a mentor: who is not asked for."""
PARTS = ((1, 4), (4, 4), (16, 4), (64, 4))
"""Into how many parts the mentors are divided, and how many candidates each mentee then takes of one part."""


def first_graph(scanner: Scanner, parts: tuple[tuple[int, int], ...] = PARTS) -> Graph:
    """Return a graph of candidates, each worth more than staying alone."""
    n, m = scanner.shape
    graph = Graph.empty(n)
    for number, most in parts:
        for rows, prices in _parts(n, m, number):
            if len(rows):
                best = scanner.best(rows, np.zeros(len(rows), np.int64), prices, most)
                graph = graph.with_pairs(rows, best, m)
    return graph


def _parts(n: int, m: int, number: int) -> Iterator[tuple[I32, I64]]:
    """Divide both sides in `number` parts; yield each part's mentees and prices that leave its mentors alone free."""
    for part in range(number):
        prices = np.full(m, AWAY, np.int64)
        prices[part::number] = 0
        yield np.arange(part, n, number, dtype=np.int32), prices
