"""What the exact loop answers: a plan, prices for all pairs, and what it took."""

from dataclasses import dataclass

from ..schema.compiled import I32, I64


@dataclass(frozen=True, slots=True)
class Round:
    """One round of pricing.

    candidates: pairs of the graph that was priced. primal: what its best plan is worth. rows, columns: mentees held
    against all mentors, and mentors against whom all other mentees were held. unpaid: pairs found that are worth
    more than their prices. unpaid_rows: mentees who have one. worst: the most by which one is unpaid.
    """

    candidates: int
    primal: int
    rows: int
    columns: int
    unpaid: int
    unpaid_rows: int
    worst: int


@dataclass(frozen=True, slots=True)
class Found:
    """A plan over all pairs and the prices that bound every plan.

    mate: each mentee's mentor, -1 alone, shape (n,). u, v: prices of mentees and mentors, 0 or more, that pay for
    every proposable pair, shapes (n,) and (m,). primal: what the plan is worth. dual: the sum of the prices, v once
    for each place. candidates: pairs of the last graph. pairs_scored: how many pairs were looked at.
    edges_visited: the work of the market.
    """

    mate: I32
    u: I64
    v: I64
    primal: int
    dual: int
    rounds: tuple[Round, ...]
    candidates: int
    pairs_scored: int
    edges_visited: int

    @property
    def bound(self) -> int:
        """Return what no plan is worth more than."""
        return self.dual

    @property
    def gap(self) -> int:
        """Return how far the plan may be from the best; 0 is proof."""
        return self.dual - self.primal
