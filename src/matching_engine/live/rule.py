"""Which hard rule a pair breaks, read from the arrays that the scanner scores."""

import numpy as np

from ..scan.operations import points_of_pairs
from ..schema.compiled import FORBIDDEN, Compiled


def rule_broken(compiled: Compiled | None, row: int, column: int) -> str:
    """Return the name of the first rule that forbids a pair, or what else does."""
    rows, columns = np.array([row], np.int32), np.array([column], np.int32)
    if compiled is None:
        return "a hard rule"
    if compiled.places[column] < 1:
        return "has_a_free_place"
    for operation in compiled.operations:
        if points_of_pairs(operation, rows, columns)[0] == FORBIDDEN:
            return operation.rule or operation.feature
    return "not_to_be_matched"
