"""How long the way is between two points: one estimate, in whole numbers, the same on every machine."""

from collections.abc import Sequence
from math import cos, isqrt, radians

import numpy as np
from numpy.typing import NDArray

from .pool import Point

METRES_PER_STEP = 111  # a thousandth of a degree northwards
LEAVING_MINUTES = 5
FAR_APART_MINUTES = 90  # beyond this nobody travels twice a month, and the number says nothing
METRES_PER_MINUTE = 600  # as the crow flies, by train, bus or car, waiting included
# Whole numbers for each degree of latitude: a cosine from two libraries may differ in its last bit.
_NARROWING = [round(1000 * cos(radians(degree))) for degree in range(91)]
_NARROWING_ARRAY = np.array(_NARROWING, dtype=np.int64)


def travel_minutes(here: Point, there: Point) -> int:
    """Return the estimated minutes of one way, at least 5."""
    narrowing = _NARROWING[min(90, abs(here[0] + there[0]) // 2000)]
    north = abs(here[0] - there[0]) * METRES_PER_STEP
    east = abs(here[1] - there[1]) * METRES_PER_STEP * narrowing // 1000
    return LEAVING_MINUTES + isqrt(north * north + east * east) // METRES_PER_MINUTE


def travel_table(here: Sequence[Point | None], there: Sequence[Point | None]) -> NDArray[np.int32]:
    """Return the minutes between all points, shape (here, there); -1 where a point is not known."""
    a = np.array([point or (0, 0) for point in here], dtype=np.int64).reshape(-1, 2)
    b = np.array([point or (0, 0) for point in there], dtype=np.int64).reshape(-1, 2)
    narrowing = _NARROWING_ARRAY[np.minimum(90, np.abs(a[:, None, 0] + b[None, :, 0]) // 2000)]
    north = np.abs(a[:, None, 0] - b[None, :, 0]) * METRES_PER_STEP
    east = np.abs(a[:, None, 1] - b[None, :, 1]) * METRES_PER_STEP * narrowing // 1000
    # A square root of whole numbers below 2**52 is rounded correctly, so its floor is exact.
    metres = np.sqrt((north * north + east * east).astype(np.float64)).astype(np.int64)
    minutes: NDArray[np.int32] = (LEAVING_MINUTES + metres // METRES_PER_MINUTE).astype(np.int32)
    unknown_here = np.array([point is None for point in here], dtype=bool)
    unknown_there = np.array([point is None for point in there], dtype=bool)
    minutes[unknown_here, :] = -1
    minutes[:, unknown_there] = -1
    return minutes
