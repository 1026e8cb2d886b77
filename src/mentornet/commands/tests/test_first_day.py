"""A network's first day: a branch is opened, a coordinator appointed, and she can open her desk."""

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
