"""The log holds nothing personal: not what a broken page held in its hands, not what a database quotes (AL-4)."""

import logging

import pytest
from django.http import HttpResponse

from mentornet.foundation.doors import anyone, open_to
from tests.architecture.test_house_rules import page
from tests.cast import make_person

pytestmark = pytest.mark.django_db
PHONE = "+4512345678"


@open_to(anyone)
def breaks_with_a_phone_in_hand(request):
    phone = PHONE
    return HttpResponse(phone / 2)


@open_to(anyone)
def writes_the_same_phone_twice(request):
    make_person("Amal Haddad", phone=PHONE)
    make_person("Sara Tesfay", phone=PHONE)


@pytest.mark.parametrize("view", [breaks_with_a_phone_in_hand, writes_the_same_phone_twice])
def test_an_error_is_logged_without_what_it_was_about(client, monkeypatch, capsys, caplog, view):
    monkeypatch.setattr(page("about"), "callback", view)
    client.raise_request_exception = False

    response = client.get("/about/")

    logged = [as_written(record) for record in caplog.records]
    caplog.clear()
    assert response.status_code == 500
    assert len(logged) == 1
    assert view.__name__ in logged[0]
    assert "12345678" not in logged[0] + capsys.readouterr().err + response.content.decode()


def as_written(record: logging.LogRecord) -> str:
    """A line as the log's own formatter writes it."""
    handler = logging.getLogger().handlers[0]
    return handler.format(record)
