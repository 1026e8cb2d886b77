"""What is known of all the pairs outside the graph, so that they need not be looked at again.

n is the number of mentees, m the number of mentors; c_ij is the number of a pair. u and v are the prices of mentees and
mentors; a pair is paid for when u[i] + v[j] >= c_ij.
"""

from copy import copy
from dataclasses import dataclass

import numpy as np

from ..market.market import total as exact_sum
from ..market.market import total_of_places
from ..schema.compiled import I32, I64

MOST_FIT = 1000
NOTHING = -(2**61)
"""A bound below every number of a pair."""
A_PASS_OVER_COLUMNS = 0.02
"""What holding everybody against a few mentors costs, however few, as a share of pricing everything."""

WORTH_ALL = 0.8
"""From this share on everything is priced, so that all that is known is as of the same prices."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What has to be priced: these mentees against all mentors, and all other mentees against these mentors."""

    rows: I32
    columns: I32


class Slack:
    """A bound for every pair outside the graph: c_ij <= worth[i] + price[j].

    worth: shape (n,), from the answers of the scanner. price: shape (m,), the highest price of each mentor since
    everybody was last held against her.
    """

    def __init__(self, base: I64, k: int, mentors: int) -> None:
        """Know nothing yet but that no fit is above 1000."""
        self.worth: I64 = base + MOST_FIT * k
        self.price: I64 = np.zeros(mentors, np.int64)

    def copy(self) -> "Slack":
        """Return one that knows the same and learns on its own."""
        twin = copy(self)
        twin.worth, twin.price = self.worth.copy(), self.price.copy()
        return twin

    def nothing_is_outside(self) -> None:
        """Learn that all pairs are in the graph."""
        self.worth = np.full(len(self.worth), NOTHING)

    def agenda(self, u: I64, v: I64) -> Agenda:
        """Return the cheapest pricing after which every pair is known to be paid for, or found not to be.

        A pair may be unpaid only where its mentor's price fell by more than its mentee has room for. So for any
        `fall` it is enough to price the mentees with less room, and the mentors who fell by more.
        """
        room, fell = u - self.worth, self.price - v
        falls = np.unique(np.concatenate([[0], fell[fell > 0]]))
        tight = np.searchsorted(np.sort(room), falls, side="left")
        fallen = len(fell) - np.searchsorted(np.sort(fell), falls, side="right")
        cost = tight / max(1, len(room)) + (fallen / max(1, len(fell)) + A_PASS_OVER_COLUMNS) * (fallen > 0)
        fall = falls[int(np.argmin(cost))]
        if cost.min() >= WORTH_ALL:
            return Agenda(np.arange(len(u), dtype=np.int32), np.zeros(0, np.int32))
        return Agenda(np.flatnonzero(room < fall).astype(np.int32), np.flatnonzero(fell > fall).astype(np.int32))

    def priced_rows(self, rows: I32, bound: I64, v: I64) -> None:
        """Learn that outside the graph nobody is worth more than bound[t] to rows[t] at the prices v.

        Where the answers were thinned, v is raised to pay for what was left out.
        """
        self.worth[rows] = bound
        self.price = v.copy() if len(rows) == len(self.worth) else np.maximum(self.price, v)

    def priced_columns(self, columns: I32, others: I32, bound: I64, v: I64) -> None:
        """Learn that outside the graph none of these mentors is worth more than bound[t] to others[t] at the prices v.

        Everybody who is not among `others` was priced at v as well.
        """
        self.worth[others] = np.maximum(self.worth[others], bound)
        self.price[columns] = v[columns]

    def cover(self, u: I64, v: I64, places: I32) -> tuple[I64, I64]:
        """Return prices (u, v) that pay for all pairs, as little raised above these as is cheap to find.

        u, v: prices that pay for every pair of the graph, shapes (n,) and (m,).
        """
        fell = self.price - v
        falls = np.unique(np.quantile(np.maximum(fell, 0), np.linspace(0, 1, 33), method="higher")) if len(v) else [0]

        def raised(fall: int) -> tuple[I64, I64]:
            return np.maximum(u, self.worth + fall), np.maximum(v, self.price - fall)

        def total(fall: int) -> int:
            high_u, high_v = raised(fall)
            return exact_sum(high_u) + total_of_places(high_v, places)

        return raised(min((int(fall) for fall in falls), key=total))
