"""`mentornet import`: the same actions as the desk's pages, told in a terminal."""

from pathlib import Path

import pytest

from mentornet.__main__ import main
from mentornet.branches.models import Branch
from mentornet.interviewing.models import Participant


@pytest.fixture
def women(tmp_path: Path) -> Path:
    path = tmp_path / "women.csv"
    path.write_text("Navn;Mail;Venter siden;Land\nAmal Haddad;amal@example.org;24-12-2025;SY\n", encoding="utf-8")
    return path


def import_(path: Path, *more: str, branch: str = "north") -> int:
    return main(["import", str(path), "--role", "mentee", "--branch", branch, *more])


def test_the_same_file_twice_adds_nobody(north: Branch, women: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [import_(women), import_(women, branch="North")] == [0, 0]

    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.startswith("Brought")] == [
        "Brought in 1 of 1.",
        "Brought in 0 of 1.",
    ]
    assert "  Land is never read here and is not kept" in said
    assert str(Participant.objects.get().waits.get().entered_on) == "2025-12-24"


def test_a_dry_run_writes_nothing(north: Branch, women: Path) -> None:
    assert import_(women, "--dry-run") == 0
    assert Participant.objects.count() == 0


@pytest.mark.parametrize(
    ("rows", "branch", "sentence"),
    [
        ("Amal;;24-12-2025;", "nort", "There is no branch “nort”. Did you mean “north”?"),
        (
            "Amal;;31-02-2008;",
            "north",
            "women.csv, row 2, column “Venter siden”: “31-02-2008” is no day of the calendar. "
            "Write the date as 2026-03-31 or 31-03-2026.",
        ),
        (
            "Amal;amal@;;",
            "north",
            "women.csv, row 2: “amal@” is no e-mail address. Write it as name@example.org, or leave it out. "
            "Nobody has been brought in.",
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_nothing_is_written(
    north: Branch, women: Path, rows: str, branch: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    women.write_text(f"Navn;Mail;Venter siden;Land\n{rows}\n", encoding="utf-8")

    assert import_(women, branch=branch) == 2

    assert capsys.readouterr().err == f"mentornet: {sentence}\n"
    assert Participant.objects.count() == 0
