"""What is known of the pairs outside a live market's graph, so that few of them must be looked at after a change.

n is the number of mentees, m the number of mentors. The number of a pair is base[i] + k * fit.
"""

from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..scan.scanner import NONE, Scanner
from .market import LiveMarket
from .memory import AWAY, I32, I64, longer

Pairs = tuple[I32, I32, I64]
"""Rows, columns and numbers of pairs, equally long."""
ROOM_POINTS = 30
"""How far below her price, in points, a mentee's mentors join the graph when she is held against all of them."""
MOST = 24
"""And how many of them at most. The more, the longer until she must be held against everybody again."""
FEW_ROWS = 32
"""Up to so many mentees are scored with everybody; more are searched, which begins with sorting mentors by price."""
ROWS_AT_ONCE = 16_384
SHARE_FOR_A_PASS = 4
"""When a fallen price concerns more than one mentee in so many, everybody is held against the mentor for good."""


class Watch:
    """A bound for every pair outside the graph: its number is at most worth[i] + price[j].

    worth: shape (n,), AWAY for a mentee whom nobody was held against yet. price: shape (m,), at least the price at
    which each mentee was last held against the mentor. An undo leaves both, because they bind at every price.
    """

    def __init__(
        self, scanner: Scanner, base: I64, k: int, floor: int, *, room: int = ROOM_POINTS, most: int = MOST
    ) -> None:
        """Know nothing yet. room, most: how much is remembered of a mentee at once; they decide the speed alone."""
        self.scanner, self.base, self.k, self.floor = scanner, base.copy(), k, floor
        self._scanned_base = self.base.copy()
        n, m = scanner.shape
        self.worth: I64 = np.full(n, AWAY, np.int64)
        self.price: I64 = np.full(m, AWAY, np.int64)
        self.vetoed: set[tuple[int, int]] = set()
        self._is_new = np.zeros(n, np.bool_)  # whose fits changed at some time, so that their pairs hold only from then
        self._highest_fall = 0
        self._room, self._most = max(1, k) * room, most

    # ---- the numbers of pairs ----

    def numbers(self, rows: I32, columns: I32) -> I64:
        """Return the numbers of single pairs, NONE where one may not be proposed."""
        return self._worth_of_fits(self.scanner.pairs(rows, columns), self.base[rows])

    def numbers_of(self, row: int) -> I64:
        """Return the numbers of a mentee's pairs with all mentors, shape (m,), NONE where one may not be proposed."""
        rows = np.array([row], np.int32)
        hers: I64 = self._worth_of_fits(self.scanner.fits(rows), self.base[rows, None])[0]
        return hers

    def column_best(self, rows: I32, u: I64) -> I64:
        """Return for each mentor the most that a pair with one of these mentees is worth above her price u."""
        return self.scanner.column_best(rows, u - (self.base - self._scanned_base)[rows])

    def vetoed_by(self, row: int) -> list[int]:
        """Return the mentors who were ruled out for a mentee."""
        return [column for who, column in self.vetoed if who == row]

    def _worth_of_fits(self, fits: NDArray[np.int16], base: I64) -> I64:
        return np.where(fits >= self.floor, base + self.k * fits.astype(np.int64), NONE)

    # ---- keeping the prices right over all pairs ----

    def opening(self, u: I64, v: I64) -> Pairs:
        """Hold everybody against everybody once at these prices; return the pairs that are near them, row by row."""
        rows = np.arange(u.size, dtype=np.int32)
        self.price = v.copy()
        parts = range(0, rows.size, ROWS_AT_ONCE)
        return _joined([self._search(u, v, rows[part : part + ROWS_AT_ONCE]) for part in parts])

    def hold(self, market: LiveMarket, mark: int) -> int:
        """Bring in what the changes since a mark left unpaid, and solve again, until every pair is paid for.

        Return how many pairs joined the graph that will stay there after an undo.
        """
        joined = 0
        while True:
            changes = market.changes(mark)
            mark = market.mark()
            found = self._unpaid(market, changes.rows, changes.columns)
            if not found[0].size:
                return joined
            joined += self.bring_in(market, found)

    def worst_unpaid(self, market: LiveMarket) -> int:
        """Hold everybody against everybody at today's prices; return by how much a pair is unpaid at most."""
        vetoes = Counter(row for row, _ in self.vetoed)
        most = 1 + max(vetoes.values(), default=0)
        here = np.flatnonzero(market.u < AWAY).astype(np.int32)
        parts = [here[part : part + ROWS_AT_ONCE] for part in range(0, here.size, ROWS_AT_ONCE)]
        found = [self._found(part, market.u[part], market.v, most)[0] for part in parts]
        rows, columns, numbers = self._not_vetoed(_joined(found))
        return max(0, int((numbers - market.u[rows] - market.v[columns]).max(initial=0)))

    def taken_back(self, market: LiveMarket, columns: I32) -> None:
        """Learn that these mentors' prices went back, and with them the pairs of mentees whose fits had changed."""
        self.price[columns] = np.maximum(self.price[columns], market.v[columns])
        self.worth[self._is_new] = AWAY
        self._see_falls(market, columns)

    def bring_in(self, market: LiveMarket, pairs: Pairs) -> int:
        """Let pairs join the graph, those that are vetoed left out; return how many will stay after an undo."""
        allowed = self._not_vetoed(pairs)
        is_new = self._is_new[allowed[0]]
        market.add(*_of(allowed, is_new))
        return market.add(*_of(allowed, ~is_new), is_change=False)

    def _not_vetoed(self, pairs: Pairs) -> Pairs:
        if not self.vetoed:
            return pairs
        rows, columns, _ = pairs
        vetoed = np.array([row << 32 | column for row, column in self.vetoed], np.int64)
        return _of(pairs, ~np.isin(rows.astype(np.int64) << 32 | columns, vetoed))

    def _unpaid(self, market: LiveMarket, rows: I32, columns: I32) -> Pairs:
        """Return pairs to bring in, every unpaid one among them, when these prices changed."""
        self.price[columns] = np.maximum(self.price[columns], market.v[columns])
        here = rows[market.u[rows] < AWAY]
        tight = here[market.u[here] < self.worth[here]]
        found = [self._look(market, tight)]
        found.append(self._fallen(market, columns))
        found.append(self._risen(market, here))
        return _joined(found)

    # ---- a mentee against all mentors ----

    def _look(self, market: LiveMarket, rows: I32) -> Pairs:
        """Hold mentees against all mentors; learn their worth outside of what is returned."""
        if rows.size > FEW_ROWS:
            parts = range(0, rows.size, ROWS_AT_ONCE)
            return _joined([self._search(market.u, market.v, rows[part : part + ROWS_AT_ONCE]) for part in parts])
        if not rows.size:
            return _joined([])
        numbers = self._worth_of_fits(self.scanner.fits(rows), self.base[rows, None])
        return _joined([self._nearest(market, int(row), hers) for row, hers in zip(rows, numbers, strict=True)])

    def _nearest(self, market: LiveMarket, row: int, numbers: I64) -> Pairs:
        worth = numbers - market.v
        limit = int(market.u[row]) - self._room
        columns = np.flatnonzero(worth > limit)
        if columns.size > self._most:
            order = np.argsort(-worth[columns], kind="stable")
            limit = int(worth[columns[order[self._most]]])
            columns = columns[order[: self._most]]
        self.worth[row] = limit
        return np.full(columns.size, row, np.int32), columns.astype(np.int32), numbers[columns]

    def _search(self, u: I64, v: I64, rows: I32) -> Pairs:
        """Do the same for many mentees, by the scanner's own search."""
        pairs, self.worth[rows] = self._found(rows, u[rows] - self._room, v, self._most)
        return pairs

    def _found(self, rows: I32, above: I64, v: I64, most: int) -> tuple[Pairs, I64]:
        """Return up to `most` pairs a mentee worth more than `above`, and what no other is worth more than."""
        shift = (self.base - self._scanned_base)[rows]
        best = self.scanner.best(rows, above - shift, v, most)
        is_found = np.arange(most)[None, :] < best.count[:, None]
        by = np.repeat(rows, best.count)
        numbers = self.base[by] + self.k * best.fits[is_found].astype(np.int64)
        return (by, best.columns[is_found], numbers), best.bound + shift

    # ---- mentors whose price fell below the highest that they were held against ----

    def _fallen(self, market: LiveMarket, columns: I32) -> Pairs:
        """Hold mentors whose price fell against the mentees who have less room than it fell."""
        columns = self._see_falls(market, columns)
        if not columns.size:
            return _joined([])
        room = market.u - self.worth
        fell = self.price[columns] - market.v[columns]
        near = np.flatnonzero(room < fell.max())
        found = []
        for column, fall in zip(columns.tolist(), fell.tolist(), strict=True):
            rows = near[room[near] < fall].astype(np.int32)
            if rows.size * SHARE_FOR_A_PASS > room.size:
                found.append(self._pass(market, column))
            elif rows.size:
                found.append(self._unpaid_of(market, rows, np.full(rows.size, column, np.int32)))
        return _joined(found)

    def _see_falls(self, market: LiveMarket, columns: I32) -> I32:
        """Return those of the mentors who fell and are here, and remember the deepest fall."""
        fell = self.price[columns] - market.v[columns]
        self._highest_fall = max(self._highest_fall, int(fell.max(initial=0)))
        return columns[fell > 0]

    def _pass(self, market: LiveMarket, column: int) -> Pairs:
        """Hold everybody against one mentor, so that her price counts as never fallen."""
        rows = np.arange(market.shape[0], dtype=np.int32)
        columns = np.full(rows.size, column, np.int32)
        numbers = self.numbers(rows, columns)
        self.price[column] = market.v[column]
        return _of((rows, columns, numbers), numbers - market.v[column] > np.minimum(self.worth, market.u))

    def _unpaid_of(self, market: LiveMarket, rows: I32, columns: I32) -> Pairs:
        numbers = self.numbers(rows, columns)
        return _of((rows, columns, numbers), numbers > market.u[rows] + market.v[columns])

    # ---- mentees with little room, against mentors who fell at any time ----

    def _risen(self, market: LiveMarket, rows: I32) -> Pairs:
        """Hold mentees whose price changed against the mentors who fell by more than they have room."""
        if not (market.u[rows] - self.worth[rows] < self._highest_fall).any():
            return _joined([])
        fall = self.price - market.v
        self._highest_fall = int(fall.max(initial=0))
        room = market.u[rows] - self.worth[rows]
        found = []
        for row, hers in zip(rows.tolist(), room.tolist(), strict=True):
            if hers < self._highest_fall:
                columns = np.flatnonzero(fall > hers).astype(np.int32)
                found.append(self._unpaid_of(market, np.full(columns.size, row, np.int32), columns))
        return _joined(found)

    # ---- changes of the question itself ----

    def shift(self, row: int, by: int) -> None:
        """Learn that a mentee's base changed."""
        self.base[row] += by
        if self.worth[row] < AWAY:
            self.worth[row] += by

    def read_anew(self, scanner: Scanner, base: I64, rows: I32) -> Callable[[], None]:
        """Take another scanner, of the same people and more: what these mentees are worth is unknown again.

        base: shape (n,), as the new scanner was given it. Return what brings the old scanner back.
        """
        old, old_base = self.scanner, self._scanned_base
        n, m = scanner.shape
        self.base = np.concatenate([self.base, base[self.base.size :]])
        self.worth = longer(self.worth, n, AWAY)
        self.price = longer(self.price, m, AWAY)
        self._is_new = longer(self._is_new, n, False)
        self.scanner, self._scanned_base = scanner, base.copy()
        self.worth[rows], self._is_new[rows] = AWAY, True

        def bring_back() -> None:
            self.scanner, self._scanned_base = old, old_base

        return bring_back


def _of(pairs: Pairs, wanted: NDArray[np.bool_]) -> Pairs:
    return pairs[0][wanted], pairs[1][wanted], pairs[2][wanted]


def _joined(found: list[Pairs]) -> Pairs:
    found = [pairs for pairs in found if pairs[0].size]
    if not found:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int64)
    rows, columns, numbers = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    return rows.astype(np.int32), columns.astype(np.int32), numbers
