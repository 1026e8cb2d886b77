"""A live market is the same as a cold one after every step, and every step can be taken back."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from matching_engine.kernels import library
from matching_engine.live.market import LiveMarket
from matching_engine.live.memory import AWAY
from matching_engine.live.tests.cold import best_sum

pytestmark = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")

WHO = st.integers(0, 10**6)
NUMBER = st.one_of(st.integers(1, 4), st.integers(-5, 1000), st.integers(10**12, 10**12 + 1000))


def random_numbers(seed, rows, columns, spread=1000, density=0.6):
    draw = np.random.default_rng(seed)
    numbers = draw.integers(1, spread + 1, (rows, columns))
    return np.where(draw.random((rows, columns)) < density, numbers, 0).astype(np.int64)


def market_of(numbers, places):
    live = LiveMarket.empty(numbers.shape[0], np.asarray(places, np.int32))
    rows, columns = np.nonzero(numbers)
    live.add(rows.astype(np.int32), columns.astype(np.int32), numbers[rows, columns])
    return live


def state_of(live):
    edges = [sorted(zip(*(a.tolist() for a in live.edges(i)), strict=True)) for i in range(live.shape[0])]
    return edges, live.u.tolist(), live.v.tolist(), live.mate.tolist(), live.places.tolist(), live.value


class Life(RuleBasedStateMachine):
    """Whatever happens in whatever order, the market is worth what a cold solve is worth, and proves it."""

    @initialize(seed=WHO, rows=st.integers(1, 12), columns=st.integers(1, 12), spread=st.sampled_from([2, 20, 1000]),
                density=st.sampled_from([0.1, 0.4, 1]), most_places=st.integers(1, 3))  # fmt: skip
    def begin(self, seed, rows, columns, spread, density, most_places):
        self.numbers = random_numbers(seed, rows, columns, spread, density)
        self.places = np.random.default_rng(seed).integers(0, most_places + 1, columns).astype(np.int32)
        self.has_edge, self.is_here = self.numbers > 0, np.ones(rows, bool)
        self.locked, self.kept = {}, []
        self.live = market_of(self.numbers, self.places)

    def row(self, who):
        return who % self.numbers.shape[0]

    def column(self, who):
        return who % self.numbers.shape[1]

    def remember(self):
        """Note the moment before a step, to come back to it."""
        model = self.numbers.copy(), self.places.copy(), self.has_edge.copy(), self.is_here.copy(), dict(self.locked)
        self.kept.append((self.live.mark(), state_of(self.live), model))

    @rule(a=WHO, b=WHO)
    def veto(self, a, b):
        self.remember()
        i, j = self.row(a), self.column(b)
        assert self.live.veto(i, j) == self.has_edge[i, j]
        self.has_edge[i, j] = False

    @rule(a=WHO)
    def veto_the_pair_of(self, a):
        self.remember()
        i = self.row(a)
        if (j := int(self.live.mate[i])) >= 0:
            self.live.veto(i, j)
            self.has_edge[i, j] = False

    @rule(a=WHO, b=WHO, number=NUMBER)
    def lift(self, a, b, number):
        self.remember()
        i, j = self.row(a), self.column(b)
        if not self.has_edge[i, j]:
            self.numbers[i, j] = number
        self.live.lift(i, j, number)
        self.has_edge[i, j] = True

    @rule(a=WHO, b=WHO, number=NUMBER)
    def renumber(self, a, b, number):
        self.remember()
        i, j = self.row(a), self.column(b)
        if self.live.renumber(i, j, number):
            self.numbers[i, j] = number

    @rule(a=WHO, by=st.integers(-600, 600))
    def shift(self, a, by):
        self.remember()
        self.live.shift(self.row(a), by)
        self.numbers[self.row(a)] += by

    @rule(a=WHO)
    def leave(self, a):
        self.remember()
        i = self.row(a)
        if i not in self.locked:
            self.live.leave(i)
            self.is_here[i] = False

    @rule(a=WHO)
    def arrive(self, a):
        self.remember()
        i = self.row(a)
        if i not in self.locked:
            self.live.arrive(i)
            self.is_here[i] = True

    @rule(b=WHO, places=st.integers(0, 5))
    def set_places(self, b, places):
        self.remember()
        self.live.set_places(self.column(b), places)
        self.places[self.column(b)] = places

    @rule(a=WHO, b=WHO)
    def lock(self, a, b):
        self.remember()
        i, j = self.row(a), self.column(b)
        can = bool(self.is_here[i] and self.places[j])
        assert self.live.lock(i, j) == can
        if can:
            self.is_here[i], self.locked[i] = False, j
            self.places[j] -= 1

    @precondition(lambda self: self.locked)
    @rule(a=WHO)
    def unlock(self, a):
        self.remember()
        i = sorted(self.locked)[a % len(self.locked)]
        j = self.locked.pop(i)
        self.live.unlock(i, j)
        self.is_here[i] = True
        self.places[j] += 1

    @rule(seed=WHO)
    def somebody_new_arrives(self, seed):
        self.kept.clear()
        i = self.live.add_row()
        new = random_numbers(seed, 1, self.numbers.shape[1])
        self.numbers, self.has_edge = np.vstack([self.numbers, new]), np.vstack([self.has_edge, new > 0])
        self.is_here = np.append(self.is_here, True)
        columns = np.flatnonzero(new[0]).astype(np.int32)
        self.live.add(np.full(columns.size, i, np.int32), columns, new[0, columns])
        self.live.arrive(i)

    @rule(seed=WHO, places=st.integers(0, 3))
    def somebody_new_offers(self, seed, places):
        self.kept.clear()
        j = self.live.add_column()
        new = random_numbers(seed, self.numbers.shape[0], 1)
        self.numbers, self.has_edge = np.hstack([self.numbers, new]), np.hstack([self.has_edge, new > 0])
        self.places = np.append(self.places, np.int32(places))
        rows = np.flatnonzero(new[:, 0]).astype(np.int32)
        self.live.add(rows, np.full(rows.size, j, np.int32), new[rows, 0])
        self.live.set_places(j, places)

    @precondition(lambda self: self.kept)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps):
        steps = min(steps, len(self.kept))
        mark, state, model = self.kept[-steps]
        del self.kept[-steps:]
        self.live.undo(mark)
        assert state_of(self.live) == state
        self.numbers, self.places, self.has_edge, self.is_here, self.locked = model

    @invariant()
    def is_like_a_cold_market(self):
        proof = self.live.proof()
        numbers = np.where(self.has_edge & self.is_here[:, None], self.numbers, 0)
        assert proof.holds
        assert proof.primal == self.live.value == best_sum(numbers, self.places)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_a_solved_market_is_taken_over_as_it_is():
    """Two rows, two columns; row 0 leaves column 1, worth 5 and 4, to row 1: alone options are -100 and -200."""
    market = SimpleNamespace(
        ptr=np.array([0, 2, 3]), columns=np.array([0, 1, 1], np.int32), values=np.array([3, 5, 4], np.int32),
        places=np.array([1, 1], np.int32), alone=np.array([-100, -200]),
        u=np.array([3, 4]), v=np.array([0, 0]), mate=np.array([0, 1], np.int32),
    )  # fmt: skip
    market.u, market.v = np.array([3, 2]), np.array([0, 2])
    live = LiveMarket(market)
    assert live.proof().holds
    assert live.value == 103 + 204
    assert live.veto(1, 1)
    assert (live.value, live.mate.tolist()) == (105, [1, -1])


def test_a_veto_on_a_pair_that_is_not_matched_moves_nobody():
    live = market_of(np.array([[9, 5], [6, 7]]), [1, 1])
    mark = live.mark()
    assert live.veto(0, 1)
    assert (live.value, live.changes(mark).before) == (16, {})


def test_locking_a_matched_pair_moves_nobody():
    live = market_of(random_numbers(3, 20, 20), [1] * 20)
    mates, value = live.mate.copy(), live.value
    row = int(np.flatnonzero(mates >= 0)[0])
    number = dict(zip(*(a.tolist() for a in live.edges(row)), strict=True))[int(mates[row])]
    assert live.lock(row, int(mates[row]))
    mates[row] = -1
    assert (live.value + number, live.mate.tolist()) == (value, mates.tolist())


def test_changes_name_who_moved_and_where_she_was():
    live = market_of(np.array([[9, 5], [8, 0]]), [1, 1])
    assert live.mate.tolist() == [1, 0]
    mark = live.mark()
    live.veto(1, 0)
    assert (live.mate.tolist(), live.changes(mark).before) == ([0, -1], {0: 1, 1: 0})


@pytest.mark.parametrize(("rows", "columns", "places"), [(120, 90, 1), (100, 100, 1), (90, 120, 1), (200, 60, 3)])
def test_larger_markets_stay_exact(rows, columns, places):
    numbers = random_numbers(rows + columns, rows, columns, density=0.2)
    live, draw = market_of(numbers, [places] * columns), np.random.default_rng(1)
    each = np.full(columns, places, np.int32)
    for row in draw.permutation(rows)[:30].tolist():
        if (mate := int(live.mate[row])) >= 0:
            live.veto(row, mate)
            numbers[row, mate] = 0
            assert live.value == best_sum(numbers, each)
    assert live.proof().holds


def test_undo_has_room_for_edges_that_came_meanwhile():
    """Pairs found later stay after an undo, also where they took the room of the pair that comes back."""
    numbers = random_numbers(5, 8, 60, density=0.3)
    live = market_of(numbers, [1] * 60)
    mark, value = live.mark(), live.value
    for column in np.flatnonzero(numbers[0]).tolist():
        live.veto(0, column)
    missing = np.flatnonzero(numbers[0] == 0).astype(np.int32)
    live.add(np.zeros(missing.size, np.int32), missing, np.full(missing.size, -1), is_change=False)
    live.undo(mark)
    assert (live.value, live.edges(0)[0].size, live.proof().holds) == (value, 60, True)


def test_what_was_forgotten_cannot_be_undone():
    live = market_of(np.array([[9, 5], [8, 0]]), [1, 1])
    mark = live.mark()
    live.leave(0)
    live.forget(live.mark())
    with pytest.raises(ValueError, match="forgotten"):
        live.undo(mark)
    assert live.u[0] == AWAY
