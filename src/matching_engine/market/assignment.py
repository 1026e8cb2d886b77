"""The heaviest assignment of a full table: SciPy's for large ones, our own for those too small to load SciPy for."""

import numpy as np
from numpy.typing import NDArray

# Up to here our own takes less time than loading SciPy does.
SMALL_CELLS = 20_000

Places = NDArray[np.intp]


def heaviest(worth: NDArray[np.float64]) -> tuple[Places, Places]:
    """Return the rows and columns of an assignment of every row with the largest sum.

    worth: whole numbers below 2**52, shape (rows, columns) with at least as many columns as rows.
    """
    if worth.size <= SMALL_CELLS:
        return np.arange(worth.shape[0]), _augment(worth.astype(np.int64))
    # Loaded only here: it takes longer than everything else that a small match needs.
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(worth, maximize=True)
    return rows, columns


def _augment(worth: NDArray[np.int64]) -> Places:
    """Add row after row along the cheapest path of exchanges (Kuhn 1955; Jonker and Volgenant 1987)."""
    rows, columns = worth.shape
    cost = worth.max(initial=0) - worth
    never = np.iinfo(np.int64).max
    row_price, column_price = np.zeros(rows, dtype=np.int64), np.zeros(columns, dtype=np.int64)
    row_of, column_of = np.full(columns, -1, dtype=np.intp), np.full(rows, -1, dtype=np.intp)
    for new in range(rows):
        distance, came_from = np.full(columns, never), np.full(columns, -1, dtype=np.intp)
        is_open = np.ones(columns, dtype=bool)
        row, shortest = new, 0
        while True:
            onward = cost[row] - row_price[row] - column_price + shortest
            is_nearer = is_open & (onward < distance)
            distance[is_nearer], came_from[is_nearer] = onward[is_nearer], row
            column = int(np.argmin(np.where(is_open, distance, never)))
            shortest = int(distance[column])
            if row_of[column] < 0:
                break
            is_open[column] = False
            row = int(row_of[column])
        passed = ~is_open
        row_price[new] += shortest
        row_price[row_of[passed]] += shortest - distance[passed]
        column_price[passed] -= shortest - distance[passed]
        while True:  # hand each column on to the row from which it was reached
            row = int(came_from[column])
            row_of[column] = row
            column_of[row], column = column, int(column_of[row])
            if row == new:
                break
    return column_of
