"""A branch may have the floor raised as far as nobody more is left out; the result is checked like any other."""

import json
from pathlib import Path

from mentornet.__main__ import main

EXAMPLES = Path(__file__).parents[4] / "examples"
SHEETS = [str(EXAMPLES / "mentees.csv"), str(EXAMPLES / "mentors.csv")]


def test_the_worst_pair_fits_better_and_as_many_are_matched_as_before(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("even.toml").write_text('[matching]\nraise_floor = true\ngoals = ["matched", "fit", "waiting"]\n')
    Path("plain.toml").write_text('[matching]\ngoals = ["matched", "fit", "waiting"]\n')
    results = {}
    for name in ("even", "plain"):
        files = ["--out", f"{name}.json", "--certificate", f"{name}.proof.json"]
        assert main(["match", *SHEETS, "--profile", f"{name}.toml", "--permutations", "0", *files]) == 0
        results[name] = json.loads(Path(f"{name}.json").read_text(encoding="utf-8"))

    worst = {name: min(pair["fit"] for pair in result["pairs"]) for name, result in results.items()}
    assert results["even"]["objective"]["matched"] == results["plain"]["objective"]["matched"]
    assert worst["even"] == results["even"]["fairness"]["floor"] > worst["plain"]
    assert main(["verify", "even.proof.json", *SHEETS, "even.json"]) == 0

    proof = json.loads(Path("even.proof.json").read_text(encoding="utf-8"))
    Path("spoilt.json").write_text(json.dumps(proof | {"floor": proof["floor"] - 1}), encoding="utf-8")
    assert main(["verify", "spoilt.json", *SHEETS, "even.json"]) == 1
