"""Run one piece of work in a process of its own and weigh it: CPU seconds, peak memory, what it printed.

CPU seconds are user and system time of the process; they stay nearly the same while other work runs on the machine,
which elapsed time does not.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
PEERS = CHECKOUT / "bench" / "peers"
PEER_PACKAGES = ("mentor-match==7.0.1", "ortools==9.15.6755")
ROUNDS = 3
ONCE_FROM = 8.0  # work that takes longer, in CPU seconds, is run once
# One thread each, ours and the peers'.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One run: CPU seconds and peak memory in MiB of the whole process, and the JSON that it printed."""

    cpu: float
    peak: float
    said: Mapping[str, Any]
    in_time: bool = True


def weigh(command: Sequence[str | Path], limit: float = 3600) -> Weighed:
    """Run a command; one that is not ready after `limit` seconds of CPU is ended, and says so.

    :raises SystemExit: when the command fails.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | ONE_THREAD | {"PYTHONPATH": os.pathsep.join((str(CHECKOUT / "src"), str(CHECKOUT)))}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            list(map(str, command)), stdout=out, env=environment, preexec_fn=lambda: _at_most(limit)
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        if process.returncode and cpu >= limit - 1:
            return Weighed(cpu, peak, {}, in_time=False)
        if process.returncode:
            raise SystemExit(f"{' '.join(map(str, command[:4]))} ended with {process.returncode}")
        out.seek(0)
        return Weighed(cpu, peak, json.load(out))


def _at_most(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))


def our_work(name: str, *arguments: object) -> list[str]:
    """Return the command that runs one of `bench.works` in a process of its own."""
    return [sys.executable, "-m", "bench.works", name, *map(str, arguments)]


def rounds(work: Callable[[], Weighed], *, warm: bool = False) -> list[Weighed]:
    """Run work three times; once where it takes long. warm: once more before, so that Python has its bytecode."""
    first = work()
    if warm:
        first = work()
    again = ROUNDS - 1 if first.cpu < ONCE_FROM else 0
    return [first, *(work() for _ in range(again))]


def middle(runs: Sequence[Weighed], key: str = "") -> float:
    """Return the median of the runs' CPU seconds, or of a number that they said."""
    return statistics.median(run.said[key] if key else run.cpu for run in runs)


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of this process that work took."""
    began = process_time()
    work()
    return process_time() - began


def peak() -> float:
    """Return the most memory this process has held, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peer_python() -> Path:
    """Return the peers' own Python; install them there the first time."""
    python, ready = PEERS / "bin" / "python", PEERS / "installed.txt"
    wanted = "\n".join(PEER_PACKAGES)
    if not ready.exists() or ready.read_text() != wanted:
        uv = shutil.which("uv") or str(CHECKOUT / ".uv" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--clear", "--python", sys.executable, str(PEERS)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(python), *PEER_PACKAGES], check=True)
        ready.write_text(wanted)
    return python
