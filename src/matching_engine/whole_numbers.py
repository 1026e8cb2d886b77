"""Whole numbers as they must be, or a sentence that names what is wrong with them."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import BadInput

LARGEST = 2**57
"""The numbers of pairs stay within this of 0 in a live plan, and what is compared with them within four times it."""


def whole(name: str, value: Any, low: int, high: int) -> int:
    """Return a whole number from low to high.

    :raises BadInput: when it is none
    """
    is_whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not is_whole or not low <= value <= high:
        raise BadInput(f"{name} is {value!r}: give a whole number, {low} to {high}.")
    return int(value)


def wholes(name: str, values: ArrayLike, low: int, high: int, *, length: int | None = None) -> NDArray[Any]:
    """Return whole numbers from low to high as an array of one dimension, of its own dtype.

    length: how many there must be, None for any number.

    :raises BadInput: when there are others, or more, or fewer
    """
    array = np.asarray(values)
    if array.ndim != 1 or (length is not None and len(array) != length):
        wanted = "one row of numbers" if length is None else f"{length} numbers"
        raise BadInput(f"{name} must be {wanted}, not an array of shape {array.shape}.")
    if not array.size:
        return array.astype(np.int64)
    if array.dtype.kind not in "iu":
        raise BadInput(f"{name} must hold whole numbers, not {array.dtype}.")
    if not low <= int(array.min()) <= int(array.max()) <= high:
        worst = int(array.min()) if int(array.min()) < low else int(array.max())
        raise BadInput(f"{name} holds {worst}: give whole numbers, {low} to {high}.")
    return array
