"""A live plan is the best over all pairs after every step, as a plan made from nothing would be."""

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from matching_engine import errors
from matching_engine.kernels import library
from matching_engine.live.plan import LivePlan
from matching_engine.live.tests.cold import best_sum
from matching_engine.live.watch import Pace
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.schema.tests.worlds import mentoring_world, odd_world

pytestmark = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")

WHO = st.integers(0, 10**6)
FLOOR = 300


def plan_of(world, *, k=1, base=None, **how):
    base = np.full(world.shape[0], 5000, np.int64) if base is None else base
    scanner = ArrayScanner(world, base.copy(), k, FLOOR)
    return LivePlan(scanner, world.places, base, k, floor=FLOOR, **how)


class Life(RuleBasedStateMachine):
    """Whatever is decided in whatever order, no plan is worth more, over all pairs."""

    @initialize(seed=WHO, n=st.integers(1, 14), m=st.integers(1, 14), k=st.sampled_from([0, 1, 7]),
                base=st.sampled_from([0, 2000, 10**13]), odd=st.booleans(),
                pace=st.builds(Pace, st.sampled_from([1, 2, 24]), *[st.sampled_from([0, 1, 30])] * 3))  # fmt: skip
    def begin(self, seed, n, m, k, base, odd, pace):
        self.seed, self.k = seed, k
        self.world = odd_world(n, m, seed=seed) if odd else mentoring_world(n, m, seed=seed, most_places=2)
        self.base = np.random.default_rng(seed).integers(0, 50, n) * base // 50 + base
        self.plan = plan_of(self.world, k=k, base=self.base, pace=pace)
        self.fits = ArrayScanner(self.world, self.base, k, FLOOR).fits(np.arange(n, dtype=np.int32))
        self.is_here, self.places = np.ones(n, bool), self.world.places.copy()
        self.locked, self.vetoed, self.kept, self.was_rescored = {}, set(), [], False

    def pair(self, a, b):
        return a % len(self.base), b % len(self.places)

    def try_to(self, change):
        """Make a change if the plan lets us; tell whether it did."""
        before = self.seen()
        model = (self.base.copy(), self.fits.copy(), self.is_here.copy(), self.places.copy(), dict(self.locked),
                 set(self.vetoed))  # fmt: skip
        try:
            previewed = self.plan.preview(change)
            assert self.seen() == before
            effect = change(self.plan)
        except errors.EngineError:
            assert self.seen() == before
            return False
        assert effect.number == previewed.number
        # After somebody's fits changed the change may choose otherwise among equally good plans.
        assert effect.moves == previewed.moves or self.was_rescored
        assert effect.number == self.plan.number - before[0]
        mentors = dict(before[1])
        for move in effect.moves:
            assert mentors.get(move.mentee) == move.before
            mentors[move.mentee] = move.after
        assert {a: b for a, b in mentors.items() if b is not None} == dict(self.plan.pairs())
        self.kept.append((before, model))
        return True

    def seen(self):
        market = self.plan.market
        return self.plan.number, self.plan.pairs(), market.u.tolist(), market.v.tolist()

    @rule(a=WHO, b=WHO)
    def veto(self, a, b):
        i, j = self.pair(a, b)
        if (i, j) not in self.vetoed and self.try_to(lambda plan: plan.veto(i, j)):
            self.vetoed.add((i, j))

    @precondition(lambda self: self.plan.pairs())
    @rule(a=WHO)
    def veto_a_pair(self, a):
        pairs = self.plan.pairs()
        self.veto(*pairs[a % len(pairs)])

    @precondition(lambda self: self.vetoed)
    @rule(a=WHO)
    def lift(self, a):
        i, j = sorted(self.vetoed)[a % len(self.vetoed)]
        assert self.try_to(lambda plan: plan.lift(i, j))
        self.vetoed.discard((i, j))

    @rule(a=WHO, b=WHO)
    def lock(self, a, b):
        i, j = self.pair(a, b)
        if self.locked.get(i) == j:
            return
        taken = list(self.locked.values()).count(j)
        can = (self.is_here[i] and i not in self.locked and taken < self.places[j] and self.fits[i, j] >= 0
               and (i, j) not in self.vetoed)  # fmt: skip
        assert self.try_to(lambda plan: plan.lock(i, j)) == can
        if can:
            self.locked[i] = j

    @precondition(lambda self: self.locked)
    @rule(a=WHO)
    def unlock(self, a):
        i, j = sorted(self.locked.items())[a % len(self.locked)]
        assert self.try_to(lambda plan: plan.unlock(i, j))
        del self.locked[i]

    @rule(a=WHO)
    def leave_or_come_back(self, a):
        i = a % len(self.base)
        step = (lambda plan: plan.leave(i)) if self.is_here[i] else (lambda plan: plan.arrive(i))
        if self.try_to(step):
            self.is_here[i] = not self.is_here[i]

    @rule(b=WHO, places=st.integers(0, 3))
    def set_places(self, b, places):
        j = b % len(self.places)
        if self.world.places[j] and self.try_to(lambda plan: plan.set_places(j, places)):
            self.places[j] = places

    @rule(a=WHO, by=st.integers(-900, 900))
    def rebase(self, a, by):
        i = a % len(self.base)
        assert self.try_to(lambda plan: plan.rebase(i, int(self.base[i]) + by))
        self.base[i] += by

    @precondition(lambda self: not self.locked)
    @rule(a=WHO)
    def rescore(self, a):
        """Her pairs fit as in another world; everybody else's stay."""
        i = a % len(self.base)
        self.was_rescored = True
        scanner = self.plan.watch.scanner
        fits = self.fits.copy()
        fits[i] = np.where(fits[i] < 0, fits[i], (fits[i] + 37) % 1000)
        new = Rewritten(scanner, fits, self.base.copy(), self.k)
        assert self.try_to(lambda plan: plan.rescore(new, new.base, [i]))
        self.fits = fits

    @precondition(lambda self: self.kept)
    @rule()
    def undo(self):
        before, model = self.kept.pop()
        self.plan.undo()
        assert self.seen() == before
        self.base, self.fits, self.is_here, self.places, self.locked, self.vetoed = model

    @invariant()
    def is_the_best_over_all_pairs(self):
        numbers = np.where(self.fits >= FLOOR, self.base[:, None] + self.k * self.fits.astype(np.int64), 0)
        numbers[~self.is_here] = 0
        for i, j in self.vetoed:
            numbers[i, j] = 0
        kept, free = 0, self.places.copy()
        for i, j in self.locked.items():
            kept += int(self.base[i]) + self.k * int(self.fits[i, j])
            numbers[i], free[j] = 0, free[j] - 1
        proof = self.plan.proof()
        assert proof.holds
        assert self.plan.number == kept + best_sum(numbers, free) == kept + proof.primal


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


class Rewritten(ArrayScanner):
    """A scanner whose fits are given."""

    def __init__(self, scanner, fits, base, k):
        super().__init__(scanner.compiled, base, k, FLOOR)
        self.given = fits

    def _fits_of_block(self, rows):
        return self.given[rows]

    def pairs(self, rows, columns):
        return self.given[rows, columns]

    def among(self, columns):
        return Rewritten(ArrayScanner.among(self, columns), self.given[:, columns], self.base, self.k)
