"""People are read from whatever table they stand in."""

import pytest

from matching_engine.schema.refusals import BadValue
from matching_engine.schema.tables import columns_of

COLUMNS = {"id": ["a", "b"], "level": [3, None]}


class Arrow:
    """What an Arrow table offers."""

    def to_pydict(self) -> dict[str, list[object]]:
        return COLUMNS


class Series:
    def __init__(self, values: list[object]) -> None:
        self._values = values

    def to_list(self) -> list[object]:
        return self._values


class Polars:
    """What a polars data frame offers."""

    def to_dicts(self) -> list[dict[str, object]]:
        return [{"id": "a", "level": 3}, {"id": "b", "level": None}]

    def to_dict(self) -> dict[str, Series]:
        return {name: Series(values) for name, values in COLUMNS.items()}


class Pandas:
    """What a pandas data frame offers: a missing number is NaN."""

    def to_dict(self, orient: str) -> dict[str, list[object]]:
        assert orient == "list"
        return {"id": ["a", "b"], "level": [3, float("nan")]}


ROWS = [{"id": "a", "level": 3}, {"id": "b", "level": None}]


@pytest.mark.parametrize("table", [COLUMNS, Arrow(), Polars(), Pandas(), ROWS])
def test_every_kind_of_table_gives_the_same_columns(table: object) -> None:
    assert columns_of(table) == COLUMNS


def test_no_rows_are_no_columns() -> None:
    assert columns_of([]) == {}


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(BadValue, match="int is no table: give columns by name"):
        columns_of(7)


def test_rows_with_different_names_are_refused() -> None:
    with pytest.raises(BadValue, match='Row 2 and row 1 differ in "level"'):
        columns_of([{"id": "a", "level": 3}, {"id": "b"}])


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(BadValue, match='The column "level" has 1 values, another has 2'):
        columns_of({"id": ["a", "b"], "level": [3]})
