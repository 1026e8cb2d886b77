"""The arrays of a live market and how C sees them (live.h): every array here belongs to Python, the journal to C."""

import ctypes
import weakref
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import NeedsKernels
from ..kernels import library

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
AWAY = 1 << 60
"""The price of whoever is away: no edge reaches it."""
NOBODY = -1
ENTRY = np.dtype([("kind", np.int32), ("who", np.int32), ("before", np.int64)])
"""One noted change: what kind, of which row or column, and the value before it."""
KINDS = ("total", "u", "v", "mate", "taken", "seat", "least", "places", "added", "removed", "renumbered", "number",
         "shifted")  # fmt: skip
ROW_ARRAYS = {"least": np.int64, "u": np.int64, "mate": np.int32}
COLUMN_ARRAYS = {"v": np.int64, "places": np.int32, "taken": np.int32, "seats_at": np.int64}
WORK_ARRAYS = {"distance": np.int64, "by": np.int32, "from_": np.int32, "position": np.int32, "stack": np.int32,
               "reached": np.int32, "settled": np.int32}  # fmt: skip
_CLEAN = {"distance": np.iinfo(np.int64).max, "position": NOBODY}


class CSide(ctypes.Structure):
    """`Side` of live.h."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("start", "end", "room", "other", "number")]
    _fields_ += [("top", ctypes.c_int64), ("capacity", ctypes.c_int64)]


class CLive(ctypes.Structure):
    """`Live` of live.h."""

    _fields_ = [("row", CSide), ("column", CSide)]
    _fields_ += [(name, ctypes.c_void_p) for name in (*ROW_ARRAYS, *COLUMN_ARRAYS, "seats", *WORK_ARRAYS)]
    _fields_ += [("heap", ctypes.c_void_p), ("journal", ctypes.c_void_p)]
    _fields_ += [(name, ctypes.c_int64) for name in ("total", "edges", "edges_visited", "columns_visited", "paths")]


def function(name: str, *arguments: Any, result: Any = ctypes.c_int64) -> library.Function:
    """Return a kernel of live.c.

    :raises NeedsKernels: when the kernels are not built here
    """
    if library.load() is None:
        raise NeedsKernels("A live plan")
    return library.declare(name, *arguments, result=result)


class Lists:
    """The edges of one side: node k has other[start[k]:end[k]] and their numbers, largest first."""

    def __init__(self, nodes: int, edges: int) -> None:
        """Make empty lists for so many nodes, with room to spend for so many edges."""
        self.start, self.end, self.room = (np.zeros(nodes, np.int64) for _ in range(3))
        self.other, self.number = np.empty(edges, np.int32), np.empty(edges, np.int64)

    def more_nodes(self, nodes: int) -> None:
        """Make the three arrays by node this long."""
        self.start, self.end, self.room = (longer(array, nodes, 0) for array in (self.start, self.end, self.room))

    def more_edges(self, edges: int) -> None:
        """Make the pool this long."""
        self.other, self.number = longer(self.other, edges, 0), longer(self.number, edges, 0)

    def show(self, seen: CSide) -> None:
        """Let C see the arrays as they are now."""
        for name in ("start", "end", "room", "number"):
            setattr(seen, name, library.address(getattr(self, name), np.int64, -1, writable=True))
        seen.other = library.address(self.other, np.int32, -1, writable=True)
        seen.capacity = self.other.size


class Journal:
    """What changed and what was before, kept by C so that it can grow while a kernel runs."""

    def __init__(self) -> None:
        """Begin with nothing noted.

        :raises NeedsKernels: when the kernels are not built here
        :raises MemoryError: when there is no memory at all
        """
        pointer = ctypes.c_void_p
        self.address: int | None = function("live_journal_new", result=pointer)()
        if not self.address:
            raise MemoryError
        self._count = function("live_journal_count", pointer)
        self._copy = function("live_journal_copy", pointer, ctypes.c_int64, pointer, result=None)
        self._forget = function("live_journal_forget", pointer, ctypes.c_int64, result=None)
        weakref.finalize(self, function("live_journal_free", pointer, result=None), self.address)

    def __len__(self) -> int:
        """Return how many changes are noted.

        :raises MemoryError: when there was no memory to note all of them
        """
        count = self._count(self.address)
        if count < 0:
            raise MemoryError("The changes were too many to be noted, so they cannot be taken back.")
        return count

    def since(self, mark: int) -> NDArray[Any]:
        """Return a copy of the entries after the first `mark`, of dtype ENTRY."""
        entries = np.empty(len(self) - mark, ENTRY)
        self._copy(self.address, mark, entries.ctypes.data)
        return entries

    def forget(self, count: int) -> None:
        """Drop the oldest entries."""
        self._forget(self.address, count)


def work_space(columns: int) -> dict[str, NDArray[Any]]:
    """Return clean work space for so many columns."""
    space: dict[str, NDArray[Any]] = {
        name: np.full(columns, _CLEAN.get(name, 0), dtype) for name, dtype in WORK_ARRAYS.items()
    }
    return {**space, "heap": np.zeros((columns, 2), np.int64)}


def longer(array: NDArray[Any], length: int, fill: int | bool) -> NDArray[Any]:
    """Return a longer copy, filled up with `fill`."""
    copy = np.full(length, fill, array.dtype)
    copy[: array.size] = array
    return copy
