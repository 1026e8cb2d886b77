"""The kernels are opened when they are there, and a long call leaves when it is told to."""

import ctypes
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from matching_engine.kernels import build, library

needs_kernels = pytest.mark.skipif(library.load() is None, reason="NO C COMPILER: the kernels are not built here")
FOR_EVER = 10**15


def test_nothing_is_opened_when_the_environment_says_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORNET_KERNELS", "none")
    assert library.load() is None
    with pytest.raises(LookupError, match="not built here"):
        library.declare("kernels_wait")


def test_a_word_that_is_no_path_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORNET_KERNELS", "fast")
    with pytest.raises(library.NoSuchPath, match='Say "none", "scalar", "avx2" or "vbmi"'):
        library.load()


@needs_kernels
def test_the_scalar_path_can_be_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORNET_KERNELS", "scalar")
    assert library.path() == library.PATHS["scalar"]


@needs_kernels
def test_a_function_that_the_library_lacks_asks_for_a_build() -> None:
    with pytest.raises(LookupError, match="build them again"):
        library.declare("kernels_nowhere")


def test_an_array_is_handed_over_only_as_it_was_announced() -> None:
    numbers = np.arange(6, dtype=np.int32).reshape(2, 3)
    assert library.address(numbers, np.int32, 2, -1) == numbers.ctypes.data
    with pytest.raises(TypeError, match="int64 is needed, not int32"):
        library.address(numbers, np.int64, 2, 3)
    with pytest.raises(ValueError, match=r"\(3, 2\) is needed"):
        library.address(numbers, np.int32, 3, 2)
    with pytest.raises(ValueError, match="one piece"):
        library.address(numbers.T, np.int32, 3, 2)


@needs_kernels
def test_a_short_call_returns_its_code() -> None:
    assert library.call(library.declare("kernels_wait", library.I64, library.P, result=library.I32), 10) == 0


@needs_kernels
def test_every_call_leaves_when_all_are_stopped() -> None:
    wait = library.declare("kernels_wait", library.I64, library.P, result=library.I32)
    left: list[bool] = []

    def long_call() -> None:
        try:
            library.call(wait, FOR_EVER)
        except KeyboardInterrupt:
            left.append(True)

    threads = [threading.Thread(target=long_call) for _ in range(2)]
    for thread in threads:
        thread.start()
    while len(library._running) < 2:
        time.sleep(0.001)
    library.stop_all()
    for thread in threads:
        thread.join()
    assert left == [True, True]


@needs_kernels
def test_ctrl_c_leaves_a_long_call_at_once() -> None:
    code = (
        "import os, signal, sys, threading\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts its background jobs deaf\n"
        "from matching_engine.kernels import library\n"
        "wait = library.declare('kernels_wait', library.I64, library.P, result=library.I32)\n"
        "threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "try:\n"
        f"    library.call(wait, {FOR_EVER})\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(7)\n"
    )
    source = str(Path(build.__file__).parents[2])
    run = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": source}, timeout=20)
    assert run.returncode == 7


def test_without_a_compiler_the_build_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "LIBRARY", tmp_path / "_kernels.so")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    assert build.main() == 0
    assert capsys.readouterr().err.startswith("There is no C compiler here")


@pytest.mark.skipif(not build.compiler(), reason="NO C COMPILER: nothing can be built here")
def test_a_library_that_is_up_to_date_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build, "LIBRARY", tmp_path / "_kernels.so")
    assert build.main() == 0
    first = (tmp_path / "_kernels.so").stat()
    assert build.main() == 0
    assert (tmp_path / "_kernels.so").stat() == first
    assert ctypes.CDLL(str(tmp_path / "_kernels.so")).kernels_best_path() in library.PATHS.values()
