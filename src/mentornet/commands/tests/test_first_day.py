"""A network's first day: a branch is opened, a coordinator appointed, and she can open her desk."""

import os
import subprocess
import sys

import pytest

from mentornet.__main__ import main
from mentornet.branches.models import Appointment, Branch
from mentornet.branches.queries import branch_for_municipality, branches_as_of
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account
from tests.cast import signed_in_as

pytestmark = pytest.mark.django_db(transaction=True)
OPEN = ["open-branch", "odense", "--name", "Odense", "--municipality", "Odense", "--from", "2027-01-04"]
APPOINT = ["appoint", "Nadja@example.org", "--name", "Nadja Berg", "--branch", "Odense", "--from", "2026-01-04"]


def test_a_branch_is_opened_and_its_coordinator_opens_the_desk(capsys):
    assert [main(OPEN), main(APPOINT)] == [0, 0]

    branch = Branch.objects.get()
    day = branch.states.get().from_on
    assert list(branches_as_of(day)) == [branch]
    assert branch_for_municipality("461", as_of=day) == branch
    desk = signed_in_as(Account.objects.get(email="nadja@example.org")).get("/desk/")
    assert (desk.status_code, desk.context["branch"]) == (200, branch)
    letter = OutboxMessage.objects.get(person__email="nadja@example.org")
    assert letter.subject == "Velkommen til skrivebordet"
    assert "/accounts/password/reset/" in letter.body


def test_a_national_leader_is_appointed_without_a_branch(capsys):
    code = main(["appoint", "lone@example.org", "--name", "Lone Bak", "--national-leader"])

    assert (code, Appointment.objects.get().branch) == (0, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["open-branch", "odense", "--name", "Odense again"], "There is a branch of this code already."),
        (["open-branch", "Øst", "--name", "Øst"], "“Øst” cannot stand in an address. Write “st”."),
        (["open-branch", "east", "--name", "East", "--municipality", "Atlantis"], "“Atlantis” is no municipality"),
        (["open-branch", "east", "--name", "East", "--profile", "defalt"], 'Did you mean "default"?'),
        (APPOINT, "She has this office already."),
        (["appoint", "nobody", "--name", "N", "--branch", "Odense"], "“nobody” is no e-mail address."),
        (["appoint", "n@example.org", "--name", "N", "--branch", "Odensee"], "Did you mean “odense”?"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(words, told, capsys):
    main(OPEN)
    main(APPOINT)

    code = main(words)

    assert code == 2
    assert told in capsys.readouterr().err
    assert (Branch.objects.count(), Appointment.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({}, "MENTORNET_SECRET_KEY is missing. Set it to at least 50 random characters and start again."),
        ({"MENTORNET_SMTP_PORT": "many"}, "MENTORNET_SMTP_PORT=many: write a whole number."),
        ({"MENTORNET_DEBUG": "yes"}, "MENTORNET_DEBUG=yes: write True or False."),
    ],
)
def test_a_setting_that_is_missing_or_wrong_stops_the_start_with_a_sentence(setting, told, tmp_path):
    chosen = {name: value for name, value in os.environ.items() if not name.startswith("MENTORNET_")}
    chosen |= {"MENTORNET_DATA": str(tmp_path / "new"), "PYTHONPATH": os.pathsep.join(sys.path)}
    chosen |= setting or {"MENTORNET_PRODUCTION": "True"}

    ended = subprocess.run(
        [sys.executable, "-m", "mentornet", *OPEN], env=chosen, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (2, f"mentornet: {told}\n")


def test_a_data_folder_that_is_not_there_yet_is_made(tmp_path):
    chosen = {name: value for name, value in os.environ.items() if not name.startswith("MENTORNET_")}
    keys = {
        "MENTORNET_SECRET_KEY": "k" * 60,
        "MENTORNET_ORIGINS_KEY": "o" * 60,
        "MENTORNET_SURVEYS_KEY": "s" * 60,
        "MENTORNET_HOSTS": "example.org",
    }
    chosen |= {"MENTORNET_DATA": str(tmp_path / "new"), "PYTHONPATH": os.pathsep.join(sys.path)} | keys

    ended = subprocess.run(
        [sys.executable, "-m", "mentornet", *OPEN],
        env=chosen | {"MENTORNET_PRODUCTION": "True"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
