"""The doors between rooms are one-way: a planted import the wrong way turns its contract red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.without_database
CHECKOUT = Path(__file__).resolve().parents[2]

WRONG_WAYS = {
    "mentornet/foundation/audit.py": (
        "from mentornet.desk import urls",
        "The rooms of the journey have one-way doors",
    ),
    "mentornet/desk/__init__.py": ("import matching_engine", "Only the engine room opens the engine"),
    "mentornet/matching/queries.py": (
        "from mentornet.origins import models",
        "Matching cannot reach the protected store",
    ),
    "matching_engine/mentoring/pool.py": ("import django", "The engine knows no web site, no database and no person"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house that a test may spoil."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(CHECKOUT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    shutil.copy(CHECKOUT / ".importlinter", folder)
    return folder


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_as_it_stands_keeps_its_doors(house):
    done = lint(house)

    assert (done.returncode, done.stdout[-800:] if done.returncode else "") == (0, "")


@pytest.mark.parametrize("name", WRONG_WAYS)
def test_an_import_the_wrong_way_is_found(house, name):
    planted, contract = WRONG_WAYS[name]
    file = house / "src" / name
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}\n{planted}\n", encoding="utf-8")
    try:
        done = lint(house)
    finally:
        file.write_text(good, encoding="utf-8")

    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
