"""The extreme prices of a best plan: they prove it, and they tell what one more mentor would be worth.

Prices u (mentees) and v (a mentor's place) prove a plan when u_i + v_j >= w_ij for every pair, with equality on
the chosen pairs, and 0 for whoever is left alone: then no plan is worth more than sum(u) + sum(v). Of all such
prices the ones with the least v have the most u, and only these are exact: one more mentor of type t raises the
best sum by max(0, max_i(w_it - u_i)), no more and no less (Leonard 1983; Demange, Gale and Sotomayor 1986).
"""

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineError

Longs = NDArray[np.int64]
ROWS_AT_ONCE = 512


class NotOptimal(EngineError):
    """The plan can be improved, so no prices prove it: an error in the solver, never in the input."""


def extreme_prices(worth: Longs, mentor_of: NDArray[np.intp]) -> tuple[Longs, Longs]:
    """Return the most u, shape (mentees,), and the least v, shape (mentors,), that prove a plan.

    worth: number of each pair, shape (mentees, mentors), 0 where it may not be. mentor_of: each mentee's mentor,
    -1 for none. Starts from v = 0 and raises only what a mentee's next-best choice demands; revisits only the
    mentees whose mentor's price rose.

    :raises NotOptimal: when the prices keep rising or leave their range.
    """
    people, mentors = worth.shape
    if not mentors:
        return np.zeros(people, dtype=np.int64), np.zeros(0, dtype=np.int64)
    matched = np.flatnonzero(mentor_of >= 0)
    own = np.zeros(people, dtype=np.int64)
    own[matched] = worth[matched, mentor_of[matched]]
    v = np.zeros(mentors, dtype=np.int64)
    to_visit = np.arange(people)
    # A rising price travels along an alternating path that visits no mentor twice.
    for _ in range(mentors + 2):
        if not to_visit.size:
            break
        before = v.copy()
        for start in range(0, to_visit.size, ROWS_AT_ONCE):
            rows = to_visit[start : start + ROWS_AT_ONCE]
            u = np.where(mentor_of[rows] >= 0, own[rows] - v[mentor_of[rows]], 0)
            np.maximum(v, (worth[rows] - u[:, None]).max(axis=0), out=v)
        to_visit = matched[v[mentor_of[matched]] > before[mentor_of[matched]]]
    u = np.zeros(people, dtype=np.int64)
    u[matched] = own[matched] - v[mentor_of[matched]]
    if to_visit.size or (u < 0).any():
        raise NotOptimal("The plan can be improved: its prices do not settle.")
    return u, v
