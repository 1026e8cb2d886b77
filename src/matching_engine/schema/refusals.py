"""What the engine refuses about a schema or its people: each sentence names the thing and the mend.

SchemaRefused
    BadWeights     weights that are no whole points, or do not sum to 1000
    DoubleName     a name that two features or two rules have
    UnknownColumn  a column that people do not have, or that is not on the allow-list
    BadValue       a value outside its range
    TooMany        more different values than the tables have room for
"""

from collections.abc import Iterable
from difflib import get_close_matches

from ..errors import EngineError


class SchemaRefused(EngineError):
    """A schema, or people for it, cannot be used as they stand."""


class BadWeights(SchemaRefused):
    """Weights are not whole points 0..1000 that sum to 1000."""


class DoubleName(SchemaRefused):
    """Two features or two rules have the same name."""


class UnknownColumn(SchemaRefused):
    """A column was named that is not there."""


class BadValue(SchemaRefused):
    """Somebody has a value outside its range."""


class TooMany(SchemaRefused):
    """There are more different values than the tables have room for."""


def instead_of(name: str, known: Iterable[str]) -> str:
    """Return the sentence that helps on after a name nobody knows."""
    known = sorted(known)
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}."
