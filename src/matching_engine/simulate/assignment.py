"""The best assignment of one small dense market, and the middle of all prices that prove it.

A year holds hundreds of markets of some hundred people, so a call must cost little: no graph is built,
as `market` would, and no kernels are needed. Everything here is whole numbers.
"""

import numpy as np
from numpy.typing import NDArray

from ..market.prices import extreme_prices
from ..schema.compiled import I64

Places = NDArray[np.intp]
ALONE = -1


def best_mates(worth: I64) -> Places:
    """Return each row's column, ALONE for none, so that the summed worth is the largest possible.

    worth: shape (rows, columns), below 2**52; pairs of 0 or less are never made.
    """
    # Loaded only here: it takes longer than everything else that the engine loads.
    from scipy.optimize import linear_sum_assignment

    mates = np.full(worth.shape[0], ALONE, dtype=np.intp)
    rows, columns = np.flatnonzero((worth > 0).any(axis=1)), np.flatnonzero((worth > 0).any(axis=0))
    if not rows.size:
        return mates
    # Leaving somebody alone is worth 0, and so is every pair that may not be: both are read as "alone".
    part = np.maximum(worth[np.ix_(rows, columns)], 0)
    chosen, places = linear_sum_assignment(part, maximize=True)
    made = part[chosen, places] > 0
    mates[rows[chosen[made]]] = columns[places[made]]
    return mates


def middle_prices(worth: I64, mates: Places) -> tuple[I64, I64]:
    """Return prices u, v that prove `mates` the best: halfway between those best for the rows and for the columns.

    Prices that prove an assignment form a lattice (Shapley and Shubik 1971); either end favours one side, so what a
    person is worth to those who come later is read from the middle.
    """
    worth = np.maximum(worth, 0)
    most_u, least_v = extreme_prices(worth, mates)
    backwards = np.full(worth.shape[1], ALONE, dtype=np.intp)
    matched = np.flatnonzero(mates >= 0)
    backwards[mates[matched]] = matched
    most_v, least_u = extreme_prices(worth.T, backwards)
    return (most_u + least_u) // 2, (most_v + least_v) // 2
