"""Where her branch allows it, a mentee asks for a mentor; a coordinator confirms, and the mentor answers first."""

from dataclasses import replace

import pytest
import time_machine

from mentornet.branches.actions import save_profile
from mentornet.branches.profile import load_profile
from mentornet.interviewing.actions import pause
from mentornet.matching.actions import (
    AsksAlready,
    KindWordNeeded,
    MayNotAsk,
    NotFreeJustNow,
    RuleForbids,
    answer_proposal,
    ask_for_card,
    confirm_request,
    decline_request,
    replay,
    take_request_back,
)
from mentornet.matching.models import CardRequest, Match
from mentornet.messages.models import OutboxMessage
from tests.cast import NOW, TODAY, make_account, make_participant, make_person, signed_in_as
from tests.fuzz_words import FUZZ_WORDS, sendable

pytestmark = pytest.mark.django_db
KEY = "a-form-key-of-some-length"


@pytest.fixture(autouse=True)
def it_is_may():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def asking_allowed(north):
    """North lets its mentees ask."""
    profile = load_profile()
    may = replace(profile, matching=replace(profile.matching, mentees_may_ask=True))
    return save_profile(branch=north, profile=may, saved_by=None, saved_at=NOW)


@pytest.fixture
def hers(amal, asking_allowed):
    """Amal's browser."""
    return signed_in_as(make_account(amal.person))


def wish_for(amal, anna):
    return ask_for_card(mentee=amal, mentor=anna, on=TODAY, words="She knows kitchens.")


def card_page(amal, mentor):
    return f"/me/mentors/{amal.pk}/{mentor.card.number}/"


def test_where_the_branch_does_not_allow_it_there_is_no_such_page(amal, anna):
    client = signed_in_as(make_account(amal.person))

    assert client.get(f"/me/mentors/{amal.pk}/").status_code == 404
    with pytest.raises(MayNotAsk):
        wish_for(amal, anna)


def test_she_reads_blind_cards_of_free_mentors(hers, amal, anna, lone):
    anna.person.phone = "+4520304050"
    anna.person.save()

    shown = hers.get(f"/me/mentors/{amal.pk}/?lang=en").content.decode()

    assert shown.count('class="open-card"') == 2
    for secret in ("Anna", "Holm", anna.person.email, "+4520304050", "5000"):
        assert secret not in shown


def test_a_protected_mentor_is_on_no_list(hers, amal, anna):
    anna.person.protected_contact = True
    anna.person.save()

    assert 'class="open-card"' not in hers.get(f"/me/mentors/{amal.pk}/").content.decode()
    assert hers.get(card_page(amal, anna)).status_code == 404


def test_only_her_own_pages_are_hers(hers, sara, anna, north, asking_allowed):
    stranger = signed_in_as(make_account(make_person("Nora New")))

    assert hers.get(f"/me/mentors/{sara.pk}/").status_code == 404
    assert stranger.get(f"/me/mentors/{sara.pk}/").status_code == 404


def test_a_card_says_why_the_two_would_fit_in_words(hers, amal, anna):
    shown = hers.get(card_page(amal, anna) + "?lang=en").content.decode()

    assert "can be met" in shown
    assert "very well" in shown


def test_a_wish_becomes_an_ordinary_proposal_that_the_mentor_answers_first(karen, amal, anna, asking_allowed):
    proposal = confirm_request(request=wish_for(amal, anna), by=karen, at=NOW)

    assert sum(part["points"] for part in proposal.parts.values()) == proposal.fit
    assert proposal.reasons
    assert replay(proposal.run)
    assert list(OutboxMessage.objects.values_list("person", "text_name")) == [(anna.person_id, "card_for_mentor")]
    for role in ("mentor", "mentee"):
        answer_proposal(proposal=proposal, role=role, said="yes", at=NOW)
    assert Match.objects.count() == 1


def test_one_wish_at_a_time_and_she_may_take_it_back(amal, anna, lone, asking_allowed):
    first = wish_for(amal, anna)
    with pytest.raises(AsksAlready):
        ask_for_card(mentee=amal, mentor=lone, on=TODAY)

    take_request_back(request=first, on=TODAY)

    assert ask_for_card(mentee=amal, mentor=lone, on=TODAY).ended_on is None


def test_a_hard_rule_holds_and_says_why(north, karen, amal, anna, asking_allowed):
    wish = wish_for(amal, anna)
    anna.card.languages = [["so", 7]]
    anna.card.save()

    with pytest.raises(RuleForbids, match="language"):
        confirm_request(request=wish, by=karen, at=NOW)


def test_a_mentor_who_rests_is_not_asked(karen, amal, anna, asking_allowed):
    wish = wish_for(amal, anna)
    pause(participant=anna, from_on=TODAY, until_on=None, by=None)

    with pytest.raises(NotFreeJustNow):
        confirm_request(request=wish, by=karen, at=NOW)


def test_a_no_comes_with_a_kind_word(karen, amal, anna, asking_allowed):
    wish = wish_for(amal, anna)
    with pytest.raises(KindWordNeeded):
        decline_request(request=wish, by=karen, at=NOW, word_to_her=" ")

    decline_request(request=wish, by=karen, at=NOW, word_to_her="I know of somebody else.")

    assert "I know of somebody else." in OutboxMessage.objects.get(text_name="request_declined").body


def test_a_coordinator_sees_two_cards_and_no_name(coordinator, coordinator_of_south, amal, anna, asking_allowed):
    page = f"/requests/{wish_for(amal, anna).pk}/"

    shown = coordinator.get(page).content.decode()
    assert "She knows kitchens." in shown
    assert "Haddad" not in shown
    assert coordinator_of_south.get(page).status_code == 404
    assert coordinator_of_south.post(f"{page}confirmation/", {"form_key": KEY}).status_code == 404


def test_a_coordinator_confirms_with_one_press(coordinator, amal, anna, asking_allowed):
    wish = wish_for(amal, anna)

    response = coordinator.post(f"/requests/{wish.pk}/confirmation/", {"form_key": KEY})

    assert response.url == f"/proposals/{CardRequest.objects.get().proposal_id}/"


def test_a_double_click_is_one_wish(hers, amal, anna):
    for _ in range(2):
        hers.post(card_page(amal, anna), {"asked": "yes", "words": "", "form_key": KEY})

    assert CardRequest.objects.count() == 1


@pytest.mark.parametrize("words", FUZZ_WORDS.values(), ids=FUZZ_WORDS)
def test_whatever_she_writes_is_kept_or_answered_kindly(hers, amal, anna, words):
    sent = {"asked": "yes", "words": sendable(words), "form_key": KEY}

    assert hers.post(card_page(amal, anna), sent).status_code in (200, 302)


def test_the_list_asks_the_database_equally_often(hers, amal, north, django_assert_max_num_queries):
    for _ in range(20):
        make_participant(north, "mentor")

    with django_assert_max_num_queries(12):
        hers.get(f"/me/mentors/{amal.pk}/")
