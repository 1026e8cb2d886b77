"""People from whatever table they stand in: Arrow, pandas, polars, rows of dicts, or columns already."""

from collections.abc import Mapping, Sequence
from typing import Any

from .refusals import BadValue


def columns_of(table: Any) -> Mapping[str, Any]:
    """Return a table's columns by name, each a sequence with one value for every person; NaN is "not known".

    table: an Arrow table, a data frame of pandas or polars, a mapping from names to columns, or a sequence of
    mappings. None of these libraries is needed here.

    :raises BadValue: when it is none of them, when a row lacks a value that another has, or when columns differ in
        length.
    """
    columns = _columns(table)
    if odd := [name for name, values in columns.items() if isinstance(values, str) or not hasattr(values, "__len__")]:
        raise BadValue(f'The column "{odd[0]}" is {columns[odd[0]]!r}: give it a list with one value for each person.')
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        short = min(lengths, key=lambda name: lengths[name])
        raise BadValue(f'The column "{short}" has {lengths[short]} values, another has {max(lengths.values())}.')
    return columns


def _columns(table: Any) -> Mapping[str, Any]:
    if isinstance(table, Mapping):
        return table
    if hasattr(table, "to_pydict"):  # Arrow
        return dict(table.to_pydict())
    if hasattr(table, "to_dicts"):  # polars
        return {name: values.to_list() for name, values in table.to_dict().items()}
    if hasattr(table, "to_dict"):  # pandas, where what is missing is NaN
        return {str(name): [_known(value) for value in values] for name, values in table.to_dict("list").items()}
    if isinstance(table, Sequence) and all(isinstance(row, Mapping) for row in table):
        return _from_rows(table)
    raise BadValue(f"{type(table).__name__} is no table: give columns by name, a data frame, or rows as dicts.")


def _from_rows(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    names = list(rows[0]) if rows else []
    for number, row in enumerate(rows, start=1):
        if set(row) != set(names):
            odd = sorted(set(row) ^ set(names))[0]
            raise BadValue(f'Row {number} and row 1 differ in "{odd}": give every row the same names, None if unknown.')
    return {name: [row[name] for row in rows] for name in names}


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and value != value else value
