"""A set cut into 60 shares: what it holds weighs more or less, and the shares always sum to 60.

Sixty is divided by all numbers to six, so small sets of equal things are cut evenly; a byte holds it; and the points
by shares fit into one table of 64 entries, which a processor looks up for many mentors at once.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .compiled import I64, SHARES, U8


def cut(weights: Sequence[int]) -> tuple[int, ...]:
    """Cut 60 shares in proportion to weights >= 1 by largest remainder; everything gets one at least.

    What would get less than one share gets one, and the rest is cut among the others. Equal remainders go to the
    earlier thing. Of more than 60 things the 60 heaviest, the earlier among equals, get one share each.
    """
    if len(weights) > SHARES:
        heaviest = set(sorted(range(len(weights)), key=lambda e: (-weights[e], e))[:SHARES])
        return tuple(int(e in heaviest) for e in range(len(weights)))
    light: set[int] = set()
    while True:
        free, rest = SHARES - len(light), sum(w for e, w in enumerate(weights) if e not in light)
        too_light = {e for e, w in enumerate(weights) if e not in light and free * w < rest}
        if not too_light:
            break
        light |= too_light
    cuts = [1 if e in light else free * w // rest for e, w in enumerate(weights)]
    remainders = [(-(free * w % rest), e) for e, w in enumerate(weights) if e not in light]
    for _, e in sorted(remainders)[: SHARES - sum(cuts)]:
        cuts[e] += 1
    return tuple(cuts)


def cut_rows(weights: I64) -> U8:
    """Cut many sets as `cut` does, shape (sets, things) of weights >= 1, or 0 where a set has nothing more.

    Either all sets hold 60 things at most, or all hold as many as there are columns.
    """
    things = weights.shape[1]
    if things > SHARES and weights.all():
        return _one_each(weights)
    settled = weights == 0
    cuts = np.zeros(weights.shape, dtype=np.int64)
    while True:
        free = SHARES - cuts.sum(axis=1, keepdims=True)
        rest = np.where(settled, 0, weights).sum(axis=1, keepdims=True)
        too_light = ~settled & (free * weights < rest)
        if not too_light.any():
            break
        settled |= too_light
        cuts[too_light] = 1
    quotas, rest = np.where(settled, 0, free * weights), np.maximum(1, rest)
    cuts += quotas // rest
    remainders = np.where(settled, -1, quotas % rest)
    order = np.argsort(-remainders, axis=1, kind="stable")
    left_over = weights.any(axis=1, keepdims=True) * (SHARES - cuts.sum(axis=1, keepdims=True))
    gets_one_more = np.arange(things)[None, :] < left_over
    np.put_along_axis(cuts, order, np.take_along_axis(cuts, order, axis=1) + gets_one_more, axis=1)
    return cuts.astype(np.uint8)


def _one_each(weights: I64) -> U8:
    order: NDArray[np.intp] = np.argsort(-weights, axis=1, kind="stable")[:, :SHARES]
    cuts = np.zeros(weights.shape, dtype=np.uint8)
    np.put_along_axis(cuts, order, np.uint8(1), axis=1)
    return cuts
