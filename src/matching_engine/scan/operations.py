"""The points of one operation in NumPy: for some mentees with all mentors, and for single pairs."""

import numpy as np

from ..schema.compiled import FORBIDDEN, I16, I32, U8, Graded, Lookup, Operation, Remote, Shared


def points_of_rows(operation: Operation, rows: I32) -> I16:
    """Return the points of these mentees with all mentors, shape (R, m), FORBIDDEN included."""
    if isinstance(operation, Lookup):
        return _lookup_rows(operation, rows)
    if isinstance(operation, Shared):
        tables, entries = operation.curves[operation.curve_of[rows]], shared_totals(operation, rows)
    else:
        tables, entries = operation.tables[operation.table_of[rows]], best_grades(operation, rows)
    points: I16 = np.take_along_axis(tables, entries.astype(np.intp), axis=1)
    return points


def points_of_pairs(operation: Operation, rows: I32, columns: I32) -> I16:
    """Return the points of single pairs, shape (P,), FORBIDDEN included."""
    if isinstance(operation, Lookup):
        return _lookup_pairs(operation, rows, columns)
    if isinstance(operation, Shared):
        shares = operation.shares[operation.shares_of[rows]]
        totals = (shares * _elements_of(operation, columns)).sum(axis=1, dtype=np.int64)
        points: I16 = operation.curves[operation.curve_of[rows], totals]
        return points
    hers = levels_of(operation, rows)
    best = np.minimum(hers, operation.grades[:, columns].T).max(axis=1, initial=0)
    known: I16 = operation.tables[operation.table_of[rows], best]
    return known


def _lookup_rows(operation: Lookup, rows: I32) -> I16:
    tables = operation.tables[operation.table_of[rows]]
    points: I16 = np.take(tables, operation.classes[0], axis=1)
    for classes in operation.classes[1:]:
        np.maximum(points, np.take(tables, classes, axis=1), out=points)
    if operation.remote is not None:
        at_least = _worth_remotely(operation.remote, rows)[:, None]
        np.maximum(points, np.where(operation.remote.mentors[None, :] != 0, at_least, FORBIDDEN), out=points)
    return points


def _lookup_pairs(operation: Lookup, rows: I32, columns: I32) -> I16:
    classes = operation.classes[:, columns]
    points: I16 = operation.tables[operation.table_of[rows][None, :], classes].max(axis=0)
    if operation.remote is not None:
        at_least = _worth_remotely(operation.remote, rows)
        points = np.maximum(points, np.where(operation.remote.mentors[columns] != 0, at_least, FORBIDDEN))
    return points.astype(np.int16)


def _worth_remotely(remote: Remote, rows: I32) -> I16:
    return np.where(remote.mentees[rows] != 0, remote.points[rows], FORBIDDEN).astype(np.int16)


def shared_totals(operation: Shared, rows: I32) -> U8:
    """Return the shares of these mentees' sets that each mentor has, shape (R, m): 0..60, or 63."""
    hers = operation.shares[operation.shares_of[rows]].astype(np.float32)
    mentors = np.arange(operation.bits.shape[1], dtype=np.int32)
    # Sums of small whole numbers are exact in single precision.
    totals: U8 = (hers @ _elements_of(operation, mentors).astype(np.float32).T).astype(np.uint8)
    return totals


def _elements_of(operation: Shared, columns: I32) -> U8:
    bits = np.unpackbits(operation.bits[:, columns], axis=0, bitorder="little")
    elements: U8 = bits[: operation.shares.shape[1]].T
    return elements


def best_grades(operation: Graded, rows: I32) -> U8:
    """Return the weaker grade in what each pair does best together, shape (R, m), 0 for nothing in common."""
    hers = levels_of(operation, rows)
    best = np.zeros((len(rows), operation.grades.shape[1]), dtype=np.uint8)
    for code in np.flatnonzero(hers.any(axis=0)):
        who = np.flatnonzero(hers[:, code])
        both = np.minimum(hers[who, code, None], operation.grades[code][None, :])
        best[who] = np.maximum(best[who], both)
    return best


def levels_of(operation: Graded, rows: I32) -> U8:
    """Return these mentees' grades laid out by code, shape (R, codes), 0 where there is none."""
    start, stop = operation.starts[operation.hers[rows]], operation.starts[operation.hers[rows] + 1]
    many = stop - start
    whose = np.repeat(np.arange(len(rows)), many)
    places = np.arange(len(whose)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(start, many)
    hers = np.zeros((len(rows), len(operation.grades)), dtype=np.uint8)
    hers[whose, operation.codes[places]] = operation.levels[places]
    return hers
