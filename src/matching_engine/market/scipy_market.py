"""Without kernels."""

from typing import Any


def solve_without_kernels(market: Any) -> Any:
    """Solve a market without the kernels."""
    raise NotImplementedError
