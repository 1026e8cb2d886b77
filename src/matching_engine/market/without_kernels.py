"""The market where no compiler was: SciPy finds the matching, NumPy the prices; exact, for some thousand a side."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import TooLarge
from ..schema.compiled import I32, I64
from .assignment import heaviest
from .prices import NotOptimal

if TYPE_CHECKING:
    from .market import Market

DENSE_CELLS = 4_000_000
MOST_PLACES = 20_000
"""SciPy's sparse solver needs minutes beyond so many rows or places."""
EXACT_BELOW = 2**50
"""Doubles count whole numbers to 2**53; sums along a path of exchanges stay below that."""


def solve_without_kernels(market: "Market") -> tuple[I64, I64, I32]:
    """Return the most u, the least v and each row's column of a best matching.

    :raises TooLarge: when there are too many people, or numbers too large for doubles
    """
    n, m = market.shape
    row = market.row_of_pairs()
    number = market.values.astype(np.int64) - market.alone[row]
    is_useful = number > 0
    row, column, number = row[is_useful], market.columns[is_useful], number[is_useful]
    degree = np.bincount(column, minlength=m)
    places = np.minimum(np.maximum(market.places, 0), degree)
    first = np.concatenate([[0], np.cumsum(places)])
    if max(n, int(first[-1])) > MOST_PLACES:
        raise TooLarge(
            f"{n} people for {first[-1]} places are too many without the compiled kernels: {MOST_PLACES} is the most. "
            "Install a C compiler and run ./dev build."
        )
    if int(number.max(initial=0)) >= EXACT_BELOW:
        raise TooLarge(
            "The numbers are too large to be compared exactly without the compiled kernels. "
            "Install a C compiler and run ./dev build, or let waiting count for less."
        )
    mate = np.full(n, -1, np.int32)
    if len(number):
        # Every place of a column is a column of its own to SciPy.
        copies = places[column]
        edge = np.repeat(np.arange(len(number)), copies)
        place = first[column][edge] + np.arange(len(edge)) - np.repeat(np.cumsum(copies) - copies, copies)
        rows, taken = assign(row[edge], place, number[edge], n, int(first[-1]))
        mate[rows] = np.searchsorted(first, taken, side="right") - 1
    return *most_u(market, mate), mate


def assign(row: NDArray[np.integer], column: I64, number: I64, rows: int, columns: int) -> tuple[I64, I64]:
    """Return the rows and columns of the best pairs, where every number is above 0 and anyone may stay alone."""
    if rows * max(rows, columns) <= DENSE_CELLS:
        square = np.zeros((rows, max(rows, columns)))
        square[row, column] = number
        chosen, place = heaviest(square)
        is_pair = square[chosen, place] > 0
        return chosen[is_pair], place[is_pair]
    # Loaded only where it is needed: it takes longer than a small match does.
    from scipy.sparse import coo_array, csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    # A private column for each row is to stay alone; costs start at 1 because 0 is no edge to SciPy.
    highest = int(number.max()) + 1
    alone = np.arange(rows)
    cost = np.concatenate([highest - number, np.full(rows, highest)]).astype(np.float64)
    ends = (np.concatenate([row, alone]), np.concatenate([column, columns + alone]))
    graph = csr_array(coo_array((cost, ends), shape=(rows, columns + rows)))
    chosen, place = min_weight_full_bipartite_matching(graph)
    is_pair = place < columns
    return chosen[is_pair].astype(np.int64), place[is_pair].astype(np.int64)


def most_u(market: "Market", mate: I32) -> tuple[I64, I64]:
    """Return the optimal prices with the most u and the least v, raised from v = 0 until every pair is paid for.

    :raises NotOptimal: when the prices do not settle, because the matching can be improved
    """
    row, column, value, own, is_own = _pairs(market, mate)
    v = np.zeros(len(market.places), np.int64)
    for _ in range(len(v) + 2):
        u = own - np.append(v, 0)[mate]
        before = v.copy()
        np.maximum.at(v, column[~is_own], (value - u[row])[~is_own])
        if (v == before).all():
            break
    taken = np.bincount(mate[mate >= 0], minlength=len(v))
    if (v != before).any() or (u < market.alone).any() or v[taken < market.places].any():
        raise NotOptimal("The assignment can be improved: its prices do not settle.")
    return u, v


def most_v(market: "Market", mate: I32) -> tuple[I64, I64]:
    """Return the optimal prices with the least u and the most v, the u raised from what each is worth alone.

    :raises NotOptimal: when the prices do not settle, because the matching can be improved
    """
    row, column, value, own, _ = _pairs(market, mate)
    matched = np.flatnonzero(mate >= 0)
    taken = np.bincount(mate[matched], minlength=len(market.places))
    u = market.alone.copy()
    for _ in range(len(u) + 2):
        highest = np.iinfo(np.int64).max
        v = np.full(len(market.places), highest)
        np.minimum.at(v, mate[matched], own[matched] - u[matched])
        v[taken < market.places] = 0
        v[v == highest] = 0
        before = u.copy()
        np.maximum.at(u, row, value - v[column])
        if (u == before).all():
            break
    if (u != before).any() or (v < 0).any() or (u > market.alone)[mate < 0].any():
        raise NotOptimal("The assignment can be improved: its prices do not settle.")
    return u, v


def _pairs(market: "Market", mate: I32) -> tuple[I32, I32, I64, I64, NDArray[np.bool_]]:
    """Return row, column and value of each pair, each row's value of its own pair, and which pairs these are."""
    row, column, value = market.row_of_pairs(), market.columns, market.values.astype(np.int64)
    is_own = column == mate[row]
    own = market.alone.copy()
    own[row[is_own]] = value[is_own]
    return row, column, value, own, is_own
