"""A year on the command line: the same seed the same bytes, a table and a sentence, and refusals that say the mend."""

import json
from pathlib import Path

import pytest

from mentornet.__main__ import main
from mentornet.commands.simulate import POLICIES
from mentornet.matching.engine_room import POLICIES as PLAYED

EXAMPLES = Path(__file__).parents[4] / "examples"
SHEETS = (str(EXAMPLES / "mentees.csv"), str(EXAMPLES / "mentors.csv"))
SHORT = ("--days", "60", "--runs", "2", "--mentees-a-day", "2", "--mentors-a-day", "1.5")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["simulate", *words]) == 0
    return str(capsys.readouterr().out)


def test_the_command_names_the_policies_that_the_engine_plays():
    assert tuple(policy.name for policy in PLAYED) == POLICIES


def test_a_year_on_two_sheets_is_told_with_a_sentence_on_what_to_make_of_it(capsys):
    lines = told(capsys, *SHEETS, *SHORT, "--lang", "en").splitlines()

    assert lines[0].startswith("2 runs of 60 days, seed 0. A run brings some ")
    assert [line.split()[0] for line in lines[3:12]] == list(POLICIES)
    assert " brings the best fit: " in lines[-1]
    assert lines[-1].endswith(" days.") or lines[-1].endswith("No other has shorter waits.")


def test_the_same_seed_gives_the_same_bytes_and_row_order_changes_nothing(capsys, tmp_path):
    header, *rows = (EXAMPLES / "mentees.csv").read_text(encoding="utf-8").splitlines()
    turned = tmp_path / "mentees.csv"
    turned.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")

    first = told(capsys, *SHEETS, *SHORT, "--json")
    assert told(capsys, *SHEETS, *SHORT, "--json") == first
    assert told(capsys, str(turned), SHEETS[1], *SHORT, "--json") == first
    assert told(capsys, *SHEETS, *SHORT, "--json", "--seed", "1") != first


def test_without_sheets_invented_people_come_and_only_the_policies_that_are_named(capsys):
    answer = json.loads(told(capsys, *SHORT, "--policy", "weekly,daily-held", "--hold", "70", "--json"))

    assert [(one["name"], one["held_percent"]) for one in answer["policies"]] == [("weekly", 0), ("daily-held", 70)]
    assert all(0 < one["value"]["low"] <= one["value"]["mean"] <= one["value"]["high"] for one in answer["policies"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([SHEETS[0]], "mentornet simulate: give both sheets, MENTEES and MENTORS, or none. {help}"),
        (
            ["--policy", "weekly,dayly"],
            "mentornet simulate: argument --policy: 'dayly' is no policy: did you mean daily. {help}",
        ),
        (["--days", "0"], "mentornet simulate: argument --days: '0' is no whole number from 1 to 3650. {help}"),
        (
            ["--patience", "90"],
            "mentornet simulate: argument --patience: '90' is no patience: "
            "write days above 0 for both, such as 90,150. {help}",
        ),
        (
            ["--mentees-a-day", "nan"],
            "mentornet simulate: argument --mentees-a-day: 'nan' is no rate: "
            "write a number above 0, such as 2.5. {help}",
        ),
        (
            ["--mentees-a-day", "100"],
            "mentornet: Some 36500 people on one side are too many for one run (at most 6000): "
            "ask for fewer days, or fewer people a day.",
        ),
    ],
)
def test_what_cannot_be_played_is_refused_in_one_sentence(capsys, words, sentence):
    assert main(["simulate", *words, "--lang", "en"]) == 2
    assert capsys.readouterr().err == sentence.format(help="See `mentornet simulate --help`.") + "\n"


def test_nobody_to_draw_from_is_told(capsys, tmp_path):
    empty = tmp_path / "mentors.csv"
    empty.write_text("id,places\nM-1,0\n")

    assert main(["simulate", SHEETS[0], str(empty), *SHORT, "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "mentornet: A year is drawn from people: give at least one mentee, and one mentor with a place.\n"
    )
