from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mentornet.messages.models import OutboxMessage
from mentornet.people.actions import confirm_reach
from mentornet.people.models import Account, Person
from mentornet.people.reaches import Reach, read_reach
from tests.cast import make_person


def ask(reach: str, **more: str) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    assert client.post("/accounts/code/", {"reach": reach, **more}).url == "/accounts/code/check/"
    return client


def code() -> str:
    message = OutboxMessage.objects.filter(text_name="sign_in_code").first()
    return message.body.split(" is ")[1][:6]


def enter(client: Client, typed: str) -> Any:
    return client.post("/accounts/code/check/", {"code": typed})


@pytest.fixture
def hodan(db: None) -> Person:
    return make_person("Hodan Ali", email=None, phone="+4520304050")


def test_a_woman_with_only_a_phone_signs_in(hodan: Person) -> None:
    client = ask("20 30 40 50")

    answer = enter(client, code())

    assert answer.url == "/home/"
    assert Account.objects.get(person=hodan).email is None
    assert client.get("/me/").status_code == 200
    hodan.refresh_from_db()
    assert hodan.phone_confirmed_at is not None


def test_an_address_serves_as_well_and_leads_to_where_she_was_going(db: None) -> None:
    make_person("Samira Haddad", email="samira@example.org")

    client = ask(" Samira@Example.org ", next="/me/consents/")

    assert enter(client, f" {code()[:3]} {code()[3:]} ").url == "/me/consents/"


def test_nobody_is_led_out_of_the_house(hodan: Person) -> None:
    client = ask("20304050", next="https://example.org/")

    assert enter(client, code()).url == "/home/"


def test_a_code_works_once_for_ten_minutes_and_in_one_browser(hodan: Person) -> None:
    client, another = ask("20304050"), Client()
    first = code()

    assert enter(another, first).url == "/accounts/code/"
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        late = enter(client, first)
    assert [str(error) for error in late.context["form"].errors["code"]] == [
        "The code has run out after ten minutes. Ask for a new one."
    ]


def test_after_five_tries_the_right_code_is_too_late(hodan: Person) -> None:
    client = ask("20304050")
    right = code()
    wrong = "000000" if right != "000000" else "111111"
    for _try in range(5):
        enter(client, wrong)

    assert enter(client, right).status_code == 200
    assert "_auth_user_id" not in client.session


def test_whoever_works_in_the_network_gets_no_code(karen: Account) -> None:
    ask(str(karen.email))

    assert OutboxMessage.objects.count() == 0


def test_the_known_and_the_unknown_read_the_same(hodan: Person) -> None:
    pages = [ask(phone).get("/accounts/code/check/").content.decode() for phone in ("20304050", "20304051")]

    bodies = [page.partition("<main")[2].partition("<form")[0] for page in pages]
    assert bodies[0] == bodies[1].replace("20304051", "20304050")
    assert OutboxMessage.objects.count() == 1


def test_the_known_and_the_unknown_wait_alike(hodan: Person, settings: Any) -> None:
    def seconds(phone: str) -> float:
        started = perf_counter()
        Client().post("/accounts/code/", {"reach": phone})
        return perf_counter() - started

    known, unknown = (median(seconds(phone) for _try in range(6)) for phone in ("20304050", "20304051"))
    assert 0.5 < known / unknown < 2


def test_seven_codes_an_hour_are_too_many(hodan: Person) -> None:
    for _time in range(6):
        ask("20304050")

    answer = Client(headers={"Accept-Language": "en"}).post("/accounts/code/", {"reach": "20304050"})

    assert (answer.status_code, "Wait a little" in answer.content.decode()) == (409, True)
    assert ask("20304051")


def test_two_women_with_one_phone_say_who_they_are(hodan: Person) -> None:
    ifrah = make_person("Ifrah Ali", email=None, phone="+4520304050", shares_phone=True)
    client = ask("20304050")

    asked = enter(client, code())

    assert asked.url == "/accounts/code/who/"
    assert client.post(asked.url, {"who": "999"}).status_code == 200
    assert client.post(asked.url, {"who": str(ifrah.pk)}).url == "/home/"
    assert client.session["_auth_user_id"] == str(Account.objects.get(person=ifrah).pk)


def test_nobody_can_say_who_she_is_without_a_code(hodan: Person) -> None:
    assert Client().post("/accounts/code/who/", {"who": str(hodan.pk)}).url == "/accounts/code/"


def test_only_her_own_number_is_confirmed(hodan: Person) -> None:
    with pytest.raises(ValueError, match="not a number"):
        confirm_reach(person=hodan, reach=Reach("phone", "+4520304051"), at=timezone.now())


@pytest.mark.parametrize("words", ["", "12", "samira@", "@example.org", "not a number", "a" * 300 + "@example.org"])
def test_what_is_no_number_and_no_address_is_told(words: str) -> None:
    with pytest.raises(ValueError):
        read_reach(words)
