import pytest
from django.test import Client

from mentornet.messages.models import OutboxMessage
from mentornet.people.actions import open_account
from mentornet.people.models import Person
from mentornet.people.search_words import fold
from tests.cast import make_account, make_person, signed_in_as

NEW_PASSWORD = "another-long-sentence-of-hers"
PASSWORD = "a-long-sentence-she-remembers"


@pytest.fixture
def nadja(db):
    return make_account(make_person("Nadja Berg", email="nadja@example.org"), PASSWORD)


def sign_in(password):
    client = Client()
    answer = client.post("/accounts/login/", {"login": "nadja@example.org", "password": password})
    return client, answer


def test_somebody_signs_in_with_her_password(nadja):
    _, answer = sign_in(PASSWORD)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/home/")


def test_a_wrong_password_does_not_say_what_was_wrong(nadja):
    _, known = sign_in("not-her-long-sentence")
    unknown = Client().post("/accounts/login/", {"login": "nobody@example.org", "password": "whatever-it-may-be"})

    errors = [str(answer.context["form"].errors) for answer in (known, unknown)]

    assert errors[0] == errors[1] != ""


def test_nobody_makes_a_login_by_a_bare_form(nadja):
    Client().post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})

    assert Person.objects.filter(email="new@example.org").count() == 0


def test_staff_are_led_to_the_desk_and_others_to_their_own_page(karen, nadja):
    homes = [signed_in_as(account).get("/home/").headers["Location"] for account in (karen, nadja)]

    assert homes == ["/desk/", "/me/"]


def test_a_name_is_found_however_it_is_typed():
    assert fold("Søndergård Ærø") == fold("sondergard aero")
    assert fold("Élodie") == fold("elodie")


def test_a_person_is_searchable_from_the_moment_she_is_saved(db):
    person = make_person("Zübeyde Şahin", phone="+4512345678")

    assert Person.objects.filter(search_words__contains=fold("zubeyde")).get() == person
    assert Person.objects.filter(search_words__contains="12345678").get() == person


def test_a_login_without_a_password_is_opened_by_the_link_to_her_own_address(db, mailoutbox):
    person = make_person("Samira Haddad", email="samira@example.org")
    opened = open_account(person)

    Client().post("/accounts/password/reset/", {"email": "samira@example.org"})

    assert opened is not None
    assert (opened.has_usable_password(), open_account(person)) == (False, opened)
    assert [letter.to for letter in mailoutbox] == [["samira@example.org"]]


def test_a_phone_alone_gives_a_login_and_nothing_at_all_gives_none(db):
    by_phone = open_account(make_person("Hodan Ali", email=None, phone="+4512345679"))

    assert (by_phone.email, by_phone.has_usable_password()) == (None, False)
    assert open_account(make_person("Nobody Reaches Her", email=None)) is None


def test_the_link_in_the_letter_lets_her_choose_a_password_and_sign_in(nadja, mailoutbox):
    client = Client(headers={"Accept-Language": "en"})
    client.post("/accounts/password/reset/", {"email": "nadja@example.org"})
    letter = mailoutbox[0]
    link = next(line for line in letter.body.splitlines() if "/reset/key/" in line).partition("testserver")[2]

    there = client.get(link, follow=True).request["PATH_INFO"]
    client.post(there, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert Client().login(email="nadja@example.org", password=NEW_PASSWORD)


def test_a_forgotten_password_is_chosen_anew_by_a_letter_in_her_language(nadja, settings):
    settings.EMAIL_BACKEND = "mentornet.messages.mail.OutboxBackend"
    Client().post("/accounts/password/reset/?lang=da", {"email": "nadja@example.org"})

    letter = OutboxMessage.objects.get(person=nadja.person)

    assert letter.subject == "Vælg en ny adgangskode"
    assert "/accounts/password/reset/key/" in letter.body


def test_an_address_that_nobody_here_has_gets_no_letter(nadja, settings):
    settings.EMAIL_BACKEND = "mentornet.messages.mail.OutboxBackend"
    Client().post("/accounts/password/reset/", {"email": "nobody@example.org"})

    assert OutboxMessage.objects.count() == 0
