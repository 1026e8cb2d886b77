"""What is known of the pairs outside a live market's graph, so that few of them must be looked at after a change.

n is the number of mentees, m the number of mentors. The number of a pair is base[i] + k * fit.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..scan.scanner import NONE, Scanner
from .market import LiveMarket
from .memory import AWAY, I32, I64, longer

Pairs = tuple[I32, I32, I64]
"""Rows, columns and numbers of pairs, equally long."""
ROOM_POINTS = 60
"""Those within so many points of her price are looked through first, because they are most often enough."""
ROWS_AT_ONCE = 16_384
CELLS_AT_ONCE = 2_000_000
A_PAIR, A_LONE_PAIR, A_PAIR_OF_SOME, A_ROW, SETTING_OUT = 8, 500, 15, 1300, 20_000_000
"""What scoring costs, in nanoseconds: of a mentee with all, one by one, with some mentors; a mentee, that scanner."""
NOBODY_IS_WORTH = -(AWAY // 2)
"""Below what any mentor who is here is worth to anybody, and above what no pair may be."""
EVERYBODY = slice(None)
NO_PAIRS = np.zeros(0, np.int32), np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is looked at in one go. The speed depends on it, the plan does not.

    most: how many mentors join a mentee's pairs when she is held against all; the more, the longer until the next
    time. few_rows: up to so many mentees are scored with everybody, more are searched, which begins with sorting the
    mentors by price. few_pairs: up to so many pairs that may be unpaid are scored one by one; with more it is planned
    what is cheapest. some: from so many mentors on, a scanner of their own is set up to hold everybody against them.
    """

    most: int = 24
    few_rows: int = 32
    few_pairs: int = 10_000
    some: int = 4


USUAL_PACE = Pace()


