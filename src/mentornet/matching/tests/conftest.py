"""Two small sheets, written anew for each test."""

from pathlib import Path

import pytest

from tests.two_sheets import FEW_MENTEES, ONE_MENTOR


@pytest.fixture
def sheets(tmp_path: Path) -> tuple[Path, Path]:
    mentees, mentors = tmp_path / "mentees.csv", tmp_path / "mentors.csv"
    mentees.write_text(FEW_MENTEES)
    mentors.write_text(ONE_MENTOR)
    return mentees, mentors
