"""The exact whole over all pairs: price all pairs, solve, until no pair is worth more than its prices.

The pairs themselves are never kept. Every mentee is held against all mentors at the prices that stand (at first all
are 0), the pairs that are worth more than their two prices join a small graph, and the graph is solved exactly, which
gives new prices (Lee and Orlin 1993). When nobody finds such a pair, the prices pay for all pairs, so that no plan is
worth more than their sum, and ours is worth that.

n is the number of mentees, m the number of mentors. The number of a pair is base[i] + k * fit.
"""

from collections.abc import Callable

import numpy as np

from ..errors import BadInput
from ..market.market import Market, Prices, total, total_of_places
from ..scan.scanner import Scanner, checked_base, checked_places
from ..schema.compiled import I32, I64
from .crew import Crew, Threads
from .found import Found
from .graph import all_pairs
from .pricing import Pricing
from .sharing import SharedScanner

FEW_PAIRS = 1_000_000
"""Up to so many pairs all of them are candidates, which is faster than to look for the few that matter."""


def solve_all_pairs(
    scanner: Scanner | SharedScanner,
    places: I32,
    base: I64,
    k: int,
    *,
    crew: Crew | None = None,
    may_go_on: Callable[[], bool] = lambda: True,
) -> Found:
    """Find the plan that is worth most over all pairs, and prices that prove it.

    places: each mentor's, shape (m,). base: what each mentee adds to any pair of hers, shape (n,), and k >= 0, what a
    point of fit is worth; the scanner was made with the same. crew: who scores, this thread when nobody is named; a
    shared scanner has its own. may_go_on is asked between the steps; when it says no, the answer is the best plan so
    far, with an honest bound.

    :raises BadInput: when places are none, or the scanner was made with another base or k
    :raises KeyboardInterrupt: when Ctrl-C is pressed; nothing that was handed in has changed
    """
    n, m = scanner.shape
    places, base = checked_places(places, m), checked_base(base, k, scanner.floor, n)
    if not isinstance(scanner, SharedScanner):
        if scanner.k != k or not np.array_equal(scanner.base, base):
            raise BadInput("The scanner was made with another base or k: hand in the same to both.")
        scanner = SharedScanner.of_scanner(scanner, crew or Threads(1))
    search = Search(scanner, places, base, k)
    search.run(may_go_on)
    return search.found()


class Search:
    """A solve under way: the candidates so far, their best plan, and what is known of all other pairs."""

    def __init__(self, scanner: SharedScanner, places: I32, base: I64, k: int) -> None:
        """Begin with nobody matched and nothing known."""
        self.pricing = Pricing(scanner, places, base, k)
        n, m = scanner.shape
        self.mate = np.full(n, -1, np.int32)
        self.u: I64 = np.zeros(n, np.int64)
        self.v: I64 = np.zeros(m, np.int64)
        self.edges_visited = 0
        self.is_proven = False

    def run(self, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Work until nothing is unpaid, or until it may not go on."""
        n, m = self.pricing.scanner.shape
        if n * m <= FEW_PAIRS:
            self.pricing.graph = all_pairs(self.pricing.scanner)
            self.pricing.slack.nothing_is_outside()
            self._solve()
            self.is_proven = True
        while not self.is_proven and may_go_on():
            self.is_proven = self.pricing.price(self.u, self.v) == 0
            if not self.is_proven and may_go_on():
                self._solve()

    def found(self) -> Found:
        """Return the plan of the candidates with prices for all pairs: its own where they are proven, else raised."""
        pricing = self.pricing
        u, v = (self.u, self.v) if self.is_proven else pricing.cover(self.v)
        return Found(
            self.mate,
            u,
            v,
            primal=self._primal(),
            dual=total(u) + total_of_places(v, pricing.places),
            pricing=pricing,
            pairs_scored=pricing.scanner.pairs_scored,
            edges_visited=self.edges_visited,
        )

    def _solve(self) -> None:
        """Solve the graph exactly, from where the last round stood."""
        pricing = self.pricing
        graph, base = pricing.graph, pricing.base
        market = Market(graph.starts, graph.columns, graph.values(pricing.k), pricing.places, -base)
        market.solve(Prices(self.u - base, self.v, self.mate) if len(pricing.rounds) > 1 else None)
        self.u, self.v, self.mate = market.u + base, market.v, market.mate
        pricing.owed = self.u
        self.edges_visited += market.edges_visited

    def _primal(self) -> int:
        """Return what the plan is worth, from the fits of its pairs."""
        pricing = self.pricing
        rows = np.flatnonzero(self.mate >= 0).astype(np.int32)
        fits = pricing.scanner.pairs(rows, self.mate[rows]).astype(np.int64)
        return total(pricing.base[rows] + pricing.k * fits)
