"""The proof over all pairs, worked out shard by shard: they have to bring together a sum and a maximum, no more.

It holds whoever found the plan, and however: prices that pay for every pair bound every plan.
"""

import numpy as np

from ..market.market import Proof, total
from ..schema.compiled import I32, I64
from .sharing import Ask, Shard, SharedScanner


def prove(scanner: SharedScanner, mate: I32, u: I64, v: I64, places: I32) -> Proof:
    """Work out what the plan and the prices are worth, and by how much any pair is worth more than its prices.

    mate: each mentee's mentor or -1, u: her price, both of shape (n,). v: the mentors' prices, shape (m,), and places.
    """
    n = len(u)
    rows = np.arange(n, dtype=np.int32)
    parts = scanner.parts(rows, u)
    mates = [ask.numbers for _, ask in scanner.parts(rows, mate.astype(np.int64))]
    asks = [(shard, (ask, mates[t])) for t, (shard, ask) in enumerate(parts)]
    answers = scanner.crew.map(proof_of, scanner.name, asks, v=v)
    is_alone = mate < 0
    taken = np.bincount(mate[~is_alone], minlength=len(v))
    broken = (u < 0).sum() + (u[is_alone] != 0).sum() + (v < 0).sum() + (v[taken < places] != 0).sum()
    return Proof(
        primal=sum(primal for primal, _, _, _ in answers),
        dual=sum(dual for _, dual, _, _ in answers) + total(places * v),
        worst=max((worst for _, _, worst, _ in answers), default=0),
        broken=int(broken + (taken > places).sum()) + sum(untrue for _, _, _, untrue in answers),
    )


def proof_of(shard: Shard, part: tuple[Ask, I64], *, v: I64) -> tuple[int, int, int, int]:
    """Step: the worth of a part's pairs, its sum of u, its most unpaid pair, and how many of the pairs are wrong."""
    ask, mate = part
    scanner = shard.of(None)
    matched = np.flatnonzero(mate >= 0)
    fits = scanner.pairs(ask.rows[matched], mate[matched].astype(np.int32)).astype(np.int64)
    numbers = shard.base[ask.rows[matched]] + shard.k * fits
    may_be = fits >= scanner.floor
    untrue = ~may_be | (numbers != ask.numbers[matched] + v[mate[matched]])
    best = scanner.best(ask.rows, ask.numbers, v, 1)
    first = np.flatnonzero(best.count > 0)
    worth = shard.base[ask.rows[first]] + shard.k * best.fits[first, 0].astype(np.int64) - v[best.columns[first, 0]]
    worst = int((worth - ask.numbers[first]).max(initial=0))
    return total(numbers[may_be]), total(ask.numbers), worst, int(untrue.sum())
