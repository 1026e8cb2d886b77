"""What a market refuses, and how large numbers may be."""

from random import Random

import numpy as np
import pytest

from matching_engine.errors import BadInput
from matching_engine.kernels import library
from matching_engine.market.market import LARGEST_VALUE, Market, total_of_places

PAIRS = {"ptr": [0, 1, 2], "columns": [0, 0], "values": [5, 7], "places": [1], "alone": [0, 0]}


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("odd", [float("nan"), 0.5, 2**63, "x", None])
def test_what_is_no_whole_number_is_refused_by_name(name, odd):
    arrays = {**PAIRS, name: [odd, *PAIRS[name][1:]]}

    with pytest.raises(BadInput, match=f"^{name} "):
        Market(**{each: np.array(values) for each, values in arrays.items()})


def test_plain_lists_are_as_good_as_arrays():
    market = Market(**PAIRS)
    market.solve()

    assert market.certificate().primal == 7


def best(values, alone, places, row=0):
    """Return the best sum of value - alone, by trying everything, in numbers without end."""
    if row == len(alone):
        return 0
    most = best(values, alone, places, row + 1)
    for column, value in values[row].items():
        if places[column]:
            left = [free - (column == other) for other, free in enumerate(places)]
            most = max(most, value - alone[row] + best(values, alone, left, row + 1))
    return most


@pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")
@pytest.mark.parametrize("seed", range(60))
def test_the_largest_numbers_are_still_right(seed):
    chance = Random(seed)
    rows, columns, large = chance.randint(1, 5), chance.randint(1, 4), LARGEST_VALUE >> chance.choice([0, 1, 29])

    def number():
        return chance.choice([large, -large, large - chance.randint(0, 9), chance.randint(-large, large)])

    values = [{column: number() for column in range(columns) if chance.random() < 0.8} for _ in range(rows)]
    alone, places = [number() for _ in range(rows)], [chance.randint(0, 3) for _ in range(columns)]
    market = Market(
        np.cumsum([0, *map(len, values)]),
        np.array([column for row in values for column in row], np.int64),
        np.array([value for row in values for value in row.values()], np.int64),
        np.array(places),
        np.array(alone),
    )
    market.solve()

    assert market.certificate().holds
    assert market.certificate().primal == best(values, alone, places)


def test_prices_of_very_many_places_are_summed_exactly():
    prices, places = np.full(3, 2**60, np.int64), np.full(3, 2**31 - 1, np.int32)

    assert total_of_places(prices, places) == 3 * 2**60 * (2**31 - 1)
