"""`python -m matching_engine`: a pool in, pairs with reasons out."""

import json

from matching_engine import Mentee, Mentor, Pool
from matching_engine.__main__ import main

POOL = Pool((Mentee(id="amal", waiting_days=9), Mentee(id="sara", tie=1)), (Mentor(id="anna"),))


def test_a_pool_becomes_pairs_with_reasons(tmp_path, capsys):
    file = tmp_path / "pool.json"
    file.write_bytes(POOL.to_json())

    assert main([str(file), "--lang", "da"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert [(pair["mentee"], pair["mentor"], pair["fit"]) for pair in answer["pairs"]] == [("amal", "anna", 0.5)]
    assert answer["objective"] == {"matched": 1, "waiting_days": 9, "fit": 0.5}
    assert answer["unmatched"][0]["id"] == "sara"
    assert answer["certificate"]["gap"] == 0


def test_a_missing_file_is_a_sentence_and_not_a_traceback(tmp_path, capsys):
    assert main([str(tmp_path / "none.json")]) == 2

    assert capsys.readouterr().err.endswith("Give the path of a file that can be read.\n")


def test_a_file_that_is_no_pool_is_a_sentence(tmp_path, capsys):
    file = tmp_path / "pool.json"
    file.write_text("[]")

    assert main([str(file)]) == 2

    assert capsys.readouterr().err == f'{file}: A pool is {{"mentees": [...], "mentors": [...]}}.\n'
