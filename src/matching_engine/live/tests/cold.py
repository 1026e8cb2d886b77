"""The oracle: a market solved from nothing, densely, by SciPy."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment


def best_sum(numbers: NDArray[np.int64], places: NDArray[np.int32]) -> int:
    """Return the largest sum of numbers (0 or less: no pair) when each column has its places."""
    square = np.maximum(np.repeat(numbers, places, axis=1), 0)
    rows, columns = linear_sum_assignment(square, maximize=True)
    return int(square[rows, columns].sum())
