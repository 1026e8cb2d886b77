"""A crew of several machines: Dask distributed holds the shards and runs the steps (the extra mentornet[cluster]).

Whatever a worker holds can be made again from what the scheduler knows, so a worker may be lost at any moment: its
shards are made on another one, and the step is run again. Nothing that comes back depends on who did it.
"""

from collections.abc import Sequence
from typing import Any

from .crew import Maker, Step


class Cluster:
    """A crew of the workers that a Dask client knows; the client stays the caller's."""

    def __init__(self, client: Any) -> None:
        """Work with everybody whom this `distributed.Client` knows now; who comes later helps too."""
        self._client = client
        self._states: dict[str, list[Any]] = {}  # futures
        self.workers: int = max(1, sum(self._client.nthreads().values()))

    def share(self, name: str, makers: Sequence[Maker]) -> None:
        """Have each state made by a worker, in turn; Dask makes it again elsewhere when that worker is lost."""
        homes = sorted(self._client.nthreads())
        self._states[name] = [
            self._client.submit(make, workers=[homes[shard % len(homes)]], allow_other_workers=True, pure=False)
            for shard, make in enumerate(makers)
        ]

    def map(self, step: Step, name: str, parts: Sequence[tuple[int, Any]], **broadcast: Any) -> list[Any]:
        """Run the step on each part where the state of its shard is; answers in the order of the parts.

        :raises KeyboardInterrupt: when the thread that asks is interrupted
        """
        states = self._states[name]
        # Held by a task rather than scattered, so that a copy lost with its worker can be made again.
        held = {key: self._client.submit(_same, value, pure=False) for key, value in broadcast.items()}
        futures = [self._client.submit(step, states[shard], part, **held, pure=False) for shard, part in parts]
        try:
            return list(self._client.gather(futures))
        except BaseException:
            self._client.cancel(futures)
            raise

    def forget(self, name: str) -> None:
        """Drop the states, wherever they are."""
        del self._states[name]


def _same(value: Any) -> Any:
    return value
