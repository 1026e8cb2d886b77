"""The exact whole over all pairs: price all pairs, solve, until no pair is worth more than its prices.

The pairs themselves are never kept. Every mentee is held against all mentors at the prices that stand (at first all
are 0), the pairs that are worth more than their two prices join a small graph, and the graph is solved exactly, which
gives new prices (Lee and Orlin 1993). When nobody finds such a pair, the prices pay for all pairs, so that no plan is
worth more than their sum, and ours is worth that.

n is the number of mentees, m the number of mentors. The number of a pair is base[i] + k * fit.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..market.market import Market, Prices
from ..scan.scanner import Best, Scanner
from ..schema.compiled import I32, I64
from .crew import Crew, Threads
from .found import Found, Round
from .graph import Graph, all_pairs
from .sharing import SharedScanner
from .slack import Agenda, Slack
from .thin import thinned

FEW_PAIRS = 40_000
"""Up to so many pairs all of them are candidates: then there is nothing to price."""
EARLY = 0.5
"""Prices still move much while more than this share of the mentees has an unpaid pair."""
MOST_EARLY, MOST_LATE, MOST_OF_FALLEN = 64, 16, 8
"""So many mentors a mentee is answered with early, late, and where only mentors whose price fell were asked about."""
CAP = 48
"""And early so many mentees at most are kept for a mentor, those who gain most by her."""
OWN = 8
"""In the first round, so many of each mentee's best are kept in any case."""
MARGIN = 24
"""So many points of fit below a mentee's price late answers reach, so that the next round knows more."""


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
    shared scanner has its own. may_go_on is asked between the steps; when it says no, the answer is
    the best plan so far, with an honest bound.

    :raises KeyboardInterrupt: when Ctrl-C is pressed; nothing that was handed in has changed
    """
    if not isinstance(scanner, SharedScanner):
        shared = SharedScanner.of_scanner(scanner, crew or Threads(1))
        try:
            return solve_all_pairs(shared, places, base, k, may_go_on=may_go_on)
        finally:
            shared.forget()
    search = Search(scanner, places, base, k)
    search.run(may_go_on)
    return search.found()


class Search:
    """A solve under way: the graph so far, its best plan, and what is known of the pairs outside it."""

    def __init__(self, scanner: SharedScanner, places: I32, base: I64, k: int) -> None:
        """Begin with nobody matched and nothing known."""
        self.scanner, self.places, self.base, self.k = scanner, places, base, k
        n, m = scanner.shape
        self.graph = Graph.empty(n)
        self.slack = Slack(base, k, m)
        self.mate = np.full(n, -1, np.int32)
        self.u: I64 = np.zeros(n, np.int64)
        self.v: I64 = np.zeros(m, np.int64)
        self.rounds: list[Round] = []
        self.edges_visited = 0
        self.is_proven = False
        self._owed = self.u  # u, raised to what the candidates that joined since are worth

    def run(self, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Work until nothing is unpaid, or until it may not go on."""
        n, m = self.scanner.shape
        if n * m <= FEW_PAIRS:
            self.graph = all_pairs(self.scanner)
            self._solve()
            self.is_proven = True
        while not self.is_proven and may_go_on():
            self._price()
            if not self.is_proven and may_go_on():
                self._solve()

    def found(self) -> Found:
        """Return the plan of the graph with prices for all pairs: its own where they are proven, else raised."""
        u, v = (self.u, self.v) if self.is_proven else self.slack.cover(self._owed, self.v, self.places)
        return Found(
            self.mate,
            u,
            v,
            primal=self._primal(),
            dual=int(u.sum()) + int((self.places * v).sum()),
            rounds=tuple(self.rounds),
            candidates=self.graph.pairs,
            pairs_scored=self.scanner.pairs_scored,
            edges_visited=self.edges_visited,
        )

    def _primal(self) -> int:
        """Return what the plan is worth, from the fits of its pairs."""
        rows = np.flatnonzero(self.mate >= 0).astype(np.int32)
        fits = self.scanner.pairs(rows, self.mate[rows]).astype(np.int64)
        return int((self.base[rows] + self.k * fits).sum())

    def _solve(self) -> None:
        """Solve the graph exactly, from where the last round stood."""
        graph = self.graph
        market = Market(graph.starts, graph.columns, graph.values(self.k), self.places, -self.base)
        market.solve(Prices(self.u - self.base, self.v, self.mate) if len(self.rounds) > 1 else None)
        self.u, self.v, self.mate = market.u + self.base, market.v, market.mate
        self.edges_visited += market.edges_visited
        self._owed = self.u

    def _price(self) -> None:
        """Hold everybody who may have an unpaid pair against the mentors; what is found joins the graph."""
        candidates, agenda = self.graph.pairs, self.slack.agenda(self.u, self.v)
        excess = [self._price_rows(agenda.rows)]
        if len(agenda.columns):
            excess.append(self._price_columns(agenda))
        unpaid = [each > 0 for each in excess]
        self.rounds.append(
            Round(
                candidates,
                int(self.u.sum()) + int((self.places * self.v).sum()),
                rows=len(agenda.rows),
                columns=len(agenda.columns),
                unpaid=sum(int(each.sum()) for each in unpaid),
                unpaid_rows=sum(int(each.any(axis=1).sum()) for each in unpaid),
                worst=max(int(each.max(initial=0)) for each in excess),
            )
        )
        self.is_proven = self.rounds[-1].unpaid == 0

    def _price_rows(self, rows: I32) -> I64:
        is_early = self._is_early()
        above = self.u[rows] - (0 if is_early else MARGIN * self.k)
        best = self.scanner.best(rows, above, self.v, MOST_EARLY if is_early else MOST_LATE)
        if is_early:
            own = 0 if self.rounds else OWN
            best = thinned(best, rows, self.base[rows], self.u[rows], self.v, self.k, own=own, cap=CAP)
        excess = self._join(rows, best)  # before the bounds, so that an interruption between the two leaves them true
        self.slack.priced_rows(rows, best.bound, self.v)
        return excess

    def _price_columns(self, agenda: Agenda) -> I64:
        others = np.setdiff1d(np.arange(len(self.u), dtype=np.int32), agenda.rows, assume_unique=True)
        # Below what is known of them already there is nothing to learn.
        above = np.maximum(self.slack.worth[others], self.u[others] - MARGIN * self.k)
        fallen = self.scanner.among(agenda.columns)
        best = fallen.best(others, np.minimum(above, self.u[others]), self.v[agenda.columns], MOST_OF_FALLEN)
        best = replace(best, columns=agenda.columns[best.columns])
        excess = self._join(others, best)
        self.slack.priced_columns(agenda.columns, others, best.bound, self.v)
        return excess

    def _is_early(self) -> bool:
        return not self.rounds or self.rounds[-1].unpaid_rows > EARLY * len(self.u)

    def _join(self, rows: I32, best: Best) -> I64:
        """Let what was found join the graph; return by how much each pair is unpaid, shape of best.columns."""
        self.graph = self.graph.with_pairs(rows, best, len(self.v))
        worth = self.base[rows, None] + self.k * best.fits.astype(np.int64) - self.v[best.columns]
        is_found = np.arange(best.columns.shape[1])[None, :] < best.count[:, None]
        excess: I64 = np.where(is_found, worth - self.u[rows, None], 0)
        self._owed = self._owed.copy()
        self._owed[rows] += np.maximum(0, excess.max(axis=1, initial=0))
        return excess
