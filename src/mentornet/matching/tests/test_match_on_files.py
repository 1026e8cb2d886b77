"""Two sheets, matched and checked again from the command line, as anybody may do without our web site."""

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from mentornet.__main__ import main
from mentornet.foundation.sheets import read_sheet

CHECKOUT = Path(__file__).parents[4]
MENTEES, MENTORS = CHECKOUT / "examples/mentees.csv", CHECKOUT / "examples/mentors.csv"
IN_DANISH = CHECKOUT / "examples/people.da.xlsx"
TEMPLATES = CHECKOUT / "../shared/data/templates"
needs_templates = pytest.mark.skipif(not TEMPLATES.exists(), reason="the reference data is not beside the checkout")

FEW_MENTEES = """\
id,languages,wishes,waiting_since,wanted_job
Amal,da:B1,danish:3,2026-01-01,nurse
Noor,da:A2,danish,2026-02-01,
"""
ONE_MENTOR = "id,languages,offers,job\nAnna,da:native,danish;network,nurse\n"


@pytest.fixture
def sheets(tmp_path: Path) -> tuple[Path, Path]:
    mentees, mentors = tmp_path / "mentees.csv", tmp_path / "mentors.csv"
    mentees.write_text(FEW_MENTEES)
    mentors.write_text(ONE_MENTOR)
    return mentees, mentors


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


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_whoever_waited_longest_gets_the_only_mentor_and_the_other_is_told_why(capsys, sheets):
    result = match(capsys, *sheets)

    assert [(pair["mentee"], pair["mentor"]) for pair in result["pairs"]] == [("Amal", "Anna")]
    assert result["pairs"][0]["reasons"][0] == "The mentor is glad to work on the mentee's wish: Danish."
    assert "The mentor knows the work that the mentee wants to do: nurse." in result["pairs"][0]["reasons"]
    assert result["unmatched"] == [
        {
            "id": "Noor",
            "role": "mentee",
            "why": "One mentor would fit, and her places went to mentees who have waited at least as long.",
            "nearest": ["Anna"],
        }
    ]
    assert result["objective"]["matched"] == 1


def test_the_result_has_the_form_of_the_contract(capsys):
    result = match(capsys, MENTEES, MENTORS)

    assert list(result) == ["pairs", "unmatched", "objective", "calls", "certificate", "sheets"]
    assert list(result["pairs"][0]) == ["mentee", "mentor", "fit", "parts", "reasons"]
    assert list(result["pairs"][0]["parts"]) == ["wishes", "professional", "personal", "practical"]
    assert list(result["unmatched"][0]) == ["id", "role", "why", "nearest"]
    proof = result["certificate"]
    assert (proof["optimal"], proof["gap"]) == (True, 0)
    assert proof["invariance"] == {"permutations": 20, "differences": 0}


def test_everybody_left_without_a_match_is_told_why(capsys):
    result = match(capsys, MENTEES, MENTORS)

    told = {left["id"]: left["why"] for left in result["unmatched"]}
    everybody = {row["id"] for path in (MENTEES, MENTORS) for row in table(path)}
    assert set(told) == everybody - {pair[role] for pair in result["pairs"] for role in ("mentee", "mentor")}
    assert all(sentence.endswith(".") for sentence in told.values())
    assert told["mentee-1078"].startswith("No mentor shares a language with the mentee")
    assert told["mentee-1260"] == "No mentor offers to work on what the mentee wishes."


def test_a_missing_mentor_is_worth_exactly_what_was_announced(capsys, tmp_path):
    before = match(capsys, MENTEES, MENTORS)
    assert before["calls"]

    for call in before["calls"][:4]:
        with_her = write_table(tmp_path / "mentors.csv", [*table(MENTORS), call["as_row"] | {"id": "new"}])
        after = match(capsys, MENTEES, with_her, "--permutations", 0)["objective"]

        gained = {goal: round(after[goal] - before["objective"][goal], 3) for goal in after}
        assert gained == {
            "matched": call["gain_matched"],
            "waiting_days": call["gain_waiting_days"],
            "fit": call["gain_fit"],
        }


def test_the_order_of_rows_and_columns_changes_not_one_byte(capsys, tmp_path):
    draw = random.Random(5)
    shuffled = []
    for path in (MENTEES, MENTORS):
        rows = table(path)
        columns = draw.sample(list(rows[0]), len(rows[0]))
        draw.shuffle(rows)
        shuffled.append(write_table(tmp_path / path.name, [{name: row[name] for name in columns} for row in rows]))

    assert match(capsys, *shuffled) == match(capsys, MENTEES, MENTORS)


def test_danish_sheets_with_titles_names_and_countries_give_the_same_match(capsys):
    danish, english = match(capsys, IN_DANISH, IN_DANISH), match(capsys, MENTEES, MENTORS)

    assert danish["pairs"] == english["pairs"]
    assert danish["certificate"]["input_sha256"] == english["certificate"]["input_sha256"]
    assert danish["certificate"]["fields_refused"] == ["Fødeland", "Navn"]


def test_a_person_reads_what_became_of_each_column(capsys):
    assert main(["match", str(IN_DANISH), str(IN_DANISH), "--lang", "en"]) == 0

    told = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert told.startswith(
        "people.da.xlsx, sheet Mentees: 60 people, header in row 4. Read: Nr. → id, Afdeling → branch"
    )
    assert "Never read for matching: Navn, Fødeland" in told
    assert "Proved: no plan reaches more (gap 0)." in told
    assert told.endswith("What may never be read was permuted 20 times: 0 differences. ")


