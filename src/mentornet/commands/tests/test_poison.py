"""Poisoned sheets: each is taken or refused in a sentence, within the memory and time that it is given (IN-3)."""

import importlib.util
import os
import resource
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mentornet.__main__ import main

CHECKOUT = Path(__file__).parents[4]
POISON = CHECKOUT / "../shared/harness/poison.py"
HALF_A_GIGABYTE = 512 << 20
# Those that fell other importers, run as the harness runs them; the others are tried here without a new process.
HARDEST = ("one-huge-cell.csv", "zip-bomb-300MB.xlsx", "far-cell.xlsx", "billion-laughs.xlsx")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not POISON.exists(), reason="the poisoned sheets are not beside the checkout"),
]


def poison() -> ModuleType:
    spec = importlib.util.spec_from_file_location("poison", POISON)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(folder: Path, name: str) -> str:
    content = poison().FILES[name]
    content = content() if callable(content) else content
    path = folder / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return str(path)


@pytest.mark.parametrize("name", sorted(set(poison().FILES) - set(HARDEST)) if POISON.exists() else [])
def test_a_poisoned_sheet_is_taken_or_refused_in_one_sentence(capsys, tmp_path, name):
    sheet = written(tmp_path, name)

    code = main(["match", sheet, sheet])

    said = capsys.readouterr()
    assert code in (0, 2)
    assert (code == 0) == (said.err == "")
    assert said.err.count("\n") <= 1


@pytest.mark.parametrize("name", HARDEST)
def test_the_hardest_are_refused_within_half_a_gigabyte(tmp_path, name):
    sheet = written(tmp_path, name)

    done = subprocess.run(
        [sys.executable, "-m", "mentornet", "match", sheet, sheet],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT / "src"), "LANG": "C"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (HALF_A_GIGABYTE, HALF_A_GIGABYTE)),
    )

    assert done.returncode == 2
    assert done.stderr.startswith(f"mentornet: {name}")
    assert done.stderr.count("\n") == 1
