"""A cluster that loses a worker in the middle of a round."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from matching_engine.exact.cluster import Cluster
from matching_engine.exact.crew import Step


class LosingCluster(Cluster):
    """While `flag` is there, the worker that gets to the third round first dies with its shards and answers."""

    def __init__(self, client: Any, flag: Path) -> None:
        super().__init__(client)
        self.rounds, self._flag = 0, flag

    def map(self, step: Step, name: str, parts: Sequence[tuple[int, Any]], **broadcast: Any) -> list[Any]:
        self.rounds += 1
        if self.rounds == 3:
            step = partial(die_once, step, str(self._flag))
        return super().map(step, name, parts, **broadcast)


def die_once(step: Step, flag: str, *arguments: Any, **broadcast: Any) -> Any:
    try:
        Path(flag).unlink()
    except FileNotFoundError:
        return step(*arguments, **broadcast)
    os._exit(9)