class Watch:
    """A bound for every pair outside the graph: its number is at most worth[i] + price[j].

    worth: shape (n,), AWAY for a mentee whom nobody was held against yet. price: shape (m,), at least the price at
    which each mentee was last held against the mentor. An undo leaves both, because they bind at every price.
    """

    def __init__(self, scanner: Scanner, base: I64, k: int, floor: int, pace: Pace) -> None:
        """Know nothing yet."""
        self.scanner, self.base, self.k, self.floor = scanner, base.copy(), k, floor
        self._scanned_base = self.base.copy()
        n, m = scanner.shape
        self.worth: I64 = np.full(n, AWAY, np.int64)
        self.price: I64 = np.full(m, AWAY, np.int64)
        self.vetoed: set[tuple[int, int]] = set()
        self._is_new = np.zeros(n, np.bool_)  # whose fits changed at some time, so that their pairs hold only from then
        self._highest_fall = 0
        self._pace = pace

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

    # ---- who has to be held against whom ----

    def _unpaid(self, market: LiveMarket, rows: I32, columns: I32) -> Pairs:
        """Return pairs to bring in, every unpaid one among them, when these prices changed."""
        self.price[columns] = np.maximum(self.price[columns], market.v[columns])
        fell = self._see_falls(market, columns)
        is_back = self.price[fell] >= AWAY // 2
        found = [self._passes(market, fell[is_back])]
        here = rows[market.u[rows] < AWAY]
        found.append(self._look(market, here[self._room(market, here) < 0]))
        concerned = self._concerned(market, here, fell[~is_back])
        found.append(self._agenda(market) if concerned is None else self._unpaid_of(market, *concerned))
        return _joined(found)

    def _room(self, market: LiveMarket, rows: I32 | slice = EVERYBODY) -> I64:
        """Return how far a mentor's price may fall until a pair with these mentees may be unpaid."""
        u = market.u[rows]
        return np.where(u < AWAY, u - self.worth[rows], AWAY)

    def _see_falls(self, market: LiveMarket, columns: I32) -> I32:
        """Return those of the mentors who fell and are here, and remember the deepest fall."""
        fell = self.price[columns] - market.v[columns]
        self._highest_fall = max(self._highest_fall, int(fell.max(initial=0)))
        return columns[fell > 0]

    def _concerned(self, market: LiveMarket, rows: I32, columns: I32) -> tuple[I32, I32] | None:
        """Return the pairs of these mentees or these mentors that may be unpaid; None when they are too many."""
        of_rows, of_columns = self._below_the_falls(market, rows), self._above_the_room(market, columns)
        if of_rows is None or of_columns is None:
            return None
        return np.concatenate([of_rows[0], of_columns[0]]), np.concatenate([of_rows[1], of_columns[1]])

    def _above_the_room(self, market: LiveMarket, columns: I32) -> tuple[I32, I32] | None:
        if not columns.size:
            return NO_PAIRS
        room, fall = self._room(market), self.price[columns] - market.v[columns]
        near = np.flatnonzero(room < fall.max()).astype(np.int32)
        if near.size * columns.size > self._pace.few_pairs:
            return None
        row, column = np.nonzero(room[near][:, None] < fall[None, :])
        return near[row], columns[column]

    def _below_the_falls(self, market: LiveMarket, rows: I32) -> tuple[I32, I32] | None:
        room = self._room(market, rows)
        rows, room = rows[room < self._highest_fall], room[room < self._highest_fall]
        if not rows.size:
            return NO_PAIRS
        fall = self.price - market.v
        self._highest_fall = int(fall.max(initial=0))
        columns = np.flatnonzero(fall > room.min()).astype(np.int32)
        if rows.size * columns.size > self._pace.few_pairs:
            return None
        row, column = np.nonzero(room[:, None] < fall[columns][None, :])
        return rows[row], columns[column]

    def _agenda(self, market: LiveMarket) -> Pairs:
        """Do the cheapest that leaves no price fallen: hold mentees against all mentors, and mentors against all.

        For any `fall` it is enough to take the mentees with less room and the mentors who fell by more; all other
        bounds may then move by `fall` from the mentors to the mentees.
        """
        room, fall = self._room(market), self.price - market.v
        level = self._cheapest_level(room, fall)
        rows = np.flatnonzero(room < level).astype(np.int32)
        found = [self._look(market, rows)]
        others = np.ones(room.size, np.bool_)
        others[rows] = False
        self.worth[others] = np.minimum(self.worth[others] + level, AWAY)
        self.price = np.where(fall <= level, market.v, self.price)
        found.append(self._passes(market, np.flatnonzero(fall > level).astype(np.int32)))
        self._highest_fall = 0
        return _joined(found)

    def _cheapest_level(self, room: I64, fall: I64) -> int:
        levels = np.unique(np.quantile(np.maximum(fall, 0), np.linspace(0, 1, 65), method="higher"))
        tight = np.searchsorted(np.sort(room), levels, side="left")
        fallen = fall.size - np.searchsorted(np.sort(fall), levels, side="right")
        together = (fallen > 0) * (SETTING_OUT + room.size * (A_ROW + fallen * A_PAIR_OF_SOME))
        return int(
            levels[np.argmin(tight * fall.size * A_PAIR + np.minimum(together, fallen * room.size * A_LONE_PAIR))]
        )

    # ---- holding them against each other ----

    def _look(self, market: LiveMarket, rows: I32) -> Pairs:
        """Hold mentees against all mentors; learn their worth outside of what is returned."""
        found = []
        if rows.size > self._pace.few_rows:
            # The scanner knows of no veto, and pairs that are vetoed must not take the place of others.
            has_veto = np.isin(rows, [row for row, _ in self.vetoed])
            many, rows = rows[~has_veto], rows[has_veto]
            parts = range(0, many.size, ROWS_AT_ONCE)
            found += [self._search(market.u, market.v, many[part : part + ROWS_AT_ONCE]) for part in parts]
        if rows.size:
            numbers = self._worth_of_fits(self.scanner.fits(rows), self.base[rows, None])
            found += [self._nearest(market, int(row), hers) for row, hers in zip(rows, numbers, strict=True)]
        return _joined(found)

    def _nearest(self, market: LiveMarket, row: int, numbers: I64) -> Pairs:
        numbers[self.vetoed_by(row)] = NONE
        worth, limit = numbers - market.v, int(market.u[row]) - ROOM_POINTS * max(1, self.k)
        columns = np.flatnonzero(worth > limit)
        if columns.size <= self._pace.most:  # few are near: take the nearest of all
            columns, limit = np.flatnonzero(worth > NOBODY_IS_WORTH), NOBODY_IS_WORTH
        if columns.size > self._pace.most:
            columns = columns[np.argpartition(-worth[columns], self._pace.most)[: self._pace.most + 1]]
            limit = int(worth[columns[-1]])
            columns = columns[:-1]
        self.worth[row] = limit
        return np.full(columns.size, row, np.int32), columns.astype(np.int32), numbers[columns]

    def _search(self, u: I64, v: I64, rows: I32) -> Pairs:
        """Do the same for many mentees, by the scanner's own search."""
        pairs, self.worth[rows] = self._found(rows, np.full(rows.size, NOBODY_IS_WORTH), v, self._pace.most)
        return pairs

    def _found(self, rows: I32, above: I64, v: I64, most: int) -> tuple[Pairs, I64]:
        """Return up to `most` pairs a mentee worth more than `above`, and what no other is worth more than."""
        shift = (self.base - self._scanned_base)[rows]
        best = self.scanner.best(rows, above - shift, v, most)
        is_found = np.arange(most)[None, :] < best.count[:, None]
        by = np.repeat(rows, best.count)
        numbers = self.base[by] + self.k * best.fits[is_found].astype(np.int64)
        return (by, best.columns[is_found], numbers), best.bound + shift

    def _passes(self, market: LiveMarket, columns: I32) -> Pairs:
        """Hold everybody against these mentors, so that their prices count as never fallen."""
        if columns.size < max(1, self._pace.some):
            return _joined([self._pass(market, column) for column in columns.tolist()])
        scanner, rows = self.scanner.among(columns), np.arange(market.shape[0], dtype=np.int32)
        step = max(1, CELLS_AT_ONCE // columns.size)
        found = []
        for part in (rows[begin : begin + step] for begin in range(0, rows.size, step)):
            numbers = self._worth_of_fits(scanner.fits(part), self.base[part, None])
            row, at = np.nonzero(numbers - market.v[columns] > self._bar(market, part)[:, None])
            found.append((part[row], columns[at], numbers[row, at]))
        self.price[columns] = market.v[columns]
        return _joined(found)

    def _pass(self, market: LiveMarket, column: int) -> Pairs:
        rows = np.arange(market.shape[0], dtype=np.int32)
        columns = np.full(rows.size, column, np.int32)
        numbers = self.numbers(rows, columns)
        self.price[column] = market.v[column]
        return _of((rows, columns, numbers), numbers - market.v[column] > self._bar(market, rows))

    def _bar(self, market: LiveMarket, rows: I32) -> I64:
        """Return the worth above which a pair must join the graph, so that no bound has to rise."""
        return np.minimum(self.worth[rows], market.u[rows])

    def _unpaid_of(self, market: LiveMarket, rows: I32, columns: I32) -> Pairs:
        if not rows.size:
            return _joined([])
        numbers = self.numbers(rows, columns)
        return _of((rows, columns, numbers), numbers > market.u[rows] + market.v[columns])

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
