"""Small questions of all shapes for the tests of the exact loop."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from matching_engine.kernels import library
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import NativeScanner
from matching_engine.scan.scanner import Scanner
from matching_engine.schema.compiled import FORBIDDEN, I32, I64, Compiled, Lookup
from matching_engine.schema.tests.worlds import mentoring_world, odd_world


class Question(NamedTuple):
    """What `solve_all_pairs` is given."""

    compiled: Compiled
    base: I64
    k: int = 1
    floor: int = 0

    @property
    def places(self) -> I32:
        """Return each mentor's places."""
        return self.compiled.places

    def scanner(self) -> Scanner:
        """Return the scanner in C, or the one in NumPy where there is no compiler."""
        make = ArrayScanner if library.load() is None else NativeScanner
        return make(self.compiled, self.base, self.k, self.floor)


def any_question(seed: int, *, most: int = 250) -> Question:
    """Draw one of all sizes, goals and floors."""
    rng = np.random.default_rng(seed)
    n, m = (int(size) for size in rng.integers(1, most, 2))
    compiled = odd_world(n, m, seed=seed) if seed % 2 else mentoring_world(n, m, seed=seed, most_places=1 + seed % 3)
    bases = (np.zeros(n), rng.integers(0, 3000, n), 10**12 + 10**6 * rng.integers(0, 3650, n))
    return Question(compiled, bases[seed % 3].astype(np.int64), int(rng.integers(0, 3)), int(rng.integers(0, 500)))


def mentoring(n: int, m: int, *, seed: int = 1, density: float = 0.6, base: int = 0) -> Question:
    """Return a question like those of the standard schema."""
    return Question(mentoring_world(n, m, seed=seed, density=density), np.full(n, base, np.int64))


def alike(n: int, m: int, *, points: int) -> Question:
    """Return a question in which every pair has the same points, FORBIDDEN for none at all."""
    tables = np.array([[FORBIDDEN, points]], np.int16)
    lookup = Lookup("same", "", np.ones((1, m), np.uint16), np.zeros(n, np.int32), tables)
    world = mentoring_world(n, m, density=1)
    return Question(replace(world, operations=(lookup,)), np.zeros(n, np.int64))
