"""Parts of a question: some of its mentees with all mentors, or all mentees with some of its mentors."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .compiled import I32, Compiled, Graded, Lookup, Operation, Remote, Shared


def mentees_of(compiled: Compiled, cut: slice) -> Compiled:
    """Return the question of the mentees in `cut` (start and stop given), counted from its start.

    It holds only the tables that these mentees use.
    """
    is_ours = (compiled.never[:, 0] >= cut.start) & (compiled.never[:, 0] < cut.stop)
    return Compiled(
        operations=tuple(_of_mentees(operation, cut) for operation in compiled.operations),
        places=compiled.places,
        never=compiled.never[is_ours] - np.array([cut.start, 0], compiled.never.dtype),
        mentee_ties=compiled.mentee_ties[cut],
        mentor_ties=compiled.mentor_ties,
    )


def mentors_of(compiled: Compiled, columns: I32) -> Compiled:
    """Return the question of these mentors alone, in this order; columns: each at most once, shape (C,)."""
    place = np.full(compiled.shape[1], -1, np.int32)
    place[columns] = np.arange(len(columns), dtype=np.int32)
    never = np.stack([compiled.never[:, 0], place[compiled.never[:, 1]]], axis=1)[place[compiled.never[:, 1]] >= 0]
    return Compiled(
        operations=tuple(_of_mentors(operation, columns) for operation in compiled.operations),
        places=compiled.places[columns],
        never=np.ascontiguousarray(never[np.lexsort((never[:, 1], never[:, 0]))]),
        mentee_ties=compiled.mentee_ties,
        mentor_ties=compiled.mentor_ties[columns],
    )


def _of_mentors(operation: Operation, columns: I32) -> Operation:
    match operation:
        case Lookup():
            remote = operation.remote and replace(operation.remote, mentors=operation.remote.mentors[columns])
            return replace(operation, classes=np.ascontiguousarray(operation.classes[:, columns]), remote=remote)
        case Shared():
            return replace(operation, bits=np.ascontiguousarray(operation.bits[:, columns]))
        case Graded():
            return replace(operation, grades=np.ascontiguousarray(operation.grades[:, columns]))


def _of_mentees(operation: Operation, cut: slice) -> Operation:
    match operation:
        case Lookup():
            used, table_of = _used(operation.table_of[cut])
            remote = operation.remote and _of_mentees_online(operation.remote, cut)
            return replace(operation, table_of=table_of, tables=operation.tables[used], remote=remote)
        case Shared():
            rows, shares_of = _used(operation.shares_of[cut])
            used, curve_of = _used(operation.curve_of[cut])
            return replace(
                operation,
                shares_of=shares_of,
                shares=operation.shares[rows],
                curve_of=curve_of,
                curves=operation.curves[used],
            )
        case Graded():
            return _of_mentees_graded(operation, cut)


def _of_mentees_online(remote: Remote, cut: slice) -> Remote:
    return Remote(remote.mentees[cut], remote.mentors, remote.points[cut])


def _of_mentees_graded(operation: Graded, cut: slice) -> Graded:
    rows, hers = _used(operation.hers[cut])
    used, table_of = _used(operation.table_of[cut])
    many = operation.starts[rows + 1] - operation.starts[rows]
    starts = np.concatenate([[0], np.cumsum(many)]).astype(operation.starts.dtype)
    places = np.arange(int(starts[-1])) + np.repeat(operation.starts[rows] - starts[:-1], many)
    return replace(
        operation,
        hers=hers,
        starts=starts,
        codes=operation.codes[places],
        levels=operation.levels[places],
        table_of=table_of,
        tables=operation.tables[used],
    )


def _used(table_of: I32) -> tuple[NDArray[np.int32], I32]:
    """Return which tables these mentees use, and the place of each mentee's among them."""
    used, place = np.unique(table_of, return_inverse=True)
    return used, place.astype(np.int32)
