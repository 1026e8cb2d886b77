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


def test_every_command_of_the_tutorial_does_what_it_says(tmp_path):
    tutorial = (CHECKOUT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    (tmp_path / "careful.toml").write_text(blocks(tutorial, "toml")[0])

    ended = [
        subprocess.run(
            [sys.executable, "-m", "mentornet", *line.split()[1:]], cwd=tmp_path, capture_output=True, check=False
        ).returncode
        for block in blocks(tutorial, "sh")
        for line in block.strip().splitlines()
    ]

    assert ended == [0, 0, 0, 0, 0]
    assert {"pairs.json", "certificate.json", "par.csv", "vetoed.json", "careful.json"} <= {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document):
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))

    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []
