"""Her own page: where she stands, her card, and her match once both have said yes."""

import pytest

from mentornet.matching.actions import answer_proposal, approve_proposal
from tests.cast import NOW, TODAY, make_account, make_person, make_proposal, signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(karen, amal, anna):
    return approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)


def my_page(participant):
    return signed_in_as(make_account(participant.person)).get("/me/?lang=en").content.decode()


def test_she_sees_her_card_as_the_other_reads_it(amal):
    shown = my_page(amal)

    assert "To lead a kitchen of my own." in shown
    assert "since 1 November 2026" in shown


def test_a_mentor_finds_the_card_that_waits_for_an_answer(card, anna):
    assert "Read the card and answer" in my_page(anna)


def test_a_mentee_hears_nothing_before_the_mentor_has_said_yes(card, amal):
    assert "Read the card and answer" not in my_page(amal)


def test_before_both_yes_no_page_names_the_other(card, amal, anna):
    answer_proposal(proposal=card, role="mentor", said="yes", at=NOW)

    for reader, other in ((amal, anna), (anna, amal)):
        shown = my_page(reader)
        for secret in (other.person.full_name, other.person.called_name, other.person.email):
            assert secret not in shown


def test_a_match_is_shown_with_the_name_and_the_way_to_her(card, amal, anna):
    for role in ("mentor", "mentee"):
        answer_proposal(proposal=card, role=role, said="yes", at=NOW)

    shown = my_page(amal)
    assert "Anna Holm" in shown
    assert anna.person.email in shown


def test_a_protected_contact_stays_protected(card, amal, anna):
    anna.person.protected_contact = True
    anna.person.save()
    for role in ("mentor", "mentee"):
        answer_proposal(proposal=card, role=role, said="yes", at=NOW)

    shown = my_page(amal)
    assert "Your coordinator puts you and Anna in touch." in shown
    assert anna.person.email not in shown


def test_somebody_outside_any_branch_is_shown_the_way_in(db):
    person = make_person("Nora New")

    shown = signed_in_as(make_account(person)).get("/me/?lang=en").content.decode()

    assert "Find your branch" in shown
