"""A question as the C kernels read it: planes by position, and the structures of kernels/scan.h."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import BadInput
from ..schema.compiled import FORBIDDEN, I32, I64, Compiled, Graded, Lookup, Operation, Shared
from .cells import cut_cells, joined

SPARE = 64  # a step reads 32 positions at once, so planes go on behind the last mentor
SPARE_ENTRIES = 256  # and a window up to 256 entries of a table
LOOKUP, SHARED, GRADED = 0, 1, 2
SAME, BY_16, BY_64, BY_128, BY_256, BY_READING = range(6)
MOST_OPERATIONS, MOST_FIT = 64, 1000
FAR = 1 << 28

TYPES: dict[str, type[np.generic]] = {
    **dict.fromkeys(("tables", "most", "online_points", "least"), np.int16),
    **dict.fromkeys(
        ("table_of", "shares_of", "hers", "starts", "order", "place", "never", "ahead", "range_of"), np.int32
    ),
    **dict.fromkeys(("cell", "price", "unit", "never_starts"), np.int64),
    **dict.fromkeys(("planes", "online", "mentee_online", "shares", "codes", "levels", "way"), np.uint8),
    **dict.fromkeys(("high", "low", "joined", "untold", "high_upto", "low_upto"), np.uint8),
    **dict.fromkeys(("classes", "window", "range"), np.uint16),
    **dict.fromkeys(("mentor_ties", "mentee_ties"), np.uint64),
    "dear": np.int8,
}
"""What the arrays of the two structures hold."""

Array = NDArray[Any]
P, N32, N64 = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64


class OperationInC(ctypes.Structure):
    """`Operation` of kernels/scan.h, field by field."""

    _fields_ = [
        *((name, N32) for name in ("kind", "slots", "width", "bounded", "window")),
        *((name, P) for name in ("classes", "planes", "online", "tables", "most", "high", "low", "least")),
        *((name, P) for name in ("range_of", "range")),
        *((name, N32) for name in ("ranges", "first_range")),
        *((name, P) for name in ("joined", "untold", "high_upto", "low_upto", "table_of", "mentee_online")),
        *((name, P) for name in ("online_points", "shares", "shares_of", "hers", "starts", "codes", "levels")),
    ]


class ScanInC(ctypes.Structure):
    """`Scan` of kernels/scan.h, field by field."""

    _fields_ = [
        *((name, N32) for name in ("operations", "cells", "windows", "nibbles", "ranges")),
        *((name, N64) for name in ("cell_stride", "stride", "k", "floor", "cheapest")),
        *((name, P) for name in ("operation", "cell", "window", "way", "price", "unit", "ahead", "dear")),
        *((name, P) for name in ("order", "place", "mentor_ties", "mentee_ties", "never_starts", "never")),
    ]


@dataclass(slots=True)
class Laid:
    """One question laid out for one list of prices: the structure for C, and all that its addresses point into.

    prices: by mentor, shape (m,). order: the mentor at each position, shape (p,).
    """

    prices: I64
    order: I32
    scan: ScanInC
    kept: list[Any] = field(default_factory=list)

    @property
    def address(self) -> int:
        """Return where the structure stands."""
        return ctypes.addressof(self.scan)

    def keep(self, name: str, array: Array) -> int:
        """Keep an array for C, in one piece and of the type that the field `name` has there; return its address."""
        one_piece = np.ascontiguousarray(array, dtype=TYPES[name])
        self.kept.append(one_piece)
        return one_piece.ctypes.data


class Layout:
    """What does not change with the prices: cells, windows, bounds, tables."""

    def __init__(self, compiled: Compiled, base: I64, k: int, floor: int, size: int | None = None) -> None:
        """Cut the cells and bring the tables into the form that C reads.

        :raises ValueError: when the points of a mentee can exceed 1000, or there are too many operations
        """
        _check(compiled)
        self.compiled, self.base, self.k, self.floor = compiled, base, k, floor
        self.cells = cut_cells(compiled, size)
        self.cell_of = self.cells.of()
        self.stride = len(self.cells.mentors) + SPARE
        self.operations = [compiled.operations[place] for place in self.cells.order]
        self.windows = self._windows()
        self.ways = self._ways()
        self.cell_stride = len(self.cells.starts) + SPARE
        self.bounded = [place in self.cells.dimensions for place in self.cells.order]
        self.arrays = [self._unchanging(t, operation) for t, operation in enumerate(self.operations)]
        never = compiled.never
        self.never = np.ascontiguousarray(never[:, 1], dtype=np.int32)
        self.never_starts = np.searchsorted(never[:, 0], np.arange(compiled.shape[0] + 1)).astype(np.int64)

    def lay(self, prices: I64) -> Laid:
        """Return the question with the mentors of each cell by rising price."""
        mentors, starts = self.cells.mentors, self.cells.starts
        order = mentors[np.lexsort((prices[mentors], self.cell_of))]
        by_position = prices[order]
        units = by_position // self.k if self.k else np.zeros_like(by_position)
        unit = units[starts[:-1]]
        cheapest = int(unit.min()) if len(unit) else 0
        dear = np.minimum((units - np.repeat(unit, np.diff(starts))) >> 4, 127).astype(np.int8)
        place = np.full(self.compiled.shape[1], -1, dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        laid = Laid(prices.copy(), order, ScanInC())
        operations = (OperationInC * max(1, len(self.operations)))()
        for t, operation in enumerate(self.operations):
            self._fill(operations[t], t, operation, laid)
        laid.kept.append(operations)
        self._fill_scan(laid, cell=starts, price=by_position, unit=unit, order=order, place=place)
        laid.scan.ahead = laid.keep("ahead", np.minimum(unit - cheapest, FAR))
        laid.scan.dear = laid.keep("dear", self._spread_out(dear[None, :]))
        laid.scan.operation = ctypes.addressof(operations)
        laid.scan.cheapest = cheapest
        return laid

    def _fill_scan(self, laid: Laid, **arrays: Array) -> None:
        scan = laid.scan
        scan.operations, scan.cells = len(self.operations), len(self.cells.starts) - 1
        scan.windows, scan.nibbles = self.windows.shape[1], sum(map(_nibbles, self.operations))
        scan.ranges = sum(map(self._ranges_of, range(len(self.operations))))
        scan.cell_stride, scan.stride, scan.k, scan.floor = self.cell_stride, self.stride, self.k, self.floor
        arrays |= {"mentor_ties": self.compiled.mentor_ties[laid.order], "mentee_ties": self.compiled.mentee_ties}
        arrays |= {"never_starts": self.never_starts, "never": self.never, "window": self.windows, "way": self.ways}
        for name, array in arrays.items():
            setattr(scan, name, laid.keep(name, array))

    def _fill(self, into: OperationInC, t: int, operation: Operation, laid: Laid) -> None:
        into.bounded, into.window = self.bounded[t], self._first_window(t)
        into.ranges, into.first_range = (sum(map(self._ranges_of, range(*each))) for each in ((t, t + 1), (0, t)))
        for name, array in self.arrays[t].items():
            setattr(into, name, laid.keep(name, array))
        match operation:
            case Lookup():
                into.kind, into.slots, into.width = LOOKUP, len(operation.classes), self.arrays[t]["tables"].shape[1]
                self._lay_classes(into, operation, laid)
            case Shared():
                into.kind, into.width = SHARED, operation.shares.shape[1]
                into.planes = laid.keep("planes", self._spread_out(operation.bits[:, laid.order]))
            case Graded():
                into.kind, into.width = GRADED, operation.tables.shape[1]
                into.planes = laid.keep("planes", self._spread_out(operation.grades[:, laid.order]))

    def _lay_classes(self, into: OperationInC, operation: Lookup, laid: Laid) -> None:
        classes = operation.classes[:, laid.order]
        least = self.windows[:, into.window : into.window + len(classes), 0].T
        local = classes - np.repeat(least, np.diff(self.cells.starts), axis=1)
        into.classes = laid.keep("classes", self._spread_out(classes))
        into.planes = laid.keep("planes", self._spread_out(np.minimum(local, 255).astype(np.uint8)))
        if operation.remote is not None:
            online = (operation.remote.mentors[laid.order] != 0) * np.uint8(255)
            into.online = laid.keep("online", self._spread_out(online[None, :]))

    def _unchanging(self, t: int, operation: Operation) -> dict[str, Array]:
        """Return the arrays of an operation that do not depend on prices, by their names in C."""
        match operation:
            case Lookup():
                return _of_lookup(operation, self.cells.mentors) | (self._ranges(t) if self.bounded[t] else {})
            case Shared():
                return _of_shared(operation) | (self._joined(operation) if self.bounded[t] else {})
            case Graded():
                names = ("tables", "table_of", "hers", "starts", "codes", "levels")
                arrays = {name: getattr(operation, name) for name in names}
                return arrays | _cut(operation.tables) | {"most": operation.tables.max(axis=1)}

    def _ranges(self, t: int) -> dict[str, Array]:
        """Return the different windows of a lookup, and which of them each cell has."""
        windows = self.windows[:, self._first_window(t) :][:, : _slots(self.operations[t])]
        ranges, range_of = np.unique(windows, axis=0, return_inverse=True)
        return {"range": ranges, "range_of": range_of.reshape(-1)}

    def _ranges_of(self, t: int) -> int:
        return len(self.arrays[t].get("range", ()))

    def _first_window(self, t: int) -> int:
        return sum(map(_slots, self.operations[:t]))

    def _joined(self, operation: Shared) -> dict[str, Array]:
        planes, untold = joined(operation, self.cells)
        room = np.zeros((len(planes), self.cell_stride), dtype=np.uint8)
        room[:, : planes.shape[1]] = planes
        upto = _cut(np.maximum.accumulate(operation.curves, axis=1))
        return {"joined": room, "untold": untold, "high_upto": upto["high"], "low_upto": upto["low"]}

    def _windows(self) -> NDArray[np.uint16]:
        """Return the least and the largest class by cell and slot, shape (cells, slots of all lookups, 2)."""
        slots = [op.classes[:, self.cells.mentors] for op in self.operations if isinstance(op, Lookup)]
        classes = np.concatenate(slots) if slots else np.zeros((0, len(self.cells.mentors)), dtype=np.uint16)
        starts = self.cells.starts[:-1]
        if not len(starts):
            return np.zeros((0, len(classes), 2), dtype=np.uint16)
        ends = [extreme.reduceat(classes, starts, axis=1).T for extreme in (np.minimum, np.maximum)]
        return np.ascontiguousarray(np.stack(ends, axis=2))

    def _ways(self) -> NDArray[np.uint8]:
        """Return how each lookup is done in each cell, shape (cells, operations): `Way` of kernels/scan.h."""
        ways = np.zeros((len(self.cells.starts) - 1, len(self.operations)), dtype=np.uint8)
        first = 0
        for t, operation in enumerate(self.operations):
            windows = self.windows[:, first : first + _slots(operation)].astype(np.int64)
            ways[:, t] = _way(windows) if isinstance(operation, Lookup) else BY_READING
            first += _slots(operation)
        return ways

    def _spread_out(self, planes: Array) -> Array:
        """Return the planes with room behind each, so that a step may read beyond the last mentor."""
        room = np.zeros((len(planes), self.stride), dtype=planes.dtype)
        room[:, : planes.shape[1]] = planes
        return room


def _way(windows: I64) -> I64:
    """Return `Way` + 16 * the slot that is used, from the windows of one lookup, shape (cells, slots, 2)."""
    spans = windows[..., 1] - windows[..., 0]
    used = windows[..., 1] > 0
    slot = used.argmax(axis=1)
    way = BY_16 + np.searchsorted([15, 63, 127, 255], spans[np.arange(len(spans)), slot])
    way[used.sum(axis=1) != 1] = BY_READING
    way[(spans == 0).all(axis=1)] = SAME
    both: I64 = way + 16 * slot
    return both


def _slots(operation: Operation) -> int:
    return len(operation.classes) if isinstance(operation, Lookup) else 0


def _nibbles(operation: Operation) -> int:
    return -(-operation.shares.shape[1] // 4) if isinstance(operation, Shared) else 0


def _table(operation: Operation) -> NDArray[np.int16]:
    return operation.curves if isinstance(operation, Shared) else operation.tables


def _of_lookup(operation: Lookup, mentors: I32) -> dict[str, Array]:
    tables = np.pad(operation.tables, ((0, 0), (0, SPARE_ENTRIES)))
    met = operation.tables[:, np.unique(operation.classes[:, mentors])]
    # Who has several codes may do without any one of them, so the least is known for a single slot alone.
    least = met.min(axis=1, initial=MOST_FIT) if len(operation.classes) == 1 else np.full(len(tables), FORBIDDEN)
    arrays: dict[str, Array] = {"tables": tables, "table_of": operation.table_of, **_cut(tables)}
    if operation.remote is not None:
        arrays |= {"mentee_online": operation.remote.mentees, "online_points": operation.remote.points}
    return arrays | {"most": met.max(axis=1, initial=FORBIDDEN), "least": least}


def _of_shared(operation: Shared) -> dict[str, Array]:
    arrays = {"tables": operation.curves, "table_of": operation.curve_of, "most": operation.curves.max(axis=1)}
    hers = {"shares_of": operation.shares_of, "shares": operation.shares}
    return {**arrays, **hers, **_cut(operation.curves)}


def _cut(points: NDArray[np.int16]) -> dict[str, Array]:
    """Return points as 16 * high + low, bit 7 of high for FORBIDDEN."""
    forbidden = points < 0
    return {"high": np.where(forbidden, 128, points >> 4), "low": np.where(forbidden, 0, points & 15)}


def _check(compiled: Compiled) -> None:
    if len(compiled.operations) > MOST_OPERATIONS:
        raise BadInput(f"A schema has at most {MOST_OPERATIONS} features and rules, not {len(compiled.operations)}.")
    most = np.zeros(compiled.shape[0], dtype=np.int64)
    for operation in compiled.operations:
        of = operation.curve_of if isinstance(operation, Shared) else operation.table_of
        points = np.maximum(_table(operation).max(axis=1, initial=0), 0).astype(np.int64)[of]
        if isinstance(operation, Lookup) and operation.remote is not None:
            np.maximum(points, np.where(operation.remote.mentees != 0, operation.remote.points, 0), out=points)
        most += points
    if (most > MOST_FIT).any():
        raise BadInput(f"The points of one pair can reach {most.max()}; the weights must keep them to {MOST_FIT}.")
