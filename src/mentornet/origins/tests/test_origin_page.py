from django.test import Client

from mentornet.branches.models import Branch
from mentornet.foundation.models import AuditLine
from mentornet.foundation.signed_links import sign
from mentornet.origins.actions import pseudonym_of
from mentornet.origins.models import OriginAnswer
from mentornet.people.models import Person
from tests.cast import make_application, make_person
from tests.fuzz_words import FUZZ_WORDS, sendable


def page_of(person: Person) -> str:
    return f"/origin/{sign('origins.answer', person.pk)}/"


def test_her_answer_goes_to_the_protected_store_and_nowhere_else(north: Branch) -> None:
    application = make_application(north, "mentee")
    before = {field.name: getattr(application.card, field.name) for field in application.card._meta.concrete_fields}

    Client().post(page_of(application.person), {"country": "SY", "answer": "yes"})

    answer = OriginAnswer.objects.get()
    assert (answer.pseudonym, answer.country) == (pseudonym_of(application.person_id), "SY")
    application.card.refresh_from_db()
    assert {name: getattr(application.card, name) for name in before} == before
    assert AuditLine.objects.count() == 0


def test_no_thanks_changes_nothing(db: None) -> None:
    answer = Client(headers={"Accept-Language": "en"}).post(page_of(make_person("Nour Said")), {"no": "yes"})

    assert "changes nothing" in answer.content.decode()
    assert OriginAnswer.objects.count() == 0


def test_the_page_never_tells_what_was_answered(db: None) -> None:
    person = make_person("Nour Said")
    asked = Client().get(page_of(person)).content.decode()
    Client().post(page_of(person), {"country": "SY", "answer": "yes"})

    again = Client().get(page_of(person)).content.decode()

    assert again.count("selected") == 1  # the empty choice
    assert len(asked) == len(again)


def test_she_can_have_it_deleted(db: None) -> None:
    person = make_person("Nour Said")
    Client().post(page_of(person), {"country": "SY", "answer": "yes"})

    Client().post(page_of(person), {"erase": "yes"})

    assert OriginAnswer.objects.count() == 0


def test_a_link_of_another_purpose_or_of_nobody_opens_nothing(db: None) -> None:
    statuses = [
        Client().get(f"/origin/{token}/").status_code
        for token in (sign("outcomes.first", 1), "x", sign("origins.answer", 10**9), sign("origins.answer", "a"))
    ]

    assert statuses == [404, 404, 410, 410]


def test_whatever_is_sent_is_no_country(db: None) -> None:
    address = page_of(make_person("Nour Said"))

    statuses = {
        Client().post(address, {"country": sendable(w), "answer": "yes"}).status_code for w in FUZZ_WORDS.values()
    }

    assert (statuses, OriginAnswer.objects.count()) == ({200}, 0)
