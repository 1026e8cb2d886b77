"""Several machines find the same bytes as one, even when one of them is lost in the middle of a round.

The scheduler and the two workers are processes of their own that talk over TCP.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from matching_engine.exact import loop
from matching_engine.exact.crew import Threads
from matching_engine.exact.found import Found
from matching_engine.exact.loop import solve_all_pairs
from matching_engine.exact.proof import prove
from matching_engine.exact.sharing import SharedScanner
from matching_engine.exact.tests.questions import mentoring
from matching_engine.kernels import library
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import NativeScanner

distributed = pytest.importorskip("distributed")
QUIET = ["--no-dashboard", "--host", "127.0.0.1"]


@pytest.fixture(scope="module")
def machines(tmp_path_factory) -> Iterator[Path]:
    """A scheduler and two workers; the file that says where the scheduler is."""
    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    started = [start("scheduler", "--port", "0", "--scheduler-file", str(file))]
    for _ in range(2):
        started.append(start("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny"))
    yield file
    for process in reversed(started):
        process.kill()
        process.wait()


def start(role: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{role}", *QUIET, *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(autouse=True)
def never_few(monkeypatch):
    monkeypatch.setattr(loop, "FEW_PAIRS", 0)


def shared(question, crew, shards: int) -> SharedScanner:
    make = ArrayScanner if library.load() is None else NativeScanner
    return SharedScanner.of_compiled(*question, crew=crew, make=make, shards=shards)


def bytes_of(found: Found) -> tuple[bytes, bytes, bytes, object]:
    return found.mate.tobytes(), found.u.tobytes(), found.v.tobytes(), found.rounds


def test_two_machines_find_the_bytes_of_one_though_one_is_lost(machines, tmp_path):
    from matching_engine.exact.tests.losing import LosingCluster

    question = mentoring(300, 250)
    alone = solve_all_pairs(question.scanner(), question.places, question.base, 1)
    flag = tmp_path / "to the death"
    flag.touch()
    with distributed.Client(scheduler_file=str(machines), timeout=60) as client:
        client.wait_for_workers(2, timeout=60)
        crew = LosingCluster(client, flag)
        scanner = shared(question, crew, shards=5)
        together = solve_all_pairs(scanner, question.places, question.base, 1)

        assert crew.rounds > 3
        assert not flag.exists()
        assert len(client.nthreads()) == 1
        assert bytes_of(together) == bytes_of(alone)

        proof = prove(scanner, together.mate, together.u, together.v, question.places)
        assert proof.holds
        assert proof.primal == alone.primal


@pytest.mark.parametrize("spoiled", ["u", "v", "mate"])
def test_the_proof_of_the_shards_sees_what_is_spoiled(spoiled):
    question = mentoring(60, 50)
    with Threads(2) as crew:
        scanner = shared(question, crew, shards=3)
        found = solve_all_pairs(scanner, question.places, question.base, 1)
        given = {"mate": found.mate.copy(), "u": found.u.copy(), "v": found.v.copy()}
        row = int(np.flatnonzero(found.mate >= 0)[0])

        assert prove(scanner, **given, places=question.places).holds

        place = found.mate[row] if spoiled == "v" else row
        given[spoiled][place] -= 1
        assert not prove(scanner, **given, places=question.places).holds
