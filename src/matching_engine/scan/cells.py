"""Cells: mentors who stand close in the lookups that tell most, so that a whole cell can be left at one glance."""

from dataclasses import dataclass

import numpy as np

from ..schema.compiled import FORBIDDEN, U16, Compiled, Graded, Lookup, Operation, Shared
from .operations import points_of_pairs
from .scanner import I16, I32, I64

SAMPLED_MENTEES, SAMPLED_MENTORS = 32, 256
A_BREACH = -1000  # what FORBIDDEN counts when spreads are compared: as much as a whole fit
TELLING = 30  # points: a lookup that spreads less is not worth a dimension
MOST_BOUNDS = 1 << 26  # entries of one dimension's bounds


@dataclass(frozen=True, slots=True)
class Cells:
    """Who stands in which cell.

    mentors: those with a place, by cell, shape (p,). starts: where each cell begins among them, shape (cells + 1,).
    dimensions: the operations, at most two, that the cells were cut by, as places in the question's operations.
    order: all operations, those first that drop most pairs for their price.
    """

    mentors: I32
    starts: I64
    dimensions: tuple[int, ...]
    order: tuple[int, ...]

    def of(self) -> I32:
        """Return the cell of each of `mentors`, shape (p,)."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))


def cut_cells(compiled: Compiled, size: int | None = None) -> Cells:
    """Cut the mentors with a place into cells of about `size` people, by the lookups whose points differ most."""
    mentors = np.flatnonzero(compiled.places > 0).astype(np.int32)
    size = size or int(np.clip(len(mentors) // 512, 64, 256))
    spreads = _spreads(compiled, mentors)
    costs = [_cost(operation) for operation in compiled.operations]
    order = sorted(range(len(spreads)), key=lambda place: -spreads[place] / costs[place])
    dimensions = _dimensions(compiled, spreads, len(mentors) // size + 1)
    labels = _labels([compiled.operations[place] for place in dimensions], mentors, size)
    sorting = np.argsort(labels, kind="stable")
    _, counts = np.unique(labels, return_counts=True)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    order.sort(key=lambda place: place not in dimensions)
    return Cells(mentors[sorting], starts, dimensions, tuple(order))


def bounds(lookup: Lookup, cells: Cells) -> I16:
    """Return the most points of each table in each cell, whatever the slot, shape (tables, cells)."""
    classes = lookup.classes[:, cells.mentors].astype(np.int64)
    keys = np.unique(cells.of()[None, :] * np.int64(lookup.tables.shape[1]) + classes)
    owner, entries = np.divmod(keys, lookup.tables.shape[1])
    starts = np.searchsorted(owner, np.arange(len(cells.starts) - 1))
    most = np.empty((len(lookup.tables), len(starts)), dtype=np.int16)
    step = max(1, (1 << 22) // max(1, len(entries)))
    for first in range(0, len(most), step):
        part = lookup.tables[first : first + step]
        most[first : first + step] = np.maximum.reduceat(part[:, entries], starts, axis=1) if len(starts) else 0
    return most


def _spreads(compiled: Compiled, mentors: I32) -> list[float]:
    """Return how far below her best a mentor stands on average, by operation, over a sample."""
    n = compiled.shape[0]
    if not n or not len(mentors):
        return [0.0] * len(compiled.operations)
    rows = np.unique(np.linspace(0, n - 1, SAMPLED_MENTEES).astype(np.int32))
    columns = mentors[np.unique(np.linspace(0, len(mentors) - 1, SAMPLED_MENTORS).astype(np.int32))]
    grid = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
    return [_spread(points_of_pairs(operation, *grid).reshape(len(rows), -1)) for operation in compiled.operations]


def _spread(points: I16) -> float:
    counted = np.where(points == FORBIDDEN, A_BREACH, points).astype(np.int64)
    return float((counted.max(axis=1, keepdims=True) - counted).mean())


def _cost(operation: Operation) -> float:
    """Return about how long 32 mentors take, in shuffles."""
    match operation:
        case Lookup():
            return 4.0 if operation.tables.shape[1] <= 16 else 12.0 * len(operation.classes)
        case Shared():
            return 16.0
        case Graded():
            return 8.0


def _dimensions(compiled: Compiled, spreads: list[float], cells: int) -> tuple[int, ...]:
    found = [
        place
        for place, operation in enumerate(compiled.operations)
        if isinstance(operation, Lookup) and spreads[place] >= TELLING and len(operation.tables) * cells <= MOST_BOUNDS
    ]
    found.sort(key=lambda place: -spreads[place])
    return tuple(found[:2])


def _labels(lookups: list[Operation], mentors: I32, size: int) -> I64:
    """Return a number for each mentor; who has the same number shares a cell, near numbers are near classes."""
    labels = np.zeros(len(mentors), dtype=np.int64)
    for depth, lookup in enumerate(lookups):
        assert isinstance(lookup, Lookup)
        if depth == 0 and len(lookup.classes) > 1:  # people with several codes blur the bound of a cell
            labels = (lookup.classes[1:, mentors] > 0).any(axis=0).astype(np.int64)
        last = depth == len(lookups) - 1
        people = size if last else int(np.sqrt(size * len(mentors)))
        labels = _subdivide(labels, lookup.classes[0, mentors], people)
    return labels


def _subdivide(labels: I64, classes: U16, people: int) -> I64:
    """Cut each label into runs of classes that hold about so many people; a class is never cut."""
    keys, inverse, counts = np.unique(labels * 65536 + classes, return_inverse=True, return_counts=True)
    owner = keys // 65536
    before = np.cumsum(counts) - counts
    first = before[np.searchsorted(owner, owner)]  # people before the label's first class
    runs = (before - first + counts // 2) // people
    _, dense = np.unique(owner * (len(labels) + 1) + runs, return_inverse=True)
    cut: I64 = dense.astype(np.int64)[inverse]
    return cut
