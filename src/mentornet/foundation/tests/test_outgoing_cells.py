"""No text of ours becomes a formula in somebody's spreadsheet."""

import pytest

from mentornet.foundation.outgoing_cells import as_written, neutral


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-cmd|x", "@A1", "\t=1", "\r=1", " =1", "＝1", "\x00=1", "'=1", "''@A1"]
)
def test_a_formula_is_marked_and_can_be_read_back(text):
    assert neutral(text) == "'" + text
    assert as_written(neutral(text)) == text


@pytest.mark.parametrize("text", ["+45 12 34 56 78", "-12,5", "2026-03-01", "Anna", "", "O'Brien", "a=b"])
def test_phone_numbers_amounts_and_words_stay_as_they_are(text):
    assert neutral(text) == text
    assert as_written(text) == text
