"""A result checked again from nothing: it holds as it was written, and a spoiled one is refused by name."""

import json
from typing import Any

import pytest

from mentornet.__main__ import main
from tests.two_sheets import FEW_MENTEES, MENTEES, MENTORS, match, refused


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.xlsx"])
def test_a_result_without_pairs_can_be_checked_too(capsys, sheets, tmp_path, name):
    out, proof = tmp_path / name, tmp_path / "proof.json"
    match(capsys, *sheets, "--veto", "Amal=Anna", "--veto", "Noor=Anna", "--out", out, "--certificate", proof)

    assert main(["verify", *map(str, (proof, *sheets, out))]) == 0


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.xlsx"])
def test_a_result_can_be_checked_from_nothing_and_is_the_same_bytes_again(capsys, tmp_path, name):
    for again in ("", "again-"):
        match(capsys, MENTEES, MENTORS, "--out", tmp_path / f"{again}{name}", "--certificate", tmp_path / "proof.json")

    assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes()
    assert main(["verify", str(tmp_path / "proof.json"), str(MENTEES), str(MENTORS), str(tmp_path / name)]) == 0
    # A table holds the pairs alone, so there is less to check.
    assert capsys.readouterr().out.count("holds") == (5 if name == "out.json" else 3)


def swap_two_mentors(result: dict[str, Any], proof: dict[str, Any]) -> None:
    first, second = result["pairs"][0], result["pairs"][1]
    first["mentor"], second["mentor"] = second["mentor"], first["mentor"]


def leave_one_out(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["pairs"].pop()


def praise_a_pair(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["pairs"][0]["fit"] = 0.999


def boast(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["objective"]["matched"] += 1


def promise_more(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["calls"][0]["gain_matched"] += 1


def reason_otherwise(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["pairs"][0]["reasons"][0] = "They come from the same village."


def forget_somebody(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["unmatched"].pop()


def carry_another_proof(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["certificate"]["seed"] = 7


def refuse_fewer_columns(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["fields_refused"] = ["Age"]


def change_a_price(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["duals"]["mentors"]["mentor-2003"] += 1


def change_the_profile(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["profile"]["matching"]["floor"] = 500


def forget_a_word_of_the_profile(result: dict[str, Any], proof: dict[str, Any]) -> None:
    del proof["profile"]["sentence"]["ar"]


def name_another_tab(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["sheets"]["mentors"] = "Sheet 2"


def add_a_claim(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["approved_by"] = "the board"


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (swap_two_mentors, "plan and prices"),
        (leave_one_out, "plan and prices"),
        (praise_a_pair, "plan and prices"),
        (boast, "objective"),
        (promise_more, "answer"),
        (reason_otherwise, "answer"),
        (forget_somebody, "answer"),
        (carry_another_proof, "answer"),
        (refuse_fewer_columns, "input"),
        (change_a_price, "plan and prices"),
        (change_the_profile, "input"),
        (forget_a_word_of_the_profile, "answer"),
        (name_another_tab, "answer"),
        (add_a_claim, "answer"),
    ],
)
def test_a_spoiled_result_does_not_hold_and_the_check_is_named(capsys, tmp_path, spoil, named):
    paths = tmp_path / "out.json", tmp_path / "proof.json"
    match(capsys, MENTEES, MENTORS, "--out", paths[0], "--certificate", paths[1], "--permutations", 2)
    contents = [json.loads(path.read_text()) for path in paths]
    spoil(*contents)
    for path, content in zip(paths, contents, strict=True):
        path.write_text(json.dumps(content))

    assert main(["verify", str(paths[1]), str(MENTEES), str(MENTORS), str(paths[0]), "--json"]) == 1
    checks = json.loads(capsys.readouterr().out)
    assert checks[named]


def test_another_sheet_than_was_matched_does_not_hold(capsys, sheets, tmp_path):
    match(capsys, *sheets, "--out", tmp_path / "out.json", "--certificate", tmp_path / "proof.json")
    sheets[0].write_text(FEW_MENTEES.replace("B1", "C1"))

    assert main(["verify", str(tmp_path / "proof.json"), *map(str, sheets), str(tmp_path / "out.json")]) == 1
    assert "The sheets do not say what the certificate was made from." in capsys.readouterr().out


def test_a_certificate_that_is_none_is_refused(capsys, sheets, tmp_path):
    (tmp_path / "proof.json").write_text('{"duals": 3}')

    sentence = refused(capsys, "verify", tmp_path / "proof.json", *sheets, tmp_path / "out.json")
    assert sentence.endswith("is no certificate. Write one with mentornet match --certificate.")


@pytest.mark.parametrize(
    ("file", "where", "value"),
    [
        ("proof.json", ["invariance"], None),
        ("proof.json", ["invariance", "permutations"], "many"),
        ("proof.json", ["seed"], 1.5),
        ("proof.json", ["duals", "mentees"], []),
        ("out.json", ["pairs", 0, "fit"], "good"),
        ("out.json", ["pairs", 0, "mentee"], ["Amal"]),
        ("out.json", ["pairs", 0, "parts"], None),
        ("out.json", ["pairs"], {}),
    ],
)
def test_a_file_that_no_match_wrote_is_refused_in_one_sentence(capsys, sheets, tmp_path, file, where, value):
    match(capsys, *sheets, "--out", tmp_path / "out.json", "--certificate", tmp_path / "proof.json")
    content = place = json.loads((tmp_path / file).read_text())
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    (tmp_path / file).write_text(json.dumps(content))

    assert refused(capsys, "verify", tmp_path / "proof.json", *sheets, tmp_path / "out.json").startswith(file)


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.xlsx"])
def test_ids_come_back_from_a_result_as_they_were_written(capsys, tmp_path, name):
    mentees, mentors = tmp_path / "mentees.csv", tmp_path / "mentors.csv"
    mentees.write_text("id,interests\n=1+1,yoga\n'=1+1,yoga\n''@x,yoga\n0012,yoga\n+45 12,yoga\nعربي,yoga\n")
    mentors.write_text("id,places,interests\n-A1,9,yoga\n")
    match(capsys, mentees, mentors, "--out", tmp_path / name, "--certificate", tmp_path / "proof.json")

    assert main(["verify", str(tmp_path / "proof.json"), str(mentees), str(mentors), str(tmp_path / name)]) == 0
