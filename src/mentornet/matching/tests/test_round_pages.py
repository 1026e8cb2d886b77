"""A coordinator runs a round, reads the board, sends cards, and reads the certificate."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from mentornet.matching.actions import answer_proposal, approve_proposal, run_round
from mentornet.matching.models import Match, MatchRun, Proposal
from mentornet.people.models import Person
from tests.cast import NOW, TODAY, make_participant, make_proposal, make_run

pytestmark = pytest.mark.django_db
KEY = "a-form-key-of-some-length"


@pytest.fixture(autouse=True)
def it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def round_1(karen, north, amal, sara, anna):
    """Amal and Anna are proposed; Sara waits on."""
    return run_round(branch=north, as_of=TODAY, run_by=karen, run_at=NOW, seed=7)


def text(response):
    return response.content.decode()


def test_a_round_is_run_from_the_list(coordinator, north, amal, anna):
    listed = coordinator.get("/desk/north/rounds/?lang=en")
    response = coordinator.post("/desk/north/rounds/new/", {"form_key": KEY})

    run = MatchRun.objects.get()
    assert "1 mentee waits and has no card out." in text(listed)
    assert response.url == f"/rounds/{run.pk}/"
    assert coordinator.get(response.url).status_code == 200


def test_a_double_click_runs_one_round(coordinator, amal, anna):
    for _ in range(2):
        coordinator.post("/desk/north/rounds/new/", {"form_key": KEY})

    assert MatchRun.objects.count() == 1


def test_the_board_shows_cards_and_reasons_and_no_names(coordinator, round_1, amal, anna):
    shown = text(coordinator.get(f"/rounds/{round_1.pk}/?lang=en"))

    assert amal.card.code in shown
    assert "Blind to origin: proven" in shown
    assert "Both know the same work" in shown or "The mentor knows the work that is wanted" in shown
    for hidden in ("Amal", "Haddad", "Anna Holm"):
        assert hidden not in shown


def test_the_board_says_who_waits_on_and_why(coordinator, round_1, sara):
    shown = text(coordinator.get(f"/rounds/{round_1.pk}/?lang=en"))

    assert "1 waits on" in shown
    assert "Their places went to those who waited longer." in shown
    assert sara.card.code in shown


def test_all_cards_are_sent_and_then_the_names_are_shown(coordinator, round_1):
    response = coordinator.post(f"/rounds/{round_1.pk}/cards/?lang=en", {"form_key": KEY})

    shown = text(coordinator.get(response.url + "?lang=en"))
    assert Proposal.objects.get().approved_on is not None
    assert "1 card is on its way." in shown
    assert "Amal" in shown


def test_one_card_is_sent_from_the_board(coordinator, round_1):
    proposal = round_1.proposals.get()

    response = coordinator.post(f"/proposals/{proposal.pk}/approval/", {"form_key": KEY})

    assert response.url == f"/proposals/{proposal.pk}/"
    assert "the mentor is reading" in text(coordinator.get(response.url + "?lang=en"))


def test_setting_aside_asks_for_a_reason(coordinator, round_1):
    proposal = round_1.proposals.get()
    address = f"/proposals/{proposal.pk}/setting-aside/"

    unsaid = coordinator.post(address, {"form_key": KEY})
    said = coordinator.post(address, {"form_key": KEY, "reason": "safety"})

    proposal.refresh_from_db()
    assert (unsaid.status_code, said.status_code, proposal.decline_reason) == (200, 302, "safety")


def test_a_refusal_is_a_calm_page(coordinator, karen, round_1):
    proposal = round_1.proposals.get()
    approve_proposal(proposal=proposal, by=karen, on=TODAY)

    response = coordinator.post(f"/proposals/{proposal.pk}/approval/", {"form_key": KEY})

    assert response.status_code == 409


def test_the_proposal_page_introduces_the_two_once_both_said_yes(coordinator, karen, amal, anna):
    proposal = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    answer_proposal(proposal=proposal, role="mentor", said="tell_me_more", words="Which evenings?", at=NOW)
    before = text(coordinator.get(f"/proposals/{proposal.pk}/?lang=en"))
    answer_proposal(proposal=proposal, role="mentor", said="yes", at=NOW)
    answer_proposal(proposal=proposal, role="mentee", said="yes", at=NOW)
    after = text(coordinator.get(f"/proposals/{proposal.pk}/?lang=en"))

    assert "Which evenings?" in before
    assert anna.person.email not in before
    assert anna.person.email in after
    assert "The match started." in after


def test_the_certificate_can_be_read_and_replayed(coordinator, round_1):
    page = text(coordinator.get(f"/rounds/{round_1.pk}/certificate/?lang=en"))
    response = coordinator.post(f"/rounds/{round_1.pk}/replay/?lang=en")

    assert "country of origin" in page
    assert round_1.inputs_sha256 in page
    assert "gave the same bytes" in text(coordinator.get(response.url + "?lang=en"))


def test_open_matches_are_listed_with_names(coordinator, north, amal, anna):
    Match.objects.create(branch=north, mentee=amal, mentor=anna, started_on=TODAY)

    shown = text(coordinator.get("/desk/north/matches/?lang=en"))

    assert "Amal Haddad" in shown
    assert "Anna Holm" in shown


def test_another_branchs_coordinator_meets_what_is_not_there(coordinator_of_south, round_1):
    proposal = round_1.proposals.get()
    gone = [
        "/desk/north/rounds/",
        "/desk/north/matches/",
        f"/rounds/{round_1.pk}/",
        f"/rounds/{round_1.pk}/certificate/",
        f"/proposals/{proposal.pk}/",
    ]

    assert [coordinator_of_south.get(address).status_code for address in gone] == [404] * 5
    assert Client().get(gone[0]).status_code == 302


@pytest.mark.parametrize("pairs", [1, 3])
def test_the_board_asks_the_database_equally_often(coordinator, north, pairs, django_assert_num_queries):
    run = make_run(north)
    for _ in range(pairs):
        make_proposal(make_participant(north, "mentee"), make_participant(north, "mentor"), run)

    with django_assert_num_queries(6):
        coordinator.get(f"/rounds/{run.pk}/")


@pytest.mark.parametrize("matches", [1, 3])
def test_the_list_of_matches_asks_the_database_equally_often(coordinator, north, matches, django_assert_num_queries):
    for _ in range(matches):
        mentee, mentor = make_participant(north, "mentee"), make_participant(north, "mentor")
        Match.objects.create(branch=north, mentee=mentee, mentor=mentor, started_on=TODAY)

    with django_assert_num_queries(5):
        coordinator.get("/desk/north/matches/")


def test_whoever_no_letter_reaches_answers_together_with_her_coordinator(coordinator, karen, amal, anna):
    card = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    there = coordinator.get(f"/proposals/{card.pk}/?lang=en").context["pair"].read_aloud_at
    Person.objects.filter(pk=anna.person_id).update(email=None, phone=None)

    page = coordinator.get(f"/proposals/{card.pk}/?lang=en")

    assert there == ""
    assert Client().get(page.context["pair"].read_aloud_at).status_code == 200


def test_a_match_is_ended_with_its_day_and_its_reason(coordinator, karen, amal, anna):
    card = approve_proposal(proposal=make_proposal(amal, anna), by=karen, on=TODAY)
    for role in ("mentor", "mentee"):
        answer_proposal(proposal=card, role=role, said="yes", at=NOW)
    page = f"/matches/{Match.objects.get().pk}/closure/"

    refused = coordinator.post(f"{page}?lang=en", {"form_key": KEY, "ended_on": "2027-05-03"})
    coordinator.post(page, {"form_key": KEY, "ended_on": f"{TODAY:%Y-%m-%d}", "why": "not_a_good_fit"})

    assert list(refused.context["closure"].errors) == ["why"]
    match = Match.objects.get()
    assert (match.ended_on, match.ended_why) == (TODAY, "not_a_good_fit")


def test_the_match_of_another_branch_is_not_there(coordinator_of_south, amal, anna):
    match = Match.objects.create(branch=amal.branch, mentee=amal, mentor=anna, started_on=TODAY)

    assert coordinator_of_south.get(f"/matches/{match.pk}/closure/").status_code == 404
