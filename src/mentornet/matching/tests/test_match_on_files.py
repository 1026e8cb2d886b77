"""Two sheets, matched and checked again from the command line, as anybody may do without our web site."""

import csv
import io
import json
import random
import re
from pathlib import Path

import pytest

from mentornet.__main__ import main
from mentornet.foundation.sheets import read_sheet
from tests.two_sheets import FEW_MENTEES, MENTEES, MENTORS, ONE_MENTOR, match, refused

CHECKOUT = Path(__file__).parents[4]
IN_DANISH = CHECKOUT / "examples/people.da.xlsx"
TEMPLATES = CHECKOUT / "../shared/data/templates"
needs_templates = pytest.mark.skipif(not TEMPLATES.exists(), reason="the reference data is not beside the checkout")


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

    assert list(result) == ["pairs", "unmatched", "objective", "fairness", "calls", "certificate", "sheets"]
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
        (("--profile", "copnhagen"), 'No starter profile is called "copnhagen". Did you mean "copenhagen"?'),
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


@pytest.mark.parametrize(
    ("files", "mend"),
    [
        (["--certificate", "proof.csv"], "a certificate is written as .json."),
        (["--out", "one.json", "--certificate", "one.json"], "is already read or written here. Name another file."),
        (["--out", "mentees.csv"], "is already read or written here. Name another file."),
        (["--out", "folder.json"], "is a folder. Name a file in it."),
    ],
)
def test_a_file_that_must_not_be_written_is_refused_before_any_work(capsys, sheets, tmp_path, files, mend):
    (tmp_path / "folder.json").mkdir()
    before = sorted(tmp_path.iterdir()), sheets[0].read_text()

    words = [word if word.startswith("--") else tmp_path / word for word in files]
    assert refused(capsys, "match", *sheets, *words).endswith(mend)
    assert (sorted(tmp_path.iterdir()), sheets[0].read_text()) == before


def test_an_id_to_be_avoided_that_nobody_has_is_told(capsys, sheets):
    sheets[1].write_text("id,avoid\nAnna,Amal;Amaal\n")

    assert main(["match", *map(str, sheets), "--lang", "en"]) == 0
    assert "To be avoided, but not in the other sheet: Amaal\n" in capsys.readouterr().out


def test_with_no_mentor_yet_the_answer_is_whom_to_call_for(capsys, sheets):
    sheets[1].write_text(ONE_MENTOR.splitlines()[0])

    result = match(capsys, *sheets)

    assert result["objective"] == {"matched": 0, "waiting_days": 0, "fit": 0}
    assert result["unmatched"][0]["why"] == "There are no mentors yet."
    assert result["calls"][0]["gain_matched"] == 1


def test_a_sheet_without_any_known_header_is_refused(capsys, sheets):
    sheets[1].write_text("eggs,flour\n3,500\n")

    assert refused(capsys, "match", *sheets).startswith("mentors.csv: No column is known by its header here.")


def test_a_map_that_names_no_header_of_either_sheet_is_refused_with_the_nearest(capsys, sheets, tmp_path):
    (tmp_path / "map.toml").write_text('[columns]\n"wantd job" = "wanted_job"\n')

    sentence = refused(capsys, "match", *sheets, "--map", tmp_path / "map.toml")
    assert sentence == "“wantd job” stands over no column of either sheet. Did you mean “wanted_job”?"


def test_an_id_that_would_be_a_formula_is_neutral_in_sheets(capsys, sheets, tmp_path):
    formula = "=HYPERLINK(1)"
    sheets[0].write_text(FEW_MENTEES.replace("Amal", formula))
    for name in ("out.csv", "out.xlsx"):
        match(capsys, *sheets, "--out", tmp_path / name)

        written = read_sheet(tmp_path / name, sheet="pairs" if name.endswith("xlsx") else "")
        assert written.rows[0].cells[0] == "'" + formula


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
