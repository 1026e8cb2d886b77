"""Her own page: where she stands, her card, and her match once both have said yes."""

import re

import pytest

from mentornet.interviewing.actions import hold_interview, leave_network
from mentornet.interviewing.models import ScreeningStep
from mentornet.matching.actions import answer_proposal, approve_proposal
from mentornet.messages.models import OutboxMessage
from tests.cast import (
    NOW,
    TODAY,
    make_account,
    make_application,
    make_participant,
    make_person,
    make_proposal,
    signed_in_as,
)
from tests.fuzz_words import FUZZ_WORDS, sendable

pytestmark = pytest.mark.django_db
# Eight while nothing waits for her; a card and the pages to read first are read only when there are some.
MOST_QUERIES = 12


@pytest.fixture
def card(karen, amal, anna):
    return approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)


def my_page(participant):
    return signed_in_as(make_account(participant.person)).get("/me/?lang=en").content.decode()


def already_sent(participant, **letter):
    OutboxMessage.objects.create(
        person=participant.person, written_at=NOW, language="da", delivery="sent", **letter
    )  # fmt: skip


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
    assert "Your coordinator puts you and \u2068Anna\u2069 in touch." in shown
    assert "Write to \u2068Anna\u2069" in shown
    assert anna.person.email not in shown


def test_somebody_outside_any_branch_is_shown_the_way_in(db):
    person = make_person("Nora New")

    shown = signed_in_as(make_account(person)).get("/me/?lang=en").content.decode()

    assert "Find your branch" in shown


def test_the_next_thing_stands_first(card, anna):
    shown = my_page(anna)

    assert shown.index("Read the card and answer") < shown.index("My card, as the other reads it")


def test_a_woman_who_is_mentee_here_and_mentor_there_sees_both(north, south, amal):
    make_participant(south, "mentor", amal.person)

    shown = my_page(amal)
    assert "\u2068North\u2069, mentee" in shown
    assert "\u2068South\u2069, mentor" in shown


def test_whoever_has_left_is_thanked_and_welcome_back(amal, karen):
    leave_network(participant=amal, on=TODAY, reason="moved", by=karen)

    assert "You are welcome back whenever you like." in my_page(amal)


def test_whoever_was_declined_reads_the_kind_word(north, karen):
    application = make_application(north, "mentee")
    hold_interview(
        application=application, decision="declined", held_on=TODAY, by=karen, at=NOW, word_to_her="Ask the library."
    )

    shown = my_page(application)
    assert "Thank you for talking with us" in shown
    assert "Ask the library." in shown


def test_her_letters_have_a_page_and_show_no_code(card, anna):
    client = signed_in_as(make_account(anna.person))
    OutboxMessage.objects.create(
        person=anna.person,
        text_name="sign_in_code",
        once="c",
        body="482913",
        written_at=NOW,
        language="da",
        delivery="sent",
    )

    shown = client.get("/me/letters/?lang=da").content.decode()
    assert OutboxMessage.objects.filter(text_name="card_for_mentor").get().subject in shown
    assert "482913" not in shown


def test_she_protects_her_own_contact_and_chooses_her_name(amal):
    client = signed_in_as(make_account(amal.person))

    told = {"called": "Mulle", "language": "uk", "protected_contact": "on", "form_key": "a-form-key-of-some-length"}
    client.post("/me/details/", told)

    amal.person.refresh_from_db()
    assert (amal.person.called, amal.person.language, amal.person.protected_contact) == ("Mulle", "uk", True)


@pytest.mark.parametrize("words", FUZZ_WORDS.values(), ids=FUZZ_WORDS)
def test_whatever_she_would_be_called_is_kept_or_answered_kindly(amal, words):
    client = signed_in_as(make_account(amal.person))
    told = {"called": sendable(words), "language": "en", "form_key": "a-form-key-of-some-length"}

    assert client.post("/me/details/", told).status_code in (200, 302)
    assert "<script>alert" not in client.get("/me/").content.decode()


def test_a_new_number_is_hers_when_she_has_typed_the_digits_and_the_old_one_is_told(amal):
    client = signed_in_as(make_account(amal.person))
    client.post("/me/details/reach/", {"reach": "+45 20 30 40 50"})
    digits = re.search(r"\d{6}", OutboxMessage.objects.get(text_name="sign_in_code").body).group()

    wrong = client.post("/me/details/reach/code/", {"code": "000000" if digits != "000000" else "111111"})
    amal.person.refresh_from_db()
    assert (wrong.status_code, amal.person.phone) == (200, None)
    client.post("/me/details/reach/code/", {"code": digits})

    amal.person.refresh_from_db()
    assert amal.person.phone == "+4520304050"
    assert amal.person.phone_confirmed_at is not None


def test_an_address_of_somebody_else_is_refused(amal, sara):
    client = signed_in_as(make_account(amal.person))
    client.post("/me/details/reach/", {"reach": sara.person.email})
    digits = re.search(r"\d{6}", OutboxMessage.objects.get(text_name="sign_in_code").body).group()

    client.post("/me/details/reach/code/", {"code": digits})

    before = amal.person.email
    amal.person.refresh_from_db()
    assert amal.person.email == before


@pytest.mark.parametrize("page", ["/me/", "/me/letters/", "/me/details/", "/me/details/reach/"])
def test_a_stranger_is_asked_to_sign_in(client, page):
    assert client.get(page).url.startswith("/accounts/code/")


def test_her_pages_ask_the_database_equally_often(north, amal, anna, karen, django_assert_max_num_queries):
    client = signed_in_as(make_account(anna.person))
    client.get("/me/")
    ScreeningStep.objects.create(application=anna.application, name="onboarding", checked_on=TODAY, ok=True)
    with django_assert_max_num_queries(8):
        client.get("/me/")
    approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    for number in range(100):
        OutboxMessage.objects.create(
            person=anna.person,
            text_name="welcome",
            once=f"w{number}",
            body="Hello.",
            written_at=NOW,
            language="da",
            delivery="sent",
        )

    with django_assert_max_num_queries(MOST_QUERIES):
        client.get("/me/")
    with django_assert_max_num_queries(8):
        client.get("/me/letters/")
    with django_assert_max_num_queries(8):
        client.get("/me/details/")
