"""The scanner in NumPy finds what looking at every pair one by one finds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.scanner import NONE, draw
from matching_engine.schema.compiled import FORBIDDEN
from matching_engine.schema.tests.worlds import mentoring_world, odd_world

sizes = st.integers(0, 12)
numbers = st.sampled_from([1, 700, 10**6, 10**15])


@given(sizes, sizes, st.integers(0, 10**6), st.integers(0, 8), st.integers(0, 3), st.integers(0, 600), numbers)
@settings(deadline=None)
def test_the_best_are_those_that_sorting_every_pair_finds(n, m, seed, operations, k, floor, high):
    world = odd_world(n, m, seed=seed, operations=operations)
    rng = np.random.default_rng(seed)
    base, v = rng.integers(-high, high, n), rng.integers(0, high, m)
    scanner = ArrayScanner(world, base, k, floor)
    rows = rng.permutation(n).astype(np.int32)[: n - n // 4]
    fits, above, most = scanner.fits(rows), rng.integers(-high, high, len(rows)), int(rng.integers(1, 6))
    found = scanner.best(rows, above, v, most)
    for t, row in enumerate(rows.tolist()):
        worth = {j: int(base[row]) + k * int(fits[t, j]) - int(v[j]) for j in range(m) if fits[t, j] >= floor}
        lots = {j: int(draw(world.mentee_ties[[row]], world.mentor_ties[[j]])[0]) for j in worth}
        ranked = sorted((j for j in worth if worth[j] > above[t]), key=lambda j: (-worth[j], lots[j], j))
        count = int(found.count[t])
        assert found.columns[t].tolist() == ranked[:most] + [-1] * (most - count)
        assert found.fits[t, :count].tolist() == [fits[t, j] for j in ranked[:most]]
        assert found.bound[t] == max([int(above[t]), *(worth[j] for j in ranked[most:])])


@given(sizes, sizes, st.integers(0, 10**6), st.integers(0, 600))
@settings(deadline=None)
def test_the_best_of_a_column_is_the_largest_of_all_its_rows(n, m, seed, floor):
    world = odd_world(n, m, seed=seed)
    rng = np.random.default_rng(seed)
    base, u, rows = rng.integers(-50, 50, n), rng.integers(0, 900, n), np.arange(n, dtype=np.int32)
    scanner = ArrayScanner(world, base, 2, floor)
    fits = scanner.fits(rows)
    expected = [max([NONE, *(int(base[i] + 2 * fits[i, j] - u[i]) for i in range(n) if fits[i, j] >= floor)])
                for j in range(m)]  # fmt: skip
    assert scanner.column_best(rows, u).tolist() == expected


@given(sizes, sizes, st.integers(0, 10**6), st.integers(0, 8))
@settings(deadline=None)
def test_single_pairs_are_scored_as_in_blocks(n, m, seed, operations):
    scanner = ArrayScanner(odd_world(n, m, seed=seed, operations=operations), np.zeros(n, np.int64), 1, 0)
    i, j = np.divmod(np.arange(n * m, dtype=np.int32), max(1, m))
    block = scanner.fits(np.arange(n, dtype=np.int32))
    assert scanner.pairs(i, j).reshape(n, m).tolist() == block.tolist()
    points = scanner.points(i, j)
    may = block.reshape(-1) != FORBIDDEN
    assert points[:, may].sum(axis=0).tolist() == block.reshape(-1)[may].tolist()


@pytest.mark.parametrize(
    ("density", "low", "high"), [(1.0, 1.0, 1.0), (0.6, 0.45, 0.65), (0.2, 0.12, 0.25), (0.05, 0.02, 0.07)]
)
def test_an_invented_world_is_about_as_dense_as_asked(density, low, high):
    scanner = ArrayScanner(mentoring_world(400, 300, density=density), np.zeros(400, np.int64), 1, 0)
    assert low <= (scanner.fits(np.arange(400, dtype=np.int32)) != FORBIDDEN).mean() <= high


def test_pairs_are_counted():
    scanner = ArrayScanner(mentoring_world(30, 20), np.zeros(30, np.int64), 1, 300)
    scanner.fits(np.arange(10, dtype=np.int32))
    scanner.pairs(np.zeros(3, np.int32), np.zeros(3, np.int32))
    assert scanner.pairs_scored == 203
