"""What the documents say is what happens: the tutorial's commands are run, and its links lead somewhere."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
DOCUMENTS = [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
pytestmark = pytest.mark.without_database


def blocks(words: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", words, re.S)


def run_each(lines: list[str], *, called: str, folder: Path) -> list[int]:
    """Run the commands of a page in a folder that holds nothing but the examples; return their exit codes."""
    shutil.copytree(CHECKOUT / "examples", folder / "examples")
    commands = [[sys.executable, "-m", "mentornet", *line.removeprefix(called).split()] for line in lines]
    return [subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode for command in commands]


def test_the_commands_of_the_first_page_do_what_they_say(tmp_path):
    lines = [line for block in blocks(DOCUMENTS[0].read_text(encoding="utf-8"), "sh") for line in block.splitlines()]
    runs = [line for line in lines if line.startswith("./dev run")]

    assert run_each(runs, called="./dev run", folder=tmp_path) == [0, 0]


def test_every_command_of_the_tutorial_does_what_it_says(tmp_path):
    tutorial = (CHECKOUT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    (tmp_path / "careful.toml").write_text(blocks(tutorial, "toml")[0])
    lines = [line for block in blocks(tutorial, "sh") for line in block.strip().splitlines()]

    assert run_each(lines, called="mentornet", folder=tmp_path) == [0, 0, 0, 0, 0]
    assert {"pairs.json", "certificate.json", "par.csv", "vetoed.json", "careful.json"} <= {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document):
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))

    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []
