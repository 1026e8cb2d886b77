"""The goals in their order as one exact whole number for each pair.

Each goal gets a multiplier and a pair's number is the sum of multiplier x amount, where the amounts are 1 (a
mentee matched), her waiting days (capped) and the fit in points. The multipliers come from the mentees themselves:

    the last goal's is 1; each goal before it has 2 x (sum of multiplier x bound over the goals after it) + 1,
    with the bounds  matched 1,  waiting C = the longest wait there is,  fit 1000 x (number of mentees).

Why the largest sum is then the best plan in the goals' order. Take any plan P and a best one B. Where they
differ they fall apart into alternating paths and cycles, each of which can be applied to P by itself. Along one
of them only its two ends gain or lose a mentor, so it changes `matched` by at most 1, `waiting` by at most C and
`fit` by at most 1000 for each of at most all mentees: the bounds. Comparing in order is compatible with adding,
so if P is worse than B, one of these changes is an improvement in order; and because each multiplier exceeds
everything the goals after it can change together, that change raises P's sum as well. So a plan whose sum
cannot be raised cannot be improved in order either. The factor 2 lets such a change be read back from the sum
alone (`Goals.change`). The multipliers depend on the mentees only, so one more mentor leaves them as they are.
"""

from collections.abc import Sequence

GOALS = ("matched", "waiting", "fit")
"""The goals there are, in their usual order."""
MOST_FIT = 1000


def multipliers(order: Sequence[str], *, longest_wait: int, mentees: int) -> dict[str, int]:
    """Return each goal's multiplier, 0 for one that is not in the order; the first goal always wins.

    order: some of `GOALS`. longest_wait: the most days that any of the mentees has waited, capped as they count.
    """
    bound = {"matched": 1, "waiting": longest_wait, "fit": MOST_FIT * max(1, mentees)}
    multiplier = dict.fromkeys(GOALS, 0)
    everything_after = 0
    for goal in reversed(order):
        multiplier[goal] = 2 * everything_after + 1
        everything_after += multiplier[goal] * bound[goal]
    return multiplier
