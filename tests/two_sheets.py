"""Sheets to match from the command line, and how a test does it."""

import json
from pathlib import Path
from typing import Any

import pytest

from mentornet.__main__ import main

CHECKOUT = Path(__file__).parents[1]
MENTEES, MENTORS = CHECKOUT / "examples/mentees.csv", CHECKOUT / "examples/mentors.csv"

FEW_MENTEES = """\
id,languages,wishes,waiting_since,wanted_job
Amal,da:B1,danish:3,2026-01-01,nurse
Noor,da:A2,danish,2026-02-01,
"""
ONE_MENTOR = "id,languages,offers,job\nAnna,da:native,danish;network,nurse\n"


def match(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    """Match, and return the result for machines."""
    assert main(["match", *map(str, words), "--json", "--lang", "en"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Run a command that is refused, and return its one sentence."""
    assert main(list(map(str, words))) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.removeprefix("mentornet: ").strip()
