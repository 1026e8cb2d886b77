"""A row of the table of speed: what was done, how long it took us and the peer, and whether the target is reached."""

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("work", "ours", "peer", "ratio", "peak memory", "counters", "target", "reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number to reach: at most, or at least."""

    said: str
    most: float | None = None
    least: float | None = None

    def holds(self, measured: float) -> bool:
        """Return whether a number reaches it."""
        return (self.most is None or measured <= self.most) and (self.least is None or measured >= self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; what was not measured is left empty."""

    work: str
    ours: str
    peer: str = ""
    ratio: str = ""
    memory: str = ""
    counters: str = ""
    target: str = ""
    reached: tuple[bool, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """Return the row in the order of `HEAD`."""
        said = ", ".join("yes" if one else "**no**" for one in self.reached)
        return self.work, self.ours, self.peer, self.ratio, self.memory, self.counters, self.target, said


def targets(*given: tuple[Target, float]) -> dict[str, object]:
    """Return the cells `target` and `reached` of a row whose numbers are held against all of these."""
    return {
        "target": ", ".join(target.said for target, _ in given),
        "reached": tuple(target.holds(measured) for target, measured in given),
    }


def line(cells: Iterable[str]) -> str:
    """Return one line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def head(cells: tuple[str, ...] = HEAD) -> str:
    """Return the head of a Markdown table."""
    return f"{line(cells)}\n{line('---' for _ in cells)}"


def seconds(cpu: float) -> str:
    """Write CPU seconds in a unit that suits them."""
    if cpu < 0.001:
        return f"{cpu * 1e6:.0f} us"
    if cpu < 0.1:
        return f"{cpu * 1e3:.2g} ms" if cpu < 0.01 else f"{cpu * 1e3:.0f} ms"
    return f"{cpu:.2f} s" if cpu < 10 else f"{cpu:.0f} s"


def memory(mebibytes: float) -> str:
    """Write memory in MiB or GiB."""
    return f"{mebibytes:.0f} MiB" if mebibytes < 1000 else f"{mebibytes / 1024:.2f} GiB"


def times(ratio: float, *, more_than: bool = False) -> str:
    """Write a ratio; `more_than` where the peer was ended before it was ready."""
    said = f"{ratio:.0f}x" if ratio >= 10 else f"{ratio:.1f}x"
    return f"> {said}" if more_than else said
