"""`mentornet round`, as a coordinator's helper types it."""

import pytest

from mentornet.__main__ import main
from mentornet.matching.models import MatchRun

pytestmark = pytest.mark.django_db


def test_a_round_is_run_and_kept(north, amal, anna, capsys):
    code = main(["round", "--branch", "North", "--as-of", "2027-05-03"])

    told = capsys.readouterr().out
    assert code == 0
    assert told.startswith("North, round 1, 2027-05-03: 1 pair.\n")
    assert "No card has been sent." in told
    assert MatchRun.objects.get().certificate["optimal"] is True


def test_published_cards_are_sent(north, amal, anna, capsys):
    main(["round", "--branch", "north", "--as-of", "2027-05-03", "--publish"])

    assert "Cards sent: 1. No longer free: 0." in capsys.readouterr().out
    assert MatchRun.objects.get().proposals.get().approved_on is not None


def test_an_unknown_branch_is_told_with_the_nearest_one(north, capsys):
    code = main(["round", "--branch", "norht"])

    assert (code, MatchRun.objects.count()) == (2, 0)
    assert "Did you mean “north”?" in capsys.readouterr().err


def test_nobody_waits(north, capsys):
    code = main(["round", "--branch", "north"])

    assert code == 2
    assert "Nobody waits for a mentor in this branch." in capsys.readouterr().err


def test_a_day_that_is_none(north, capsys):
    code = main(["round", "--branch", "north", "--as-of", "31/02/2008"])

    assert code == 2
    assert "write it as 2026-03-31" in capsys.readouterr().err
