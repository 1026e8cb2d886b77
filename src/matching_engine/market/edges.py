"""The bare engine: the exact maximum-weight assignment of any edges, with prices that prove it.

Leaving somebody alone is allowed, so an edge of weight 0 or less is never used.
"""

from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import BadInput
from .market import Market
from .prices import NotOptimal

Longs = NDArray[np.int64]
EXACT_BELOW = 2**52
MOST_PEOPLE = 2**28


@dataclass(frozen=True, slots=True)
class Assignment:
    """The best assignment of a set of edges.

    pairs: shape (matched, 2), sorted (left, right). weight: their sum. dual_bound: no assignment weighs more.
    """

    pairs: Longs
    weight: int
    dual_bound: int
    seconds: float

    @property
    def matched(self) -> int:
        """Return the number of pairs."""
        return len(self.pairs)

    @property
    def gap(self) -> int:
        """Return how far the weight may be from the best; 0 is proof."""
        return self.dual_bound - self.weight


@dataclass(frozen=True, slots=True)
class _Edges:
    left: Longs
    right: Longs
    weight: Longs
    left_places: Longs
    right_places: Longs


def solve_edges(
    left: ArrayLike,
    right: ArrayLike,
    weight: ArrayLike,
    left_places: ArrayLike | None = None,
    right_places: ArrayLike | None = None,
) -> Assignment:
    """Assign left to right so that the summed weight is the largest possible; an edge is used at most once.

    left, right: indices from 0, shape (edges,). weight: whole numbers, shape (edges,); of several edges between
    the same two the heaviest counts. left_places, right_places: how many partners each may have, default 1.

    :raises BadInput: when an array has the wrong shape, a negative index or a weight that is not whole.
    """
    started = perf_counter()
    edges = _read(left, right, weight, left_places, right_places)
    if not edges.weight.size:
        return Assignment(np.zeros((0, 2), dtype=np.int64), 0, 0, perf_counter() - started)
    if (edges.left_places > 1).any() and (edges.right_places > 1).any():
        chosen, bound = _with_places_on_both_sides(edges)
    else:
        chosen, bound = _in_a_market(edges)
    pairs = np.stack([edges.left[chosen], edges.right[chosen]], axis=1)
    return Assignment(pairs, int(edges.weight[chosen].sum()), bound, perf_counter() - started)


def _read(
    left: ArrayLike,
    right: ArrayLike,
    weight: ArrayLike,
    left_places: ArrayLike | None,
    right_places: ArrayLike | None,
) -> _Edges:
    lefts, rights, weights = _whole("left", left), _whole("right", right), _whole("weight", weight)
    if not lefts.shape == rights.shape == weights.shape:
        raise BadInput(
            f"left, right and weight must be equally long, not {lefts.size}, {rights.size} and {weights.size}."
        )
    if lefts.size and min(lefts.min(), rights.min()) < 0:
        raise BadInput("left and right are indices from 0; a negative one was given.")
    if lefts.size and max(lefts.max(), rights.max()) > MOST_PEOPLE:
        raise BadInput(f"left and right are indices from 0 to {MOST_PEOPLE}; a larger one was given.")
    places_left = _places("left_places", left_places, int(lefts.max(initial=-1)) + 1)
    places_right = _places("right_places", right_places, int(rights.max(initial=-1)) + 1)
    useful = (weights > 0) & (places_left[lefts] > 0) & (places_right[rights] > 0)
    lefts, rights, weights = _each_once(lefts[useful], rights[useful], weights[useful])
    # More places than edges to fill them change nothing.
    places_left = np.minimum(places_left, np.bincount(lefts, minlength=places_left.size))
    places_right = np.minimum(places_right, np.bincount(rights, minlength=places_right.size))
    most = int(weights.max(initial=0)) * (int(min(places_left.sum(), places_right.sum())) + 1)
    if most >= EXACT_BELOW:
        raise BadInput(f"The weights are too large to be summed exactly: {most} is not below 2**52.")
    return _Edges(lefts, rights, weights, places_left, places_right)


