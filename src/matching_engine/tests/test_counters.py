"""How much work the engine does, in counted steps: figures without noise, so that slowness cannot creep in.

Each bound lies a quarter above what was counted when it was written. Whoever makes the engine do less, lowers it.
"""

import numpy as np
import pytest

from matching_engine.exact.loop import solve_all_pairs
from matching_engine.kernels import library
from matching_engine.live.market import LiveMarket
from matching_engine.market.market import Market
from matching_engine.scan.native import NativeScanner
from matching_engine.schema.tests.worlds import mentoring_world

pytestmark = pytest.mark.skipif(library.load() is None, reason="counts what the kernels do, and none are built here")

FLOOR, DAYS = 300, 720


def goals(mentees):
    """Return base and k as "most matched, longest waiting, best fit" want them."""
    waiting = np.minimum(np.random.default_rng(1).exponential(120, mentees), DAYS).astype(np.int64)
    day = 2 * 1000 * mentees + 1
    return 2 * (1000 * mentees + day * DAYS) + 1 + day * waiting, 1


def found(mentees, mentors, density):
    world = mentoring_world(mentees, mentors, seed=3, density=density)
    base, k = goals(mentees)
    return solve_all_pairs(NativeScanner(world, base, k, FLOOR), world.places, base, k)


def market(mentees, mentors):
    """Return a solved sparse market, twelve pairs for each mentee, drawn like fits."""
    chance = np.random.default_rng(4)
    columns = np.argsort(chance.random((mentees, mentors)), axis=1)[:, :12].astype(np.int32)
    values = (300 + 600 * chance.random(columns.size) ** 2).astype(np.int32)
    ends = np.arange(0, columns.size + 1, 12, dtype=np.int64)
    made = Market(ends, columns.ravel(), values, np.ones(mentors, np.int32), np.zeros(mentees, np.int64))
    made.solve()
    return made


@pytest.mark.parametrize(
    ("mentees", "mentors", "density", "most_scored", "most_visited"),
    [(3_000, 3_000, 0.6, 4.4, 12e6), (3_000, 2_000, 0.6, 2.7, 6.3e6), (3_000, 3_000, 0.05, 1.2, 5.5e6)],
)
def test_the_exact_whole_takes_no_more_than(mentees, mentors, density, most_scored, most_visited):
    plan = found(mentees, mentors, density)

    assert plan.gap == 0
    assert plan.pairs_scored / (mentees * mentors) <= most_scored
    assert plan.edges_visited <= most_visited


@pytest.mark.parametrize(("mentees", "mentors", "most"), [(4_000, 4_000, 440_000), (4_000, 2_800, 200_000)])
def test_the_sparse_solver_takes_no_more_than(mentees, mentors, most):
    assert market(mentees, mentors).edges_visited <= most


def test_a_change_on_a_waiting_list_stays_near():
    live = LiveMarket(market(4_000, 2_800))
    rows = np.flatnonzero(live.mate >= 0)[:200]
    before = live.counters["edges_visited"]
    for row in rows.tolist():
        live.veto(row, int(live.mate[row]))

    assert (live.counters["edges_visited"] - before) / len(rows) <= 43
