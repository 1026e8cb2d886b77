"""The engine beside its peers: a whole run of `mentornet match`, and the engine alone. CPU seconds, as ratios."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import numpy as np  # noqa: E402 (one thread each, before it loads)
from scipy.optimize import linear_sum_assignment  # noqa: E402

from bench.invented import AS_OF, invented_pool, postcode_of_points, write_sheets  # noqa: E402
from matching_engine import Pool, Settings, solve  # noqa: E402
from matching_engine.mentoring.context import Context  # noqa: E402
from matching_engine.mentoring.goals import Goals  # noqa: E402
from matching_engine.mentoring.grid import Grid  # noqa: E402
from matching_engine.mentoring.scores import Scored, score_all  # noqa: E402

CHECKOUT = Path(__file__).resolve().parents[1]
PEER = CHECKOUT / "bench" / "peers"
PEER_PACKAGE = "mentor-match==7.0.1"
SHEETS, ALONE = 500, 2_000
ROUNDS = 3


def main() -> None:
    whole_command()
    engine_alone()


def whole_command() -> None:
    """Two sheets of 500 in, pairs with reasons and certificate out, beside mentor-match on ready scores."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pool = invented_pool(SHEETS)
        mentees, mentors = write_sheets(pool, postcode_of_points(), folder)
        scores = folder / "scores.json"
        scores.write_text(json.dumps(ready_scores(pool).tolist()))
        ours = [sys.executable, "-m", "mentornet", "match", str(mentees), str(mentors), "--as-of", str(AS_OF), "--json"]
        peer = [str(peer_python()), str(CHECKOUT / "bench" / "mentor_match.py"), str(scores)]
        rounds = [(cpu_of(ours), cpu_of(peer)) for _ in range(ROUNDS)]
    (_, said), (_, peer_said) = rounds[0]
    print(f"\nmentornet match, {SHEETS} x {SHEETS}, the whole process with reasons and certificate")
    print(f"  ours          {middle(cpu for (cpu, _), _ in rounds):8.2f} s CPU   objective {said['objective']}")
    print(f"  mentor-match  {middle(cpu for _, (cpu, _) in rounds):8.2f} s CPU   scores ready; {peer_said}")
    print(
        f"  ratio         {middle(peer / ours for (ours, _), (peer, _) in rounds):8.1f} x less CPU than {PEER_PACKAGE}"
    )


def engine_alone() -> None:
    """2,000 x 2,000: people in, a proved plan out, beside SciPy on the ready matrix."""
    pool, settings = invented_pool(ALONE), Settings()
    grid = Grid(pool.mentees, pool.mentors, Context.of(pool, settings))
    worth = ready_worth(pool, settings)
    rounds = [
        (
            seconds(lambda: score_all(grid)),
            seconds(lambda: solve(pool, settings)),
            seconds(lambda: linear_sum_assignment(worth, maximize=True)),
        )
        for _ in range(ROUNDS)
    ]
    scoring, solving, scipy = (middle(column) for column in zip(*rounds, strict=True))
    print(
        f"\nthe engine alone, {ALONE:,} x {ALONE:,}, {np.count_nonzero(worth) / worth.size:.0%} of the pairs possible"
    )
    print(f"  scoring       {scoring:8.2f} s CPU   {ALONE * ALONE / scoring / 1e6:.1f} million pairs a second")
    print(f"  ours          {solving:8.2f} s CPU   from people to a plan whose prices prove it")
    print(f"  SciPy         {scipy:8.2f} s CPU   linear_sum_assignment, the matrix ready, no proof")
    print(f"  ratio         {middle(ours / peer for _, ours, peer in rounds):8.2f} x SciPy's CPU")


def ready_scores(pool: Pool) -> np.ndarray[Any, Any]:
    """The fit of every pair that may be proposed, 0 for the others, shape (mentees, mentors)."""
    scored = scores_of(pool, Settings())
    return np.where(scored.proposable(Settings().floor), scored.fit, 0)


def ready_worth(pool: Pool, settings: Settings) -> np.ndarray[Any, Any]:
    """What the solver maximizes, as doubles, shape (mentees, mentors)."""
    goals, scored = Goals.of(pool, settings), scores_of(pool, settings)
    base = np.array([goals.for_matching(mentee) for mentee in pool.mentees], dtype=np.float64)
    worth = base[:, None] + goals.multiplier["fit"] * scored.fit
    return np.where(scored.proposable(settings.floor), worth, 0.0)


def scores_of(pool: Pool, settings: Settings) -> Scored:
    return score_all(Grid(pool.mentees, pool.mentors, Context.of(pool, settings)))


def cpu_of(command: list[str]) -> tuple[float, Any]:
    """Run a process; return its CPU seconds, user and system, and what it printed."""
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT / "src")}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[:4]} ended with {process.returncode}")
        out.seek(0)
        return used.ru_utime + used.ru_stime, json.load(out)


def peer_python() -> Path:
    """Return the peer's own Python; install it there the first time."""
    python = PEER / "bin" / "python"
    if not python.exists():
        uv = shutil.which("uv") or str(CHECKOUT / ".uv" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(PEER)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(python), PEER_PACKAGE], check=True)
    return python


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def middle(values: Any) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    main()