def _each_once(left: Longs, right: Longs, weight: Longs) -> tuple[Longs, Longs, Longs]:
    """Return the edges in the order of left and right, the heaviest of those between the same two."""
    if left.size > 1:
        follows = (left[1:] > left[:-1]) | ((left[1:] == left[:-1]) & (right[1:] > right[:-1]))
        if not follows.all():
            order = np.lexsort((right, left))
            left, right, weight = left[order], right[order], weight[order]
            is_first = np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])])
            first = np.flatnonzero(is_first)
            return left[first], right[first], np.maximum.reduceat(weight, first)
    return left, right, weight


def _whole(name: str, values: ArrayLike) -> Longs:
    array: NDArray[Any] = np.asarray(values)
    if array.ndim != 1:
        raise BadInput(f"{name} must have one dimension, not {array.ndim}.")
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.dtype.kind not in "iuf":
        raise BadInput(f"{name} must hold whole numbers, not {array.dtype}.")
    if array.dtype.kind == "f" and not (np.isfinite(array) & (array == np.rint(array))).all():
        raise BadInput(f"{name} must hold whole numbers; multiply fractions by a power of ten first.")
    if (np.abs(array.astype(np.float64)) >= EXACT_BELOW).any():
        raise BadInput(f"{name} holds a number that is not below 2**52.")
    return array.astype(np.int64)


def _places(name: str, given: ArrayLike | None, at_least: int) -> Longs:
    if given is None:
        return np.ones(at_least, dtype=np.int64)
    places = _whole(name, given)
    if places.size < at_least or (places < 0).any():
        raise BadInput(f"{name} must give 0 or more places to each of at least {at_least} people.")
    return places


def _in_a_market(edges: _Edges) -> tuple[NDArray[np.intp], int]:
    """Solve with the side that has one place each as rows; return the chosen edges and what no assignment exceeds."""
    if (edges.left_places > 1).any():
        by_row = np.lexsort((edges.left, edges.right))
        turned = (edges.right[by_row], edges.left[by_row], edges.weight[by_row], edges.right_places, edges.left_places)
        chosen, bound = _in_a_market(_Edges(*turned))
        return np.sort(by_row[chosen]), bound
    start = np.searchsorted(edges.left, np.arange(edges.left_places.size + 1))
    market = Market(start, edges.right.astype(np.int32), edges.weight, edges.right_places.astype(np.int32))
    market.solve()
    proof = market.certificate()
    chosen = np.flatnonzero(market.mate[edges.left] == edges.right)
    if not proof.holds or proof.primal != int(edges.weight[chosen].sum()):
        raise NotOptimal("The assignment can be improved: its prices do not settle.")
    return chosen, proof.dual


def _with_places_on_both_sides(edges: _Edges) -> tuple[NDArray[np.intp], int]:
    """Solve as a linear program, whose corners are whole; the bound is computed again in whole numbers."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    count = np.arange(edges.weight.size)
    ends = np.concatenate([edges.left, edges.left_places.size + edges.right])
    people = edges.left_places.size + edges.right_places.size
    uses = csr_array((np.ones(ends.size), (ends, np.concatenate([count, count]))), shape=(people, count.size))
    limits = np.concatenate([edges.left_places, edges.right_places])
    answer = linprog(-edges.weight, A_ub=uses, b_ub=limits, bounds=(0, 1), method="highs-ds")
    chosen = np.flatnonzero(answer.x > 0.5)
    prices = np.maximum(0, np.rint(-answer.ineqlin.marginals)).astype(np.int64)
    unpaid = edges.weight - prices[edges.left] - prices[edges.left_places.size + edges.right]
    # Any prices bound the best weight, so rounding can only make the gap larger, never hide it.
    return chosen, int((prices * limits).sum()) + int(np.maximum(0, unpaid).sum())
