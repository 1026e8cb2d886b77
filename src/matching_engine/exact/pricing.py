"""Hold the mentees against the mentors at given prices, and take up the pairs that are worth more than those.

n is the number of mentees, m the number of mentors. The number of a pair is base[i] + k * fit.
"""

from copy import copy
from dataclasses import dataclass, replace

import numpy as np

from ..market.market import total, total_of_places
from ..scan.scanner import Best
from ..schema.compiled import I32, I64
from .graph import Graph
from .sharing import SharedScanner
from .slack import Agenda, Slack
from .thin import thinned

MOST_EARLY, MOST_LATE, MOST_OF_FALLEN = 48, 16, 8
"""So many mentors a mentee is answered with at most: while it is early, later, and of mentors whose price fell."""
CAP = 48
"""And early so many mentees at most are kept for a mentor, those who gain most by her."""
OWN = 8
"""In the first round, so many of each mentee's best are kept in any case."""
MARGIN = 32
"""So many points of fit below a mentee's price late answers reach, so that the next round knows more."""
SAMPLE = 256
"""So many mentees are asked first, to tell whether it is early still."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one pricing looked at and found.

    candidates: pairs of the graph that was priced. rows, columns: mentees held against all mentors, and mentors
    against whom all other mentees were held. unpaid: pairs found that are worth more than their prices. unpaid_rows:
    mentees who have one. worst: the most by which one is unpaid. dual: the sum of the prices, for each place.
    """

    candidates: int
    rows: int
    columns: int
    unpaid: int
    unpaid_rows: int
    worst: int
    dual: int


class Pricing:
    """Prices again and again, and remembers what need not be looked at again.

    graph: the candidates, to which each pricing adds. rounds: what each did.
    """

    def __init__(self, scanner: SharedScanner, places: I32, base: I64, k: int) -> None:
        """Begin with no candidates and nothing known."""
        n, m = scanner.shape
        self.scanner, self.places, self.base, self.k = scanner, places, base, k
        self.graph, self.slack = Graph.empty(n), Slack(base, k, m)
        self.rounds: list[Round] = []
        self.owed: I64 = np.zeros(n, np.int64)

    def copy(self) -> "Pricing":
        """Return a pricing that knows the same and goes its own way."""
        twin = copy(self)
        twin.slack, twin.rounds = self.slack.copy(), list(self.rounds)
        return twin

    def price(self, u: I64, v: I64) -> int:
        """Find pairs that are worth more than u[i] + v[j] and let them join the graph; return how many there are.

        0 is proof that there is none among all pairs. Afterwards `owed` is u, raised to what joined.
        """
        candidates, agenda = self.graph.pairs, self.slack.agenda(u, v)
        self.owed = u.copy()
        excess = [self._price_rows(agenda.rows, u, v)]
        if len(agenda.columns):
            excess.append(self._price_columns(agenda, u, v))
        unpaid = [each > 0 for each in excess]
        self.rounds.append(
            Round(
                candidates,
                rows=len(agenda.rows),
                columns=len(agenda.columns),
                unpaid=sum(int(each.sum()) for each in unpaid),
                unpaid_rows=sum(int(each.any(axis=1).sum()) for each in unpaid),
                worst=max(int(each.max(initial=0)) for each in excess),
                dual=total(u) + total_of_places(v, self.places),
            )
        )
        return self.rounds[-1].unpaid

    def cover(self, v: I64) -> tuple[I64, I64]:
        """Return prices that pay for all pairs, raised from `owed` and v as little as is cheap to find."""
        return self.slack.cover(self.owed, v, self.places)

    def _price_rows(self, rows: I32, u: I64, v: I64) -> I64:
        is_first = not self.rounds
        above = u[rows] - (0 if is_first else MARGIN * self.k)
        best = self.scanner.best(rows, above, v, MOST_EARLY if self._is_early(rows, u, v) else MOST_LATE)
        own = OWN if is_first else 0
        best, price = thinned(best, rows, self.base[rows], u[rows], v, self.k, own=own, cap=CAP, paid_too=is_first)
        excess = self._join(rows, best, u, v)  # before the bounds, so that an interruption between leaves them true
        self.slack.priced_rows(rows, best.bound, price)
        return excess

    def _is_early(self, rows: I32, u: I64, v: I64) -> bool:
        """Tell whether prices are still so far off that late answers would hardly hold what is unpaid."""
        if not self.rounds or 2 * len(rows) < len(u):
            return not self.rounds
        sample = rows[:: max(1, len(rows) // SAMPLE)]
        unpaid = self.scanner.best(sample, u[sample], v, MOST_LATE).count
        return 4 * int(unpaid.sum()) > 3 * MOST_LATE * len(sample)

    def _price_columns(self, agenda: Agenda, u: I64, v: I64) -> I64:
        others = np.setdiff1d(np.arange(len(u), dtype=np.int32), agenda.rows, assume_unique=True)
        # Below what is known of them already there is nothing to learn.
        above = np.minimum(u[others], np.maximum(self.slack.worth[others], u[others] - MARGIN * self.k))
        fallen = self.scanner.among(agenda.columns)
        best = fallen.best(others, above, v[agenda.columns], MOST_OF_FALLEN)
        best = replace(best, columns=agenda.columns[best.columns])
        excess = self._join(others, best, u, v)
        self.slack.priced_columns(agenda.columns, others, best.bound, v)
        return excess

    def _join(self, rows: I32, best: Best, u: I64, v: I64) -> I64:
        """Let what was found join the graph; return by how much each pair is unpaid, shape of best.columns."""
        self.graph = self.graph.with_pairs(rows, best, len(v))
        worth = self.base[rows, None] + self.k * best.fits.astype(np.int64) - v[best.columns]
        is_found = np.arange(best.columns.shape[1])[None, :] < best.count[:, None]
        excess: I64 = np.where(is_found, worth - u[rows, None], 0)
        self.owed[rows] += np.maximum(0, excess.max(axis=1, initial=0))
        return excess
