"""How evenly a plan treats people: what is reported beside the best whole."""

import numpy as np
from numpy.typing import NDArray


def gini(values: NDArray[np.int64]) -> float:
    """Return the Gini coefficient of amounts of at least 0: 0 when all are equal, near 1 when one has everything."""
    ordered = np.sort(values.astype(np.int64))
    total, count = int(ordered.sum()), ordered.size
    if not total:
        return 0.0
    ranked = int((ordered * (2 * np.arange(1, count + 1, dtype=np.int64) - count - 1)).sum())
    return ranked / (count * total)
