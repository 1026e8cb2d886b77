"""The graph of candidates grows without repeats, and thinning keeps who matters; C and NumPy do the same."""

import numpy as np
import pytest

from matching_engine.exact.graph import Graph
from matching_engine.exact.thin import _thinned_by_sorting, thinned
from matching_engine.kernels import library
from matching_engine.scan.scanner import Best

needs_kernels = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")


def found(rng, rows: int, mentors: int, most: int) -> Best:
    columns = np.array([rng.permutation(mentors)[:most] for _ in range(rows)], np.int32).reshape(rows, most)
    count = rng.integers(0, most + 1, rows).astype(np.int32)
    fits = rng.integers(0, 1001, (rows, most)).astype(np.int16)
    return Best(count, columns, fits, rng.integers(-2000, 0, rows))


def grow(seed: int) -> Graph:
    rng = np.random.default_rng(seed)
    graph = Graph.empty(20)
    for _ in range(4):
        rows = rng.permutation(20)[: rng.integers(0, 21)].astype(np.int32)
        graph = graph.with_pairs(rows, found(rng, len(rows), 12, 5), 12)
    return graph


@needs_kernels
@pytest.mark.parametrize("seed", range(20))
def test_the_kernel_adds_as_sorting_does(monkeypatch, seed):
    by_kernel = grow(seed)
    monkeypatch.setenv("MENTORNET_KERNELS", "none")
    by_sorting = grow(seed)

    for name in ("starts", "columns", "fits"):
        assert np.array_equal(getattr(by_kernel, name), getattr(by_sorting, name)), name


def test_nobody_is_twice_in_a_row():
    graph = grow(3)
    rows = np.repeat(np.arange(20), np.diff(graph.starts))

    assert len(np.unique(rows * 12 + graph.columns)) == graph.pairs


def test_large_multipliers_make_wide_values():
    graph = Graph(np.array([0, 1]), np.array([0], np.int32), np.array([1000], np.int16))

    assert graph.values(2).dtype == np.int32
    assert graph.values(10**9).tolist() == [10**12]


def thin(seed: int, how, *, own: int, cap: int, paid_too: bool = True) -> tuple[Best, Best, np.ndarray, np.ndarray]:
    """Thin an answer; return it before and after, the raised prices, and the numbers of all pairs found before."""
    rng = np.random.default_rng(seed)
    rows = np.sort(rng.permutation(60)[:40]).astype(np.int32)
    best = found(rng, 40, 12, 7)
    base, u, v = rng.integers(0, 10**12, 40), rng.integers(0, 10**12, 40), rng.integers(0, 900, 12)
    thin_best, price = how(best, rows, base, u, v, 3, own=own, cap=cap, paid_too=paid_too)
    return best, thin_best, price, base[:, None] + 3 * best.fits.astype(np.int64)


@needs_kernels
@pytest.mark.parametrize("paid_too", [False, True])
@pytest.mark.parametrize("own", [0, 2])
@pytest.mark.parametrize("seed", range(20))
def test_the_kernel_thins_as_sorting_does(seed, own, paid_too):
    _, by_kernel, price, _ = thin(seed, thinned, own=own, cap=4, paid_too=paid_too)
    _, by_sorting, price_by_sorting, _ = thin(seed, _thinned_by_sorting, own=own, cap=4, paid_too=paid_too)

    assert np.array_equal(by_kernel.count, by_sorting.count)
    assert np.array_equal(price, price_by_sorting)
    for t, count in enumerate(by_kernel.count):
        assert by_kernel.columns[t, :count].tolist() == by_sorting.columns[t, :count].tolist()
        assert by_kernel.fits[t, :count].tolist() == by_sorting.fits[t, :count].tolist()


def how_often(best: Best) -> list[int]:
    columns = [columns[:count] for columns, count in zip(best.columns, best.count, strict=True)]
    return np.bincount(np.concatenate(columns), minlength=12).tolist()


def test_thinning_keeps_the_cap_for_everybody_who_is_found_often():
    best, thin_best, _, _ = thin(1, thinned, own=0, cap=4)

    assert min(how_often(best)) > 4
    assert how_often(thin_best) == [4] * 12


@pytest.mark.parametrize("paid_too", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_the_raised_prices_pay_for_what_is_left_out(seed, paid_too):
    best, thin_best, price, numbers = thin(seed, thinned, own=1, cap=3, paid_too=paid_too)

    assert (thin_best.count >= np.minimum(best.count, 1)).all()
    for t, count in enumerate(best.count):
        kept = set(thin_best.columns[t, : thin_best.count[t]].tolist())
        for q in range(count):
            if best.columns[t, q] not in kept:
                assert numbers[t, q] <= best.bound[t] + price[best.columns[t, q]]
