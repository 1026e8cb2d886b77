from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentornet.branches.models import Branch
from mentornet.interviewing.arrivals import Preview, RowsRefused, bring_in, preview_arrivals
from mentornet.interviewing.models import Participant
from mentornet.joining.models import Application, SheetImport
from mentornet.joining.sheet_people import read_people
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account, Person
from tests.cast import NOW, TODAY, make_branch, make_participant, make_person

THREE = """Navn;E-mail;Telefon;Venter siden;Ønsker;Drøm;Land
Amal Haddad;amal@example.org;20 30 40 50;24-12-2026;job_search:3;Et eget bageri;SY
Sara Tesfay;SARA@example.org;;2027-03-01;dansk;;ER
Nour Said;;20304051;;netværk;;IQ
"""


def preview(words: str, branch: Branch, role: str = "mentee") -> Preview:
    sheet = read_people(words.encode(), role=role, file="women.csv")
    return preview_arrivals(sheet, branch=branch, role=role, as_of=TODAY)


def bring(words: str, branch: Branch, karen: Account | None = None) -> SheetImport | None:
    sheet = read_people(words.encode(), role="mentee", file="women.csv")
    return bring_in(sheet, branch=branch, role="mentee", by=karen, at=NOW, on=TODAY, said_yes=True)


def fates(words: str, branch: Branch) -> list[tuple[int, str]]:
    return [(one.person.row, str(one.fate)) for one in preview(words, branch).fates]


def test_a_sheet_becomes_participants_who_wait_since_their_own_day(north: Branch, karen: Account) -> None:
    brought = bring(THREE, north, karen)

    assert brought is not None
    assert (brought.rows, brought.added) == (3, 3)
    waits = {one.person.full_name: one.waits.get().entered_on for one in Participant.objects.all()}
    assert waits == {"Amal Haddad": date(2026, 12, 24), "Sara Tesfay": date(2027, 3, 1), "Nour Said": TODAY}
    amal = Person.objects.get(email="amal@example.org")
    assert (amal.phone, amal.applications.get().card.dream) == ("+4520304050", "Et eget bageri")
    assert OutboxMessage.objects.count() == 0


def test_where_they_come_from_is_told_as_never_read_and_kept_nowhere(north: Branch) -> None:
    bring(THREE, north)

    assert preview(THREE, north).sheet.never_read == ("Land",)
    kept = [str(value) for row in Application.objects.values_list() for value in row]
    assert not {"SY", "ER", "IQ"} & set(kept)


def test_the_same_sheet_twice_adds_nobody(north: Branch) -> None:
    bring(THREE, north)

    assert bring(THREE, north) is None
    assert (Person.objects.count(), SheetImport.objects.count()) == (3, 1)
    assert fates(THREE, north) == [(2, "already_here"), (3, "already_here"), (4, "already_here")]


def test_looking_writes_nothing_and_says_what_would_become_of_each(north: Branch) -> None:
    make_participant(north, "mentee", make_person("Sara Tesfay", email="sara@example.org"))

    assert fates(THREE, north) == [(2, "new"), (3, "already_here"), (4, "new")]
    assert Person.objects.count() == 1


def test_somebody_known_elsewhere_is_still_one_person(north: Branch, south: Branch) -> None:
    make_participant(south, "mentee", make_person("Sara T.", email="sara@example.org"))

    bring(THREE, north)

    assert Person.objects.filter(email="sara@example.org").count() == 1
    assert Participant.objects.filter(person__email="sara@example.org").count() == 2


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Amal;amal;;", "“amal” is no e-mail address"),
        ("Amal;;123;", "“123” is no phone number"),
        (";amal@example.org;;", "There is no name"),
        ("Amal;;;2015", "younger than 18"),
        ("Amal;;;84", "no year of birth"),
    ],
)
def test_a_row_that_cannot_be_taken_stops_all(north: Branch, row: str, sentence: str) -> None:
    words = f"Navn;Mail;Telefon;Fødselsår\nSara;sara@example.org;;1984\n{row}\n"

    with pytest.raises(RowsRefused, match=sentence) as refused:
        bring(words, north)

    assert str(refused.value).startswith("women.csv, row 3: ")
    assert str(refused.value).endswith("Nobody has been brought in.")
    assert Person.objects.count() == 0


def test_a_branch_that_is_another_one_is_refused(north: Branch) -> None:
    assert fates("Navn;Afdeling\nAmal;North\nSara;north\nNour;South\n", north) == [
        (2, "new"),
        (3, "new"),
        (4, "refused"),
    ]


def test_one_woman_in_two_rows_is_taken_once_and_two_women_never_become_one(north: Branch) -> None:
    words = (
        "Navn;Mail;Telefon\nAmal;amal@example.org;20304050\nAmal H.;AMAL@example.org;\nSara;sara@example.org;20304050\n"
    )

    assert fates(words, north) == [(2, "new"), (3, "already_here"), (4, "refused")]


def test_another_sheet_with_the_same_ids_is_not_taken_for_the_same_people(north: Branch) -> None:
    bring("Nr;Navn\n1;Amal\n2;Sara\n", north)

    assert fates("Nr;Navn\n1;Amal\n2;Nour\n", north) == [(2, "already_here"), (3, "refused")]


def test_looking_asks_no_more_of_the_database_for_more_rows(north: Branch) -> None:
    counts = []
    for rows in (1, 3):
        words = "Navn;Telefon\n" + "".join(f"Woman {row};2030405{row}\n" for row in range(rows))
        with CaptureQueriesContext(connection) as queries:
            preview(words, north)
        counts.append(len(queries))

    assert counts == [3, 3]


@pytest.mark.parametrize(("role", "people"), [("mentee", 16), ("mentor", 5)])
def test_the_sheet_that_the_first_page_tells_of_comes_in_whole(db: None, role: str, people: int) -> None:
    odense = make_branch("odense-vollsmose", "Odense-Vollsmose")
    sheet = read_people(Path(__file__).parents[4] / "examples/odense.da.xlsx", role=role)

    looked_at = preview_arrivals(sheet, branch=odense, role=role, as_of=date(2026, 11, 1))

    assert (len(looked_at.new), len(looked_at.refused)) == (people, 0)
