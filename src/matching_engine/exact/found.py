"""What the exact loop answers: a plan, prices for all pairs, and what it took."""

from dataclasses import dataclass, field

from ..schema.compiled import I32, I64
from .graph import Graph
from .pricing import Pricing, Round


@dataclass(frozen=True, slots=True)
class Found:
    """A plan over all pairs and the prices that bound every plan.

    mate: each mentee's mentor, -1 alone, shape (n,). u, v: prices of mentees and mentors, 0 or more, that pay for
    every proposable pair, shapes (n,) and (m,). primal: what the plan is worth. dual: the sum of the prices, v once
    for each place. pricing: the candidates and what is known of all other pairs. pairs_scored: how many pairs were
    looked at. edges_visited: the work of the market.
    """

    mate: I32
    u: I64
    v: I64
    primal: int
    dual: int
    pricing: Pricing = field(repr=False)
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

    @property
    def graph(self) -> Graph:
        """Return the candidates that the plan is the best of."""
        return self.pricing.graph

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Return what each round of pricing looked at and found."""
        return tuple(self.pricing.rounds)
