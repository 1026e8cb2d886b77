from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mentornet.branches.models import Branch
from tests.cast import TODAY, make_participant, make_person


@pytest.fixture
def three(north: Branch) -> None:
    sos = make_person("Søs Østergård", phone="+4520304050")
    card = make_participant(north, "mentee", sos, wanted_job="sygeplejerske").card
    card.number = 7001
    card.save()
    make_participant(north, "mentee", make_person("Amal Haddad"), wanted_job="baker")
    make_participant(north, "mentor", make_person("Anna Holm"), job="teacher")


def names(coordinator: Client, query: str = "") -> list[str]:
    page: Any = coordinator.get(f"/desk/north/waiting/{query}").context["rows"]
    return [each.waiting.participant.person.full_name for each in page]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sos ostergaard", ["Søs Østergård"]),
        ("20 30 40", ["Søs Østergård"]),
        ("M-7001", ["Søs Østergård"]),
        ("SYGEPLEJERSKE", ["Søs Østergård"]),
        ("hadad", ["Amal Haddad"]),
        ("haddad baker", ["Amal Haddad"]),
        ("anna", []),
    ],
)
def test_search_forgives(coordinator: Client, three: None, words: str, found: list[str]) -> None:
    assert names(coordinator, f"?q={words}") == found


def test_the_mentor_bank_and_the_order_by_name(coordinator: Client, three: None) -> None:
    assert names(coordinator, "?role=mentor") == ["Anna Holm"]
    assert names(coordinator, "?sort=name") == ["Amal Haddad", "Søs Østergård"]


def test_a_long_list_comes_in_pages_and_asks_no_more(north: Branch, coordinator: Client) -> None:
    counts = []
    for more in (1, 50):
        for _each in range(more):
            make_participant(north, "mentee", entered_on=TODAY.replace(year=2024))
        with CaptureQueriesContext(connection) as queries:
            assert len(names(coordinator)) == min(50, len(counts) * 50 + 1)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert len(names(coordinator, "?page=2")) == 1


def test_another_branch_s_list_is_a_404(coordinator_of_south: Client, three: None) -> None:
    assert coordinator_of_south.get("/desk/north/waiting/").status_code == 404
