"""The scanner in C says exactly what the one in NumPy says, on every path, at every size and price."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_engine.kernels import library
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import FARTHEST, NativeScanner
from matching_engine.scan.scanner import NONE, Best
from matching_engine.schema.compiled import Compiled
from matching_engine.schema.tests.worlds import mentoring_world, odd_world

pytestmark = pytest.mark.skipif(library.load() is None, reason="NO C COMPILER: the kernels are not built here")
PATHS = [name for name, number in library.PATHS.items() if library.load() and number <= library.path()]


@pytest.fixture(params=PATHS)
def path(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MENTORNET_KERNELS", request.param)
    return str(request.param)


def both(world: Compiled, *, k: int = 1, floor: int = 0, seed: int = 0) -> tuple[ArrayScanner, NativeScanner]:
    base = np.random.default_rng(seed).integers(-5000, 5000, world.shape[0])
    return ArrayScanner(world, base, k, floor), NativeScanner(world, base, k, floor, size=40)


def everybody(world: Compiled) -> np.ndarray:
    return np.arange(world.shape[0], dtype=np.int32)


def assert_same(found: Best, expected: Best, most: int) -> None:
    """The same people in the same order; a bound may be looser, but only by what it says."""
    assert found.count.tolist() == expected.count.tolist()
    assert found.columns.tolist() == expected.columns.tolist()
    assert found.fits.tolist() == expected.fits.tolist()
    assert (found.bound >= expected.bound).all()


worlds = st.builds(
    lambda kind, n, m, seed: kind(n, m, seed=seed),
    st.sampled_from([mentoring_world, odd_world]),
    st.integers(1, 12),
    st.integers(1, 150),
    st.integers(0, 10**6),
)


@settings(max_examples=60, deadline=None)
@given(worlds, st.data())
def test_it_agrees_on_any_question(world: Compiled, data: st.DataObject) -> None:
    k = data.draw(st.sampled_from([0, 1, 3, 1000, 10**9]))
    floor = data.draw(st.sampled_from([0, 1, 300, 1000]))
    slow, quick = both(world, k=k, floor=floor)
    draws = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    width = max(1, k) * data.draw(st.sampled_from([1, 50, 1000, 10**6]))
    v = draws.integers(0, width, world.shape[1])
    above = draws.integers(-width, width + 1, world.shape[0])
    most = data.draw(st.integers(1, 20))
    rows = everybody(world)
    assert (quick.fits(rows) == slow.fits(rows)).all()
    assert_same(quick.best(rows, above, v, most), slow.best(rows, above, v, most), most)
    assert (quick.column_best(rows, above) == slow.column_best(rows, above)).all()


@pytest.mark.parametrize("m", [1, 31, 32, 33, 64, 700])
@pytest.mark.parametrize("world_of", [mentoring_world, odd_world])
def test_whole_rows_and_single_pairs_agree_at_odd_sizes(path: str, m: int, world_of: type[Compiled]) -> None:
    world = world_of(9, m, seed=m)
    slow, quick = both(world)
    rows = np.array([8, 0, 3, 3], dtype=np.int32)
    assert (quick.fits(rows) == slow.fits(rows)).all()
    columns = np.array([m - 1, 0, m // 2, m - 1], dtype=np.int32)
    assert (quick.pairs(rows, columns) == slow.pairs(rows, columns)).all()


@pytest.mark.parametrize("bar", [-(2**62), -FARTHEST, -(10**15), -1, 0, 10**15, FARTHEST])
def test_bars_may_lie_anywhere(path: str, bar: int) -> None:
    world = mentoring_world(20, 300, seed=3)
    slow, quick = both(world, k=7, floor=200)
    above = np.full(20, bar)
    for v in (np.zeros(300, dtype=np.int64), np.arange(300) * 10**12, np.arange(300) % 3 * 10**15):
        assert_same(quick.best(everybody(world), above, v, 5), slow.best(everybody(world), above, v, 5), 5)


def test_the_best_are_found_among_many_equals(path: str) -> None:
    world = odd_world(6, 2000, seed=5, operations=1)
    slow, quick = both(world)
    above, v = np.full(6, -(10**6)), np.zeros(2000, dtype=np.int64)
    assert_same(quick.best(everybody(world), above, v, 16), slow.best(everybody(world), above, v, 16), 16)


def test_more_may_be_asked_for_than_there_are(path: str) -> None:
    world = mentoring_world(5, 40, seed=8)
    slow, quick = both(world)
    above, v = np.full(5, -(10**6)), np.zeros(40, dtype=np.int64)
    found = quick.best(everybody(world), above, v, 100)
    assert_same(found, slow.best(everybody(world), above, v, 100), 100)
    assert found.bound.tolist() == above.tolist()


def test_column_best_agrees_over_many_mentees(path: str) -> None:
    world = mentoring_world(900, 130, seed=4)
    slow, quick = both(world, k=2, floor=100)
    u = np.random.default_rng(1).integers(0, 3000, 900)
    assert (quick.column_best(everybody(world), u) == slow.column_best(everybody(world), u)).all()


def test_nobody_on_a_side_is_no_trouble(path: str) -> None:
    none, some = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int64)
    quick = both(mentoring_world(0, 5))[1]
    assert quick.fits(none).shape == (0, 5)
    assert quick.column_best(none, some).tolist() == [NONE] * 5
    quick = both(mentoring_world(3, 0))[1]
    assert quick.best(np.arange(3, dtype=np.int32), np.zeros(3, dtype=np.int64), some, 2).count.tolist() == [0, 0, 0]


def test_pairs_out_of_sight_are_not_scored(path: str) -> None:
    world = mentoring_world(50, 3000, seed=2)
    quick = both(world)[1]
    v = np.where(np.arange(3000) % 4, 900, 0)
    quick.best(everybody(world), quick.base + 500, v, 4)
    assert quick.pairs_scored < 50 * 3000 // 3


def test_who_is_not_there_cannot_be_asked_for() -> None:
    quick = both(mentoring_world(3, 4))[1]
    with pytest.raises(ValueError, match="among the 3 people"):
        quick.fits(np.array([3], dtype=np.int32))


def test_a_multiplier_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="The multiplier of the fit is -1"):
        both(mentoring_world(3, 4), k=-1)
