"""Rules for the tree itself: every room has its README, names say what things are, nothing foreign lies here."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

FORBIDDEN_NAMES = {
    "utils",
    "helpers",
    "manager",
    "handler",
    "process",
    "data",
    "info",
    "misc",
    "common",
    "service",
    "services",
}
BRANCHES = ("copenhagen", "aarhus", "esbjerg", "vollsmose", "tingbjerg")
LONGEST_FILE = 400


def tracked(checkout: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:  # an export without git: every file counts
        return [path for path in checkout.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [checkout / line for line in listed.stdout.splitlines() if (checkout / line).is_file()]


def findings(checkout: Path) -> Iterator[str]:
    house = checkout / "src" / "mentornet"
    rooms = [room for room in house.iterdir() if (room / "__init__.py").exists() and room.name != "migrations"]
    for room in (*rooms, checkout / "src" / "matching_engine"):
        readme = room / "README.md"
        if not readme.exists():
            yield f"{room.name}: has no README.md"
        elif not 5 <= len(readme.read_text(encoding="utf-8").splitlines()) <= 40:
            yield f"{room.name}: its README.md should be about a dozen lines"
    for path in tracked(checkout):
        where = path.relative_to(checkout)
        if path.suffix == ".py":
            words = path.read_text(encoding="utf-8")
            if path.stem in FORBIDDEN_NAMES:
                yield f"{where}: {path.stem!r} says nothing; name the file for what it holds"
            if len(words.splitlines()) > LONGEST_FILE and "migrations" not in path.parts:
                yield f"{where}: {len(words.splitlines())} lines; a file this long becomes a folder"
            in_house = "src" in path.parts and not {"tests", "demo", "vocabularies"} & set(path.parts)
            for branch in BRANCHES if in_house else ():
                if re.search(rf"[\"']{branch}", words):
                    yield f"{where}: names the branch {branch!r}; a branch is data"
        if {"node_modules", "vendor", "third_party"} & set(path.parts):
            yield f"{where}: code of others does not lie in the tree"
