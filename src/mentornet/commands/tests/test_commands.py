"""The command line answers in one sentence, and with the right exit code."""

import json
from pathlib import Path

import numpy as np
import pytest

from mentornet.__main__ import main

EDGES = "left,right,weight\n10,7,5\n10,9,8\n30,9,6\n30,7,-4\n"


@pytest.fixture
def edges(tmp_path: Path) -> Path:
    path = tmp_path / "edges.csv"
    path.write_text(EDGES)
    return path


def solved(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, object]:
    assert main(["solve", *map(str, words), "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    answer.pop("seconds")
    return answer


@pytest.mark.parametrize("words", [[], ["--help"], ["help"]])
def test_help_names_every_command(capsys, words):
    assert main(words) == 0

    told = capsys.readouterr().out
    assert [name for name in ("match", "solve", "verify") if f"\n  {name} " in told] == ["match", "solve", "verify"]


@pytest.mark.parametrize("command", ["match", "verify", "solve"])
def test_each_command_tells_more_with_an_example(capsys, command):
    assert main([command, "--help"]) == 0
    assert f"  mentornet {command} " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["mtch"], "mentornet: There is no command 'mtch'. Did you mean `mentornet match`?"),
        (["match", "a.csv"], "mentornet match: the following arguments are required: MENTORS. {help}"),
        (
            ["match", "a", "b", "--as-of", "31/2"],
            "mentornet match: argument --as-of: '31/2' is no day: {write}. {help}",
        ),
        (["match", "a.csv", "b.csv"], "mentornet: a.csv: The file cannot be read. Check its name and the folder."),
    ],
)
def test_wrong_usage_ends_with_2_and_one_sentence(capsys, monkeypatch, tmp_path, words, sentence):
    monkeypatch.chdir(tmp_path)

    assert main(words) == 2
    expected = sentence.format(help="See `mentornet match --help`.", write="write it as 2026-03-31")
    assert capsys.readouterr().err == f"{expected}\n"


def test_edges_are_solved_with_a_bound_that_proves_it(capsys, edges):
    assert solved(capsys, edges) == {
        "pairs": [[10, 7], [30, 9]],
        "matched": 2,
        "weight": 11,
        "dual_bound": 11,
        "gap": 0,
    }


def test_places_come_from_a_file_by_name_or_beside_the_edges(capsys, edges, tmp_path):
    (tmp_path / "places.csv").write_text("right,places\n9,2\n")
    np.savez(tmp_path / "edges.npz", left=[0, 1], right=[0, 0], weight=[3, 4], right_places=[2])

    by_file = solved(capsys, edges, "--right-places", tmp_path / "places.csv")
    assert (by_file["pairs"], by_file["weight"]) == ([[10, 9], [30, 9]], 14)
    assert solved(capsys, tmp_path / "edges.npz")["weight"] == 7


def test_no_edges_are_no_pairs(capsys, edges):
    edges.write_text("left,right,weight\n")

    assert solved(capsys, edges)["pairs"] == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("left,weight\n1,2\n", "edges.csv has no column “right”. Write left,right,weight in the first row."),
        ("left,right,weight\n1,2,3\n1,x,3\n", "edges.csv, row 3: write 3 numbers, one under each name."),
        ("left,right,weight\n1.5,2,3\n", "edges.csv, column left: write whole numbers."),
        ("\x00\x01\x02", "edges.csv has no column “left”. Write left,right,weight in the first row."),
    ],
)
def test_edges_that_cannot_be_read_are_refused_with_the_row(capsys, edges, content, sentence):
    edges.write_text(content)

    assert main(["solve", str(edges)]) == 2
    assert capsys.readouterr().err == f"mentornet: {sentence}\n"
