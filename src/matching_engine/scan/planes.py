"""A question as the C kernels read it: planes by position, and the structures of kernels/scan.h."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..schema.compiled import FORBIDDEN, Compiled, Graded, Lookup, Operation, Shared
from .cells import bounds, cut_cells
from .scanner import I32, I64

SPARE = 64  # a step reads 32 positions at once, so planes go on behind the last mentor
SPARE_ENTRIES = 64  # and a window reads up to 64 entries of a table
LOOKUP, SHARED, GRADED = 0, 1, 2
MOST_OPERATIONS, MOST_NIBBLES, MOST_FIT = 64, 64, 1000

TYPES: dict[str, type[np.generic]] = {
    **dict.fromkeys(("tables", "most", "online_points", "bounds0", "bounds1"), np.int16),
    **dict.fromkeys(("table_of", "shares_of", "hers", "starts", "order", "place", "never"), np.int32),
    **dict.fromkeys(("cell", "price", "unit", "never_starts"), np.int64),
    **dict.fromkeys(("planes", "online", "mentee_online", "shares", "codes", "levels"), np.uint8),
    **dict.fromkeys(("classes", "window"), np.uint16),
    **dict.fromkeys(("mentor_ties", "mentee_ties"), np.uint64),
    "dear": np.int8,
}
"""What the arrays of the two structures hold."""

Array = NDArray[Any]
P, N32, N64 = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64


class OperationInC(ctypes.Structure):
    """`Operation` of kernels/scan.h, field by field."""

    _fields_ = [
        *((name, N32) for name in ("kind", "slots", "width", "dimension", "window")),
        *((name, P) for name in ("classes", "planes", "online", "tables", "most", "table_of", "mentee_online")),
        *((name, P) for name in ("online_points", "shares", "shares_of", "hers", "starts", "codes", "levels")),
    ]


class ScanInC(ctypes.Structure):
    """`Scan` of kernels/scan.h, field by field."""

    _fields_ = [
        *((name, N32) for name in ("operations", "cells", "windows", "dimensions")),
        *((name, N64) for name in ("stride", "k", "floor", "cheapest")),
        *((name, P) for name in ("operation", "cell", "window", "bounds0", "bounds1", "price", "unit", "dear")),
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
        self.tables = [_tables(operation) for operation in self.operations]
        self.most = [
            np.ascontiguousarray(_table(operation).max(axis=1, initial=FORBIDDEN)) for operation in self.operations
        ]
        self.windows = self._windows()
        self.bounds = [bounds(compiled.operations[place], self.cells) for place in self.cells.dimensions]  # type: ignore[arg-type]
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
        dear = np.minimum((units - np.repeat(unit, np.diff(starts))) >> 4, 127).astype(np.int8)
        place = np.full(self.compiled.shape[1], -1, dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        laid = Laid(prices.copy(), order, ScanInC())
        operations = (OperationInC * max(1, len(self.operations)))()
        for t, operation in enumerate(self.operations):
            self._fill(operations[t], t, operation, laid)
        laid.kept.append(operations)
        self._fill_scan(laid, cell=starts, window=self.windows, price=by_position, unit=unit, order=order, place=place)
        laid.scan.dear = laid.keep("dear", self._spread_out(dear[None, :]))
        laid.scan.operation = ctypes.addressof(operations)
        laid.scan.cheapest = int(unit.min()) if len(unit) else 0
        return laid

    def _fill_scan(self, laid: Laid, **arrays: Array) -> None:
        scan = laid.scan
        scan.operations, scan.cells = len(self.operations), len(self.cells.starts) - 1
        scan.windows, scan.dimensions = self.windows.shape[1], len(self.bounds)
        scan.stride, scan.k, scan.floor = self.stride, self.k, self.floor
        ties = {"mentor_ties": self.compiled.mentor_ties, "mentee_ties": self.compiled.mentee_ties}
        never = {"never_starts": self.never_starts, "never": self.never}
        dimensions = {f"bounds{t}": bound for t, bound in enumerate(self.bounds)}
        for name, array in {**arrays, **ties, **never, **dimensions}.items():
            setattr(scan, name, laid.keep(name, array))

    def _fill(self, into: OperationInC, t: int, operation: Operation, laid: Laid) -> None:
        into.dimension = self._dimension(t)
        into.tables, into.most = laid.keep("tables", self.tables[t]), laid.keep("most", self.most[t])
        into.window = sum(_slots(before) for before in self.operations[:t])
        match operation:
            case Lookup():
                self._fill_lookup(into, t, operation, laid)
            case Shared():
                into.kind, into.width = SHARED, operation.shares.shape[1]
                into.planes = laid.keep("planes", self._spread_out(operation.bits[:, laid.order]))
                into.table_of = laid.keep("table_of", operation.curve_of)
                into.shares_of = laid.keep("shares_of", operation.shares_of)
                into.shares = laid.keep("shares", operation.shares)
            case Graded():
                into.kind, into.width = GRADED, operation.tables.shape[1]
                into.planes = laid.keep("planes", self._spread_out(operation.grades[:, laid.order]))
                for name in ("table_of", "hers", "starts", "codes", "levels"):
                    setattr(into, name, laid.keep(name, getattr(operation, name)))

    def _fill_lookup(self, into: OperationInC, t: int, operation: Lookup, laid: Laid) -> None:
        classes = operation.classes[:, laid.order]
        least = self.windows[:, into.window : into.window + len(classes), 0].T
        local = classes - np.repeat(least, np.diff(self.cells.starts), axis=1)
        into.kind, into.slots, into.width = LOOKUP, len(classes), self.tables[t].shape[1]
        into.classes = laid.keep("classes", self._spread_out(classes))
        into.planes = laid.keep("planes", self._spread_out(np.minimum(local, 255).astype(np.uint8)))
        into.table_of = laid.keep("table_of", operation.table_of)
        if operation.remote is not None:
            online = (operation.remote.mentors[laid.order] != 0) * np.uint8(255)
            into.online = laid.keep("online", self._spread_out(online[None, :]))
            into.mentee_online = laid.keep("mentee_online", operation.remote.mentees)
            into.online_points = laid.keep("online_points", operation.remote.points)

    def _windows(self) -> NDArray[np.uint16]:
        """Return the least and the largest class by cell and slot, shape (cells, slots of all lookups, 2)."""
        slots = [op.classes[:, self.cells.mentors] for op in self.operations if isinstance(op, Lookup)]
        classes = np.concatenate(slots) if slots else np.zeros((0, len(self.cells.mentors)), dtype=np.uint16)
        starts = self.cells.starts[:-1]
        if not len(starts):
            return np.zeros((0, len(classes), 2), dtype=np.uint16)
        ends = [extreme.reduceat(classes, starts, axis=1).T for extreme in (np.minimum, np.maximum)]
        return np.ascontiguousarray(np.stack(ends, axis=2))

    def _dimension(self, t: int) -> int:
        place = self.cells.order[t]
        return self.cells.dimensions.index(place) if place in self.cells.dimensions else -1

    def _spread_out(self, planes: Array) -> Array:
        """Return the planes with room behind each, so that a step may read beyond the last mentor."""
        room = np.zeros((len(planes), self.stride), dtype=planes.dtype)
        room[:, : planes.shape[1]] = planes
        return room


def _slots(operation: Operation) -> int:
    return len(operation.classes) if isinstance(operation, Lookup) else 0


def _table(operation: Operation) -> NDArray[np.int16]:
    return operation.curves if isinstance(operation, Shared) else operation.tables


def _tables(operation: Operation) -> NDArray[np.int16]:
    if not isinstance(operation, Lookup):
        return np.ascontiguousarray(_table(operation))
    return np.pad(operation.tables, ((0, 0), (0, SPARE_ENTRIES)), constant_values=0)


def _check(compiled: Compiled) -> None:
    if len(compiled.operations) > MOST_OPERATIONS:
        raise ValueError(f"A schema has at most {MOST_OPERATIONS} features and rules, not {len(compiled.operations)}.")
    most = np.zeros(compiled.shape[0], dtype=np.int64)
    for operation in compiled.operations:
        of = operation.curve_of if isinstance(operation, Shared) else operation.table_of
        points = np.maximum(_table(operation).max(axis=1, initial=0), 0).astype(np.int64)[of]
        if isinstance(operation, Lookup) and operation.remote is not None:
            np.maximum(points, np.where(operation.remote.mentees != 0, operation.remote.points, 0), out=points)
        if isinstance(operation, Shared) and (np.count_nonzero(operation.shares, axis=1) > MOST_NIBBLES).any():
            raise ValueError(f"A set is cut into at most {MOST_NIBBLES} shares.")
        most += points
    if (most > MOST_FIT).any():
        raise ValueError(f"The points of one pair can reach {most.max()}; the weights must keep them to {MOST_FIT}.")
