"""The two ends of the prices that prove a plan, over all pairs: what one more, or one fewer, would change.

Proving prices are not unique, and the ones that a solver stops at answer no question. With the least v there are (and
the most u), one more mentor of whom the mentees would have the numbers c raises the best whole by exactly
max(0, max(c - u)), and without mentee i it is u[i] lower. With the most v it is v[j] lower without a place of mentor j
(Leonard 1983; Demange, Gale and Sotomayor 1986).
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..errors import NotProven
from ..market import extremes
from ..market.market import Market
from ..schema.compiled import I64
from .found import Found
from .pricing import Pricing

End = Callable[[Market], tuple[I64, I64]]


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of the proving prices; u of shape (n,), v of shape (m,).

    most_u, least_v: what each mentee adds to the whole, and what each mentor's place must cost at least.
    least_u, most_v: the other end; most_v is what each mentor's place adds.
    """

    most_u: I64
    least_v: I64
    least_u: I64
    most_v: I64


def extreme_prices(found: Found) -> Ends:
    """Return the ends of the prices of a proven plan, each paying for all pairs.

    The ends over the candidates are found by one shortest-path search each; then all pairs are priced at them, and
    what is unpaid joins the candidates, until nothing does.

    :raises NotProven: when the plan's gap is not 0
    """
    if found.gap:
        raise NotProven(found.gap)
    least, most = found.pricing.copy(), found.pricing.copy()
    while True:
        graph = least.graph
        most_u, least_v = _priced(least, extremes.most_u, found)
        most.graph = least.graph
        least_u, most_v = _priced(most, extremes.most_v, found)
        least.graph = most.graph
        if least.graph.pairs == graph.pairs:
            return Ends(most_u, least_v, least_u, most_v)


def _priced(pricing: Pricing, end: End, found: Found) -> tuple[I64, I64]:
    """Return one end over the candidates, after pricing all pairs at it."""
    graph, base = pricing.graph, pricing.base
    market = Market(graph.starts, graph.columns, graph.values(pricing.k), pricing.places, -base)
    market.u, market.v, market.mate = found.u - base, found.v, found.mate
    u, v = end(market)
    u = u + base
    pricing.price(u, v)
    return u, v
