from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from mentornet.foundation.models import AuditLine
from mentornet.messages.actions import IsUnderWay, save_branch_text, send_again, write_message
from mentornet.messages.choices import Delivery
from mentornet.messages.models import BranchText, OutboxMessage
from mentornet.messages.own_words import WordsCannotBeUsed, check_own_words
from mentornet.messages.texts import text_named
from tests.cast import NOW, make_application, make_person

KEY = "a-key-of-this-page-alone"
NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def nour(north):
    person = make_person("Nour Said", language="en")
    make_application(north, "mentee", person)
    return person


def write(person, once="a", text_name="card_ended", **values):
    with transaction.atomic():
        return write_message(to=person, text_name=text_name, values=values, once=once, written_at=NOON)


def give_up(message):
    OutboxMessage.objects.filter(pk=message.pk).update(
        delivery=Delivery.GIVEN_UP, next_try_at=None, attempts=12, last_error="AddressRefused"
    )
    return message


def test_a_coordinator_sees_what_became_of_a_message_and_sends_it_again(coordinator, nour):
    message = give_up(write(nour))

    page = coordinator.get("/desk/north/messages/?lang=en").content.decode()
    assert "There is no such e-mail address. Ask her for another one." in page
    again = [
        coordinator.post(f"/desk/north/messages/{message.pk}/again/", {"form_key": KEY}).headers["Location"]
        for _click in range(2)
    ]

    message.refresh_from_db()
    assert again == ["/desk/north/messages/"] * 2
    assert (message.delivery, message.attempts, message.last_error) == (Delivery.WAITING, 0, "")
    assert AuditLine.objects.filter(action="send_message_again").count() == 1


def test_what_has_been_sent_is_not_sent_again(nour, karen):
    message = write(nour)

    with pytest.raises(IsUnderWay):
        send_again(message=message, by=karen, at=NOW)


def test_what_did_not_arrive_stands_among_the_needs_of_the_day(coordinator, nour):
    give_up(write(nour))

    assert "/desk/north/messages/?only=stuck" in coordinator.get("/desk/north/?lang=en").content.decode()
    assert "Nour Said" in coordinator.get("/desk/north/messages/?only=stuck").content.decode()


def test_another_branch_sees_nothing_of_it(coordinator_of_south, south, nour):
    message = give_up(write(nour))

    answers = [
        coordinator_of_south.get("/desk/north/messages/"),
        coordinator_of_south.post(f"/desk/north/messages/{message.pk}/again/", {"form_key": KEY}),
        coordinator_of_south.post(f"/desk/south/messages/{message.pk}/again/", {"form_key": KEY}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert "Nour" not in coordinator_of_south.get("/desk/south/messages/").content.decode()


def test_a_list_of_messages_asks_no_more_for_more(coordinator, nour):
    counts = []
    for more in (range(1), range(1, 40)):
        for number in more:
            give_up(write(nour, once=f"m{number}"))
        with CaptureQueriesContext(connection) as queries:
            coordinator.get("/desk/north/messages/")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8


def own(client, north, **words):
    form = {"form_key": KEY, "subject": "News", "body": "Dear {called_name}, the card is closed."} | words
    return client.post("/desk/north/texts/card_ended/en/?lang=en", form)


def test_a_branch_writes_in_its_own_words_and_goes_back(coordinator, north, nour):
    own(coordinator, north, save="yes")
    hers = write(nour)
    assert (hers.subject, hers.body.splitlines()[2]) == ("News", "Dear Nour, the card is closed.")

    own(coordinator, north, network="yes", form_key=KEY + "-2")

    assert write(nour, once="b").subject == "It will not be the two of you this time"
    assert [(one.version, bool(one.body)) for one in BranchText.objects.all()] == [(2, False), (1, True)]


def test_a_reader_of_another_language_gets_the_network_s_text(coordinator, north, nour):
    own(coordinator, north, save="yes")
    nour.language = "da"

    assert write(nour).subject == "Det bliver ikke jer to denne gang"


def test_words_are_looked_at_before_they_are_saved(coordinator, north):
    answer = own(coordinator, north, look="yes")

    assert "Dear Amal, the card is closed." in answer.content.decode()
    assert BranchText.objects.count() == 0


def test_nothing_written_is_nothing_saved(coordinator, north):
    answer = own(coordinator, north, body=" ", save="yes")

    assert answer.context["form"].errors["body"] == [
        "Write a text first. The network's text is sent until you have one."
    ]
    assert BranchText.objects.count() == 0


def test_a_place_that_is_not_known_is_refused_with_a_suggestion(coordinator, north):
    answer = own(coordinator, north, body="Dear {caled_name}", save="yes")

    assert answer.context["form"].errors["body"] == ["No place is called {caled_name}. Did you mean {called_name}?"]


@pytest.mark.parametrize(
    ("text_name", "subject", "body", "told"),
    [
        ("card_for_mentee", "A card", "Read it soon.", "{link} somewhere"),
        ("card_ended", "", "Hello.", "Write a subject"),
        ("card_ended", "A", "Hello {called_name", "between two braces"),
        ("card_ended", "A", "Hello {}", "No place is called {}"),
        ("card_ended", "A", "{called_name.__class__}", "between two braces"),
        ("match_started", "A", "Hello", "puts this text together itself"),
        ("declined", "A", "Goodbye", "{word_to_her} somewhere"),
    ],
)
def test_words_that_could_not_be_filled_in_are_refused(text_name, subject, body, told):
    with pytest.raises(WordsCannotBeUsed) as refused:
        check_own_words(text_named(text_name), subject=subject, body=body)

    assert told in str(refused.value)


@pytest.mark.django_db
def test_markup_and_template_words_are_only_words(north, nour, karen):
    body = "{% load x %} {{ called_name }} <b>{called_name}</b>"
    BranchText.objects.create(
        branch=north, text_name="card_ended", language="en", version=1, subject="A", body=body, saved_at=NOW
    )

    assert "{% load x %} {{ called_name }} <b>Nour</b>" in write(nour).body


@pytest.mark.parametrize("page", ["texts/", "texts/card_ended/en/"])
def test_another_branch_reads_no_texts_of_ours(coordinator_of_south, north, page):
    assert coordinator_of_south.get(f"/desk/north/{page}").status_code == 404


@pytest.mark.parametrize("page", ["texts/match_started/en/", "texts/card_ended/xx/", "texts/never/en/"])
def test_a_text_that_nobody_rewords_has_no_page(coordinator, page):
    assert coordinator.get(f"/desk/north/{page}").status_code == 404


def test_each_version_says_who_saved_it(coordinator, north, karen):
    text = text_named("card_ended")
    for words in ("One.", "Two."):
        save_branch_text(branch=north, text=text, language="en", subject="A", body=words, by=karen, at=NOW)

    page = coordinator.get("/desk/north/texts/card_ended/en/?lang=en").content.decode()

    assert page.count("Karen North") >= 2
