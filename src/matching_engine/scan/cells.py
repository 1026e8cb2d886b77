"""Cells: mentors who are alike in what tells most, so that a whole cell can be left at one glance."""

from dataclasses import dataclass

import numpy as np

from ..schema.compiled import FORBIDDEN, I16, I32, I64, U8, U16, Compiled, Graded, Lookup, Operation, Shared
from .operations import points_of_pairs

SAMPLED_MENTEES, SAMPLED_MENTORS = 32, 256
A_BREACH = -1000  # what FORBIDDEN counts when spreads are compared: as much as a whole fit
TELLING = 30  # points: what spreads less is not worth a dimension
MOST_DIMENSIONS = 2
MARKS = 12  # elements of a set that cells are cut by


@dataclass(frozen=True, slots=True)
class Cells:
    """Who stands in which cell.

    mentors: those with a place, by cell, shape (p,). starts: where each cell begins among them, shape (cells + 1,).
    dimensions: the lookups and sets that the cells were cut by, as places in the question's operations.
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
    size = size or int(np.clip(len(mentors) // 20, 64, 1024))
    spreads = _spreads(compiled, mentors)
    costs = [_cost(operation) for operation in compiled.operations]
    order = sorted(range(len(spreads)), key=lambda place: -spreads[place] / costs[place])
    dimensions = _dimensions(compiled.operations, spreads)
    labels = _labels([compiled.operations[place] for place in dimensions], mentors, size)
    sorting = np.argsort(labels, kind="stable")
    _, counts = np.unique(labels, return_counts=True)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    order.sort(key=lambda place: not (place in dimensions and isinstance(compiled.operations[place], Lookup)))
    return Cells(mentors[sorting], starts, dimensions, tuple(order))


def joined(shared: Shared, cells: Cells) -> tuple[U8, U8]:
    """Return what anybody in each cell has, and whether anybody's set is not known, shapes (bytes, cells), (cells,)."""
    if not len(cells.mentors):
        return np.zeros((len(shared.bits), 0), dtype=np.uint8), np.zeros(0, dtype=np.uint8)
    anybody = np.bitwise_or.reduceat(shared.bits[:, cells.mentors], cells.starts[:-1], axis=1)
    last = shared.shares.shape[1] - 1
    mark = np.uint8(1 << last % 8)
    untold = (anybody[last // 8] & mark) != 0
    anybody[last // 8] &= ~mark
    return anybody, untold.astype(np.uint8)


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


def _dimensions(operations: tuple[Operation, ...], spreads: list[float]) -> tuple[int, ...]:
    found = [place for place, spread in enumerate(spreads) if spread >= TELLING]
    found = [place for place in found if not isinstance(operations[place], Graded)]
    found.sort(key=lambda place: -spreads[place])
    return tuple(found[:MOST_DIMENSIONS])


def _labels(dimensions: list[Operation], mentors: I32, size: int) -> I64:
    """Return a number for each mentor; who has the same number shares a cell, near numbers are near classes."""
    labels = np.zeros(len(mentors), dtype=np.int64)
    several = [operation for operation in dimensions if isinstance(operation, Lookup) and len(operation.classes) > 1]
    for lookup in several:  # people with several codes blur the bound of a cell
        labels = 2 * labels + (lookup.classes[1:, mentors] > 0).any(axis=0)
    cells = max(1.0, len(mentors) / size)
    for depth, operation in enumerate(dimensions):
        people = size * cells ** (1 - (depth + 1) / len(dimensions))
        labels = _subdivide(labels, _marks(operation, mentors), int(people))
    return labels


def _marks(operation: Operation, mentors: I32) -> U16:
    """Return a class for each mentor in which near numbers mean much the same points."""
    if isinstance(operation, Lookup):
        first: U16 = operation.classes[0, mentors]
        return first
    assert isinstance(operation, Shared)
    wanted = np.argsort(-operation.shares.astype(np.int64).sum(axis=0), kind="stable")[:MARKS]
    marks = np.zeros(len(mentors), dtype=np.uint16)
    for element in wanted:
        marks = 2 * marks + (operation.bits[element // 8, mentors] >> np.uint8(element % 8) & 1)
    return marks.astype(np.uint16)


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
