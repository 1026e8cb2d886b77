"""A form has its effect once, however often it is sent (F-8)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from mentornet.foundation.audit import record
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.models import AuditLine, FormKey
from mentornet.foundation.refusals import Refusal

pytestmark = pytest.mark.django_db
KEY = "a-key-that-is-long-enough"


def post(view, **words):
    request = RequestFactory().post("/somewhere/", words)
    request.user = AnonymousUser()
    return view(request)


@one_effect
def write_a_line(request):
    if request.POST.get("wrong"):
        return HttpResponse("Correct this.")
    line = record("write_a_line", by=None)
    if request.POST.get("refused"):
        raise Refusal
    return redirect(f"/lines/{line.pk}/")


def test_the_second_sender_is_led_where_the_first_was_led():
    first, second = post(write_a_line, form_key=KEY), post(write_a_line, form_key=KEY)

    assert AuditLine.objects.count() == 1
    assert second.headers["Location"] == first.headers["Location"]


def test_another_key_is_another_effect():
    post(write_a_line, form_key=KEY)
    post(write_a_line, form_key=KEY + "2")

    assert AuditLine.objects.count() == 2


def test_a_form_to_correct_keeps_its_key():
    assert post(write_a_line, form_key=KEY, wrong="yes").content == b"Correct this."
    post(write_a_line, form_key=KEY)

    assert AuditLine.objects.count() == 1


def test_a_refusal_leaves_neither_effect_nor_spent_key():
    with pytest.raises(Refusal):
        post(write_a_line, form_key=KEY, refused="yes")

    assert (AuditLine.objects.count(), FormKey.objects.count()) == (0, 0)


def test_a_form_without_a_key_is_sent_back():
    assert post(write_a_line).status_code == 400
