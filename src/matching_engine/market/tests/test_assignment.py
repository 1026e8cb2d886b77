"""Our own assignment of small tables is as heavy as SciPy's, to the last unit."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from matching_engine.market.assignment import _augment, heaviest


@pytest.mark.parametrize("seed", range(40))
def test_small_tables_weigh_the_same_as_with_scipy(seed):
    draw = np.random.default_rng(seed)
    rows = int(draw.integers(1, 30))
    columns = rows + int(draw.integers(0, 20))
    worth = draw.integers(0, draw.choice([2, 5, 2**40]), (rows, columns))

    column_of = _augment(worth)
    best_rows, best_columns = linear_sum_assignment(worth.astype(np.float64), maximize=True)

    assert len(set(column_of.tolist())) == rows
    assert worth[np.arange(rows), column_of].sum() == worth[best_rows, best_columns].sum()


def test_nobody_is_assigned_to_nothing():
    rows, columns = heaviest(np.zeros((0, 0)))

    assert (rows.size, columns.size) == (0, 0)


def test_large_tables_are_left_to_scipy():
    worth = np.eye(200)

    rows, columns = heaviest(worth)

    assert worth[rows, columns].sum() == 200
