"""Which scanner is the fastest here."""

from ..kernels import library
from ..schema.compiled import I64, Compiled
from .arrays import ArrayScanner
from .native import NativeScanner
from .scanner import Scanner


def scanner_for(compiled: Compiled, base: I64, k: int, floor: int) -> Scanner:
    """Return what scores a question fastest: the kernels, or NumPy where none were built."""
    return (NativeScanner if library.load() else ArrayScanner)(compiled, base, k, floor)
