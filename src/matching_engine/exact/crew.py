"""Many hands for one step: `map` with state.

A crew keeps states under a name, one for each shard of the mentees, and runs a step on parts of them. The answers come
in the order of the parts, so what is made of them never depends on how many hands there were. `Threads` works in this
process (the kernels let go of the interpreter); `cluster.Cluster` on several machines.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Protocol, Self

from ..kernels import library

Step = Callable[..., Any]
"""step(state, part, **broadcast) -> answer; a function of a module, so that it can travel."""
Maker = Callable[[], Any]
"""Makes the state of one shard, wherever it is needed; it may be called again when a worker is lost."""


class Crew(Protocol):
    """Whoever does the steps."""

    workers: int

    def share(self, name: str, makers: Sequence[Maker]) -> None:
        """Keep a state for each shard under this name."""

    def map(self, step: Step, name: str, parts: Sequence[tuple[int, Any]], **broadcast: Any) -> list[Any]:
        """Run the step on each (shard, part) with the state of its shard; return the answers in that order."""

    def forget(self, name: str) -> None:
        """Drop what is kept under this name."""


class Threads:
    """A crew of threads of this process; with one worker, this thread itself."""

    def __init__(self, workers: int = 0) -> None:
        """Take so many threads, or 0 for one for each core that this process may use."""
        self.workers = workers or len(os.sched_getaffinity(0))
        self._states: dict[str, list[Any]] = {}
        self._pool = ThreadPoolExecutor(self.workers, "matching") if self.workers > 1 else None

    def share(self, name: str, makers: Sequence[Maker]) -> None:
        """Make the states here and now."""
        self._states[name] = [make() for make in makers]

    def map(self, step: Step, name: str, parts: Sequence[tuple[int, Any]], **broadcast: Any) -> list[Any]:
        """Run the step on each part; Ctrl-C makes every kernel that runs leave.

        :raises KeyboardInterrupt: when the thread that asks is interrupted
        """
        states = self._states[name]
        if self._pool is None or len(parts) < 2:
            return [step(states[shard], part, **broadcast) for shard, part in parts]
        futures = [self._pool.submit(step, states[shard], part, **broadcast) for shard, part in parts]
        try:
            return [future.result() for future in futures]
        except BaseException:
            _leave(futures)
            raise

    def forget(self, name: str) -> None:
        """Drop the states."""
        del self._states[name]

    def close(self) -> None:
        """Send the threads home."""
        if self._pool is not None:
            self._pool.shutdown()

    def __enter__(self) -> Self:
        """Return the crew itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send the threads home."""
        self.close()


def _leave(futures: Sequence[Future[Any]]) -> None:
    for future in futures:
        future.cancel()
    library.stop_all()
    for future in futures:  # they still read our arrays
        if not future.cancelled():
            future.exception()
