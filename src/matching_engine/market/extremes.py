"""The two ends of the optimal prices of a solved market: what one more, or one fewer, would change.

All optimal prices form a lattice. With the most u and the least v, one more mentor of whom the rows would have the
values w raises the best sum by max(0, max(w - u)), and without row i it is u[i] - alone[i] lower. With the least u and
the most v it is v[j] lower when a place of column j goes (Leonard 1983; Demange, Gale and Sotomayor 1986).
"""

from ..kernels import library
from ..schema.compiled import I64
from .market import Market
from .without_kernels import most_u as most_u_by_rounds
from .without_kernels import most_v as most_v_by_rounds


def most_u(market: Market) -> tuple[I64, I64]:
    """Return u, shape (n,), and v, shape (m,): the optimal prices with the most u and the least v.

    :raises NotOptimal: without kernels, when the market is not solved
    """
    return _end(market, "least_v") if library.load() else most_u_by_rounds(market, market.mate)


def most_v(market: Market) -> tuple[I64, I64]:
    """Return u, shape (n,), and v, shape (m,): the optimal prices with the least u and the most v.

    :raises NotOptimal: without kernels, when the market is not solved
    """
    return _end(market, "most_v") if library.load() else most_v_by_rounds(market, market.mate)


def _end(market: Market, name: str) -> tuple[I64, I64]:
    layout = market.layout()
    layout.start_from(market.v, market.mate)
    layout.settle()
    return layout.extreme(name)
