"""The kernels run clean under AddressSanitizer and UBSan on the small instances of every test that uses them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matching_engine.kernels import build

ENGINE = Path(build.__file__).parents[1]
REPOSITORY = ENGINE.parents[1]
SANITIZERS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer", "-g", "-O1")
OPTIONS = {"ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1", "UBSAN_OPTIONS": "print_stacktrace=1"}
TESTS = {room: ENGINE / room / "tests" for room in ("scan", "market", "live", "exact")}
RUN = """
import sys
from pathlib import Path
from matching_engine.kernels import library
library.LIBRARY = Path(sys.argv[1])
import pytest
raise SystemExit(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *sys.argv[2:]]))
"""

pytestmark = pytest.mark.without_database


def runtime() -> str:
    """Return the library that a sanitized one needs loaded before it, "" when there is none."""
    command = build.compiler()
    found = (
        subprocess.run([*command, "-print-file-name=libasan.so"], capture_output=True, text=True) if command else None
    )
    name = found.stdout.strip() if found else ""
    return name if Path(name).is_absolute() and Path(name).exists() else ""


@pytest.fixture(scope="module")
def sanitized(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not runtime():
        pytest.skip("NO SANITIZERS: the kernels are not tried under AddressSanitizer and UBSan here")
    library = tmp_path_factory.mktemp("sanitized") / "_kernels.so"
    build.compile_library(library, extra=SANITIZERS)
    return library


@pytest.mark.parametrize("room", TESTS)
def test_the_small_instances_run_clean(sanitized: Path, room: str) -> None:
    environment = {**os.environ, **OPTIONS, "LD_PRELOAD": runtime(), "PYTHONPATH": str(ENGINE.parent)}
    command = [sys.executable, "-c", RUN, str(sanitized), str(TESTS[room])]
    run = subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-4000:]