def test_reasons_are_said_in_danish(capsys, sheets):
    assert main(["match", *map(str, sheets), "--json", "--lang", "da"]) == 0

    reasons = json.loads(capsys.readouterr().out)["pairs"][0]["reasons"]
    assert reasons[0] == "Mentoren vil gerne hjælpe med menteens ønske: dansk."


def test_nobody_is_matched_with_herself(capsys, tmp_path):
    one = tmp_path / "people.csv"
    one.write_text("E-mail,job\nanna@example.org,nurse\n")

    result = match(capsys, one, one)

    assert result["pairs"] == []
    assert result["unmatched"][0]["why"].startswith("All mentors have been ruled out")


def test_a_lock_is_kept_and_a_veto_too(capsys, sheets):
    locked, vetoed = match(capsys, *sheets, "--lock", "Noor=Anna"), match(capsys, *sheets, "--veto", "Amal=Anna")

    assert [pair["mentee"] for pair in locked["pairs"]] == ["Noor"]
    assert [pair["mentee"] for pair in vetoed["pairs"]] == ["Noor"]


NOBODY = "--lock Noor=Bodil: nobody in mentors.csv has the id “Bodil”. Write the mentee first, then the mentor."
RULED_OUT = "Noor and Anna cannot be locked together. It has been decided that the two are not to be matched."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--lock", "Noor=Bodil"), NOBODY),
        (("--lock", "Noor=Anna", "--veto", "Noor=Anna"), RULED_OUT),
        (("--profile", "copnhagen"), 'no starter profile is called "copnhagen". Did you mean "copenhagen"?'),
        (("--out", "pairs.pdf"), "pairs.pdf: a result is written as .csv, .xlsx or .json."),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_in_one_sentence(capsys, sheets, words, sentence):
    assert refused(capsys, "match", *sheets, *words) == sentence


def test_bad_input_leaves_no_file_behind(capsys, sheets, tmp_path):
    sheets[1].write_text("id,places\nAnna,many\n")

    sentence = refused(capsys, "match", *sheets, "--out", tmp_path / "out.csv")

    assert sentence.startswith("mentors.csv, row 2, column “places”: “many” is no number of places.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mentees.csv", "mentors.csv"]


def test_an_id_that_would_be_a_formula_is_neutral_in_sheets(capsys, sheets, tmp_path):
    formula = "=HYPERLINK(1)"
    sheets[0].write_text(FEW_MENTEES.replace("Amal", formula))
    for name in ("out.csv", "out.xlsx"):
        match(capsys, *sheets, "--out", tmp_path / name)

        written = read_sheet(tmp_path / name, sheet="pairs" if name.endswith("xlsx") else "")
        assert written.rows[0].cells[0] == "'" + formula


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
    assert capsys.readouterr().out.count("holds") == 4


def swap_two_mentors(result: dict[str, Any], proof: dict[str, Any]) -> None:
    first, second = result["pairs"][0], result["pairs"][1]
    first["mentor"], second["mentor"] = second["mentor"], first["mentor"]


def leave_one_out(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["pairs"].pop()


def praise_a_pair(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["pairs"][0]["fit"] = 0.999


def boast(result: dict[str, Any], proof: dict[str, Any]) -> None:
    result["objective"]["matched"] += 1


def change_a_price(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["duals"]["mentors"]["mentor-2003"] += 1


def change_the_profile(result: dict[str, Any], proof: dict[str, Any]) -> None:
    proof["profile"]["matching"]["floor"] = 500


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (swap_two_mentors, "plan and prices"),
        (leave_one_out, "plan and prices"),
        (praise_a_pair, "plan and prices"),
        (boast, "objective"),
        (change_a_price, "plan and prices"),
        (change_the_profile, "input"),
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


@pytest.mark.shared
@needs_templates
@pytest.mark.parametrize(
    ("mentees", "mentors", "pairs"),
    [
        ("civil_service_example_mentees.csv", "civil_service_example_mentors.csv", 50),
        ("civil_service_mentoring_dummy_data.xlsx", "civil_service_mentoring_dummy_data.xlsx", 19),
    ],
)
def test_the_sheets_of_another_programme_are_matched_as_they_come(capsys, mentees, mentors, pairs):
    result = match(capsys, TEMPLATES / mentees, TEMPLATES / mentors)

    assert len(result["pairs"]) == pairs
    assert not {"biography", "grade"} & set(result["certificate"]["fields_refused"])
    assert any("haracteristics" in header for header in result["certificate"]["fields_refused"])


@pytest.mark.shared
@needs_templates
def test_equal_professions_meet_even_where_no_list_knows_them(capsys):
    mentees, mentors = (TEMPLATES / f"civil_service_example_{role}.csv" for role in ("mentees", "mentors"))
    result = match(capsys, mentees, mentors)

    profession = {row["email address"]: row["profession"] for path in (mentees, mentors) for row in table(path)}
    same = sum(profession[pair["mentee"]] == profession[pair["mentor"]] for pair in result["pairs"])
    assert same == most_equal_pairs(mentees, mentors, profession)


def most_equal_pairs(mentees: Path, mentors: Path, profession: dict[str, str]) -> int:
    sides = [[row["profession"] for row in table(path)] for path in (mentees, mentors)]
    return sum(min(sides[0].count(name), sides[1].count(name)) for name in set(profession.values()))


def test_a_result_in_json_is_readable_text(capsys, sheets):
    assert main(["match", *map(str, sheets), "--json"]) == 0
    assert json.load(io.StringIO(capsys.readouterr().out))["pairs"]
