"""Read weighted edges from a file for the bare engine: .csv with `left,right,weight`, .npz, or .parquet."""

import warnings
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from mentornet.foundation.bad_input import BadInput

COLUMNS = ("left", "right", "weight")
# Doubles, in which a csv file is read, count whole numbers exactly up to here.
EXACT_BELOW = 2**53
Longs = NDArray[np.int64]


class BadEdges(BadInput):
    """A file of edges or places cannot be read."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges between two sides, numbered from 0 in the order of their names.

    left, right, weight: shape (edges,). left_names, right_names: what the file calls each number.
    left_places, right_places: how many partners each may have, or None for one each.
    """

    left: Longs
    right: Longs
    weight: NDArray[Any]
    left_names: Longs
    right_names: Longs
    left_places: Longs | None = None
    right_places: Longs | None = None


def read_edges(path: Path, *, left_places: Path | None = None, right_places: Path | None = None) -> Edges:
    """Read edges, and the places of each side from files of their own or from the same .npz.

    :raises BadEdges: when a file cannot be read or a column is missing.
    """
    columns = _columns(path)
    for name in COLUMNS:
        if name not in columns:
            raise BadEdges(
                _("%(file)s has no column “%(column)s”. Write left,right,weight in the first row.")
                % {"file": path.name, "column": name}
            )
    # Names may be far apart; numbers without gaps keep the engine's arrays as small as the file.
    left_names, left = np.unique(_whole(columns["left"], "left", path), return_inverse=True)
    right_names, right = np.unique(_whole(columns["right"], "right", path), return_inverse=True)
    return Edges(
        left.astype(np.int64),
        right.astype(np.int64),
        columns["weight"],
        left_names,
        right_names,
        _places(left_places, columns.get("left_places"), left_names),
        _places(right_places, columns.get("right_places"), right_names),
    )


def _columns(path: Path) -> dict[str, NDArray[Any]]:
    reader = {".npz": _from_npz, ".parquet": _from_parquet}.get(path.suffix.casefold(), _from_csv)
    try:
        return reader(path)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise BadEdges(_("%(file)s cannot be read. Check its name and the folder.") % {"file": path}) from None
    except (OSError, EOFError, ValueError, KeyError, BadZipFile):
        raise BadEdges(_("%(file)s is damaged, or its ending does not say what it is.") % {"file": path.name}) from None


def _from_npz(path: Path) -> dict[str, NDArray[Any]]:
    with np.load(path, allow_pickle=False) as archive:
        return {name: np.ravel(archive[name]) for name in archive.files}


def _from_csv(path: Path) -> dict[str, NDArray[Any]]:
    with path.open(encoding="utf-8-sig") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # numpy warns of a file without rows; here it is no mistake
        header = file.readline(10_000)
        delimiter = max(",;\t", key=header.count)
        names = [name.strip().strip('"').casefold() for name in header.split(delimiter)]
        try:
            numbers = np.loadtxt(file, delimiter=delimiter, dtype=np.float64, ndmin=2, quotechar='"')
        except ValueError:
            raise _bad_row(path, delimiter, len(names)) from None
    if not numbers.size:
        numbers = np.empty((0, len(names)))
    if numbers.shape[1] != len(names):
        raise _bad_row(path, delimiter, len(names))
    return {name: numbers[:, place] for place, name in enumerate(names)}


def _bad_row(path: Path, delimiter: str, width: int) -> BadEdges:
    """Find the first row that is not as many numbers as the header has names."""
    with path.open(encoding="utf-8-sig") as file:
        for row, line in enumerate(file, start=1):
            cells = [cell.strip().strip('"') for cell in line.strip().split(delimiter)]
            if row > 1 and line.strip() and (len(cells) != width or not all(map(_is_number, cells))):
                return BadEdges(
                    _("%(file)s, row %(row)d: write %(count)d numbers, one under each name.")
                    % {"file": path.name, "row": row, "count": width}
                )
    return BadEdges(_("%(file)s is damaged, or its ending does not say what it is.") % {"file": path.name})


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _from_parquet(path: Path) -> dict[str, NDArray[Any]]:
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError:
        raise BadEdges(
            _("%(file)s: reading .parquet needs the package pyarrow. Install it, or save the edges as .npz.")
            % {"file": path.name}
        ) from None
    table = parquet.read_table(path)
    return {name: table[name].to_numpy() for name in table.column_names}


def _places(path: Path | None, beside: NDArray[Any] | None, names: Longs) -> Longs | None:
    """Return how many partners each may have: by name where the file has two columns, else by number."""
    if path is None:
        return None if beside is None else _by_number(_whole(beside, "places", Path("places")), names, "places")
    columns = list(_columns(path).values())
    numbers = [_whole(column, "places", path) for column in columns]
    if len(numbers) == 1:
        return _by_number(numbers[0], names, path.name)
    known = dict(zip(numbers[0].tolist(), numbers[1].tolist(), strict=True))
    return np.array([known.get(name, 1) for name in names.tolist()], dtype=np.int64)


def _by_number(places: Longs, names: Longs, file: str) -> Longs:
    if names.size and (names.min() < 0 or names.max() >= places.size):
        raise BadEdges(
            _("%(file)s gives places to %(count)d, and the edges name number %(name)d. Give one number for each.")
            % {"file": file, "count": places.size, "name": int(names.max())}
        )
    chosen: Longs = places[names]
    return chosen


def _whole(values: NDArray[Any], column: str, path: Path) -> Longs:
    if values.dtype.kind not in "iuf" or not (np.isfinite(values) & (values == np.rint(values))).all():
        raise BadEdges(_("%(file)s, column %(column)s: write whole numbers.") % {"file": path.name, "column": column})
    if (np.abs(values.astype(np.float64)) >= EXACT_BELOW).any():
        raise BadEdges(
            _("%(file)s, column %(column)s: a number is too large to be read exactly. Write numbers below 2**53.")
            % {"file": path.name, "column": column}
        )
    return values.astype(np.int64)
