"""Thin out what a pricing found: a mentor whom hundreds find underpriced needs only those who want her most.

Without it the few mentors who are free, or too cheap, fill the answers of everybody round after round. What is kept is
at the top of a mentee's list and at the top of the mentor's: candidates from both sides, though only the mentees'
side was scanned.
"""

import ctypes
from dataclasses import replace

import numpy as np

from ..kernels import library
from ..scan.scanner import Best
from ..schema.compiled import I32, I64

LONG, POINTER = library.I64, library.P
UNPAID = 256
"""The least key of an answer that is worth more than its mentee's price."""
LOWEST = -(2**63)


class _Answers(ctypes.Structure):
    _fields_ = [
        *((name, LONG) for name in ("rows", "most", "mentors", "k")),
        *((name, POINTER) for name in ("count", "columns", "fits", "row", "bound", "base", "u", "v")),
    ]


def thinned(
    best: Best, rows: I32, base: I64, u: I64, v: I64, k: int, *, own: int, cap: int, paid_too: bool
) -> tuple[Best, I64]:
    """Return the answers with at most `cap` mentees for each mentor, those who gain most by her, and raised prices.

    rows: the mentees, base: what they add to their pairs, u: their prices, all of shape (R,). v: prices of the
    mentors, shape (m,). own: so many of each mentee's best stay in any case. paid_too: thin out also those worth
    no more than u. With the raised prices, shape (m,), best.bound[t] + price[j] pays for everything left out.
    """
    if library.load() is None:
        return _thinned_by_sorting(best, rows, base, u, v, k, own=own, cap=cap, paid_too=paid_too)
    thin = Best(best.count.copy(), best.columns.copy(), best.fits.copy(), best.bound)
    starts, least, price = np.empty(len(v) + 1, np.int64), np.empty(len(v), np.int64), v.copy()
    keys = np.empty(int(thin.count.sum()), np.int64)
    answers = _Answers(len(rows), thin.columns.shape[1], len(v), k)
    people = {"row": rows, "base": base, "u": u, "v": v}
    for name, array in ({name: getattr(thin, name) for name in ("count", "columns", "fits", "bound")} | people).items():
        setattr(answers, name, library.address(array, array.dtype, *array.shape))
    thin_out = library.declare("graph_thin", POINTER, LONG, LONG, library.I32, *[POINTER] * 4, result=None)
    room = (array.ctypes.data for array in (starts, keys, least, price))
    thin_out(ctypes.addressof(answers), own, cap, paid_too, *room)
    return thin, price


def _thinned_by_sorting(
    best: Best, rows: I32, base: I64, u: I64, v: I64, k: int, *, own: int, cap: int, paid_too: bool
) -> tuple[Best, I64]:
    is_found = np.arange(best.columns.shape[1])[None, :] < best.count[:, None]
    t, q = np.nonzero(is_found)
    column = best.columns[t, q]
    worth = base[t] + k * best.fits[t, q].astype(np.int64) - v[column]
    key = (worth - u[t]) * 256 + _mixed(rows[t], column)
    is_kept = (q < own) | (key < (LOWEST if paid_too else UNPAID)) | (key >= _least(key, column, cap, paid_too))
    price = v.copy()
    np.maximum.at(price, column[~is_kept], (worth + v[column] - best.bound[t])[~is_kept])
    kept = np.zeros(is_found.shape, np.bool_)
    kept[t[is_kept], q[is_kept]] = True
    front = np.argsort(~kept, axis=1, kind="stable")
    columns, fits = np.take_along_axis(best.columns, front, axis=1), np.take_along_axis(best.fits, front, axis=1)
    return replace(best, count=kept.sum(axis=1, dtype=np.int32), columns=columns, fits=fits), price


def _least(key: I64, column: I32, cap: int, paid_too: bool) -> I64:
    """Return for each answer the least key that is kept for its mentor."""
    counted = np.flatnonzero(key >= (LOWEST if paid_too else UNPAID))
    order = counted[np.lexsort((-key[counted], column[counted]))]
    last = np.searchsorted(column[order], column[order]) + cap - 1
    has_more = np.searchsorted(column[order], column[order], side="right") - 1 > last
    least = np.full(len(key), LOWEST)
    least[order] = np.where(has_more, key[order[np.minimum(last, len(order) - 1)]], LOWEST)
    return least


def _mixed(rows: I32, columns: I32) -> I64:
    """Return 0..255 for each pair, as graph.c does."""
    mixed = rows.astype(np.uint32) * np.uint32(2654435761) ^ columns.astype(np.uint32) * np.uint32(2246822519)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(3266489917)
    return (mixed >> np.uint32(24)).astype(np.int64)
