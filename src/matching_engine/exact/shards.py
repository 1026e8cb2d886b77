"""A question cut into shards of mentees: each holds all mentors and only the tables of its own mentees."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..schema.compiled import I32, Compiled, Graded, Lookup, Operation, Remote, Shared


def shard_of(compiled: Compiled, cut: slice) -> Compiled:
    """Return the question of the mentees in `cut` (start and stop given), counted from its start."""
    is_ours = (compiled.never[:, 0] >= cut.start) & (compiled.never[:, 0] < cut.stop)
    return Compiled(
        operations=tuple(_cut(operation, cut) for operation in compiled.operations),
        places=compiled.places,
        never=compiled.never[is_ours] - np.array([cut.start, 0], compiled.never.dtype),
        mentee_ties=compiled.mentee_ties[cut],
        mentor_ties=compiled.mentor_ties,
    )


def _cut(operation: Operation, cut: slice) -> Operation:
    match operation:
        case Lookup():
            used, table_of = _used(operation.table_of[cut])
            remote = operation.remote and _cut_remote(operation.remote, cut)
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
            return _cut_graded(operation, cut)


def _cut_remote(remote: Remote, cut: slice) -> Remote:
    return Remote(remote.mentees[cut], remote.mentors, remote.points[cut])


def _cut_graded(operation: Graded, cut: slice) -> Graded:
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
