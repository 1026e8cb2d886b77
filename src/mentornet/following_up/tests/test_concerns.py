"""A worry reaches whom it is for at once and without its words, and never the other of the two."""

import pytest

from mentornet.following_up.models import Concern
from mentornet.foundation.models import AuditLine
from mentornet.messages.models import OutboxMessage
from tests.cast import signed_in_as

pytestmark = pytest.mark.django_db
WORDS = "She shouted at me at the library."
WORRY = {"kind": "worry", "about": "the_other", "words": WORDS, "form_key": "a-key-for-a-concern"}
ABOUT_KAREN = WORRY | {"kind": "complaint", "about": "coordinator"}


def page_of(match) -> str:
    return f"/me/pair/{match.pk}/concern/?lang=en"


def test_a_worry_reaches_the_coordinator_without_its_words(match, amals_browser, karen):
    thanks = amals_browser.post(page_of(match), WORRY, follow=True)

    letter = OutboxMessage.objects.get()
    assert "Call 112 now" in thanks.content.decode()
    assert letter.person == karen.person
    assert f"/concerns/{Concern.objects.get().pk}/" in letter.body
    assert [word for word in (WORDS, "Amal", "Anna") if word in letter.subject + letter.body] == []


def test_the_coordinator_reads_it_and_says_how_she_helped(match, amals_browser, coordinator, coordinator_of_south):
    amals_browser.post(page_of(match), WORRY)
    page = f"/concerns/{Concern.objects.get().pk}/?lang=en"

    read = coordinator.get(page)
    coordinator.post(page, {"word": "I called her.", "form_key": "a-key-for-settling"})

    assert WORDS in read.content.decode()
    assert coordinator_of_south.get(page).status_code == 404
    assert Concern.objects.get().settled_word == "I called her."


def test_the_other_of_the_two_sees_and_hears_nothing(match, amals_browser, annas_browser):
    amals_browser.post(page_of(match), WORRY)

    pages = ["/me/", page_of(match), f"/me/pair/{match.pk}/closing/", f"/me/pair/{match.pk}/ending/"]
    assert [page for page in pages if WORDS in annas_browser.get(page).content.decode()] == []
    assert annas_browser.get(f"/concerns/{Concern.objects.get().pk}/").status_code == 404
    assert OutboxMessage.objects.filter(person=match.mentor.person).count() == 0


def test_a_complaint_about_the_coordinator_goes_past_her(match, amals_browser, coordinator, leader):
    amals_browser.post(page_of(match), ABOUT_KAREN)

    concern = Concern.objects.get()
    assert [letter.person for letter in OutboxMessage.objects.all()] == [leader.person]
    assert coordinator.get(f"/concerns/{concern.pk}/").status_code == 404
    assert WORDS not in coordinator.get(f"/matches/{match.pk}/").content.decode()
    assert AuditLine.objects.get(action="tell_concern").branch_number is None
    assert WORDS in signed_in_as(leader).get(f"/concerns/{concern.pk}/").content.decode()
    assert "Amal Haddad" in signed_in_as(leader).get("/complaints/").content.decode()


def test_a_worry_is_not_the_leaders_to_read_while_there_is_a_coordinator(match, amals_browser, leader, karen):
    amals_browser.post(page_of(match), WORRY)

    assert signed_in_as(leader).get(f"/concerns/{Concern.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"words": ""}, "Write a few words, so that we know how to help."),
        ({"kind": "anger"}, "Choose whether it is a worry or a complaint, and what it is about."),
        ({"about": ""}, "Choose whether it is a worry or a complaint, and what it is about."),
        ({"words": "a\x00b"}, "Leave out the signs that nobody sees"),
    ],
)
def test_what_is_missing_is_asked_for(match, amals_browser, fault, sentence):
    page = amals_browser.post(page_of(match), WORRY | fault)

    if "\x00" not in fault.get("words", ""):
        assert sentence in page.content.decode()
    assert Concern.objects.count() == 0


def test_a_pair_of_others_is_not_there(match, coordinator):
    assert coordinator.get(page_of(match)).status_code == 404
