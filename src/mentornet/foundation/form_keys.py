"""One-time form keys: a double click, a resent page or two tabs have one effect (F-8)."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.foundation.models import FormKey

View = Callable[..., HttpResponse]


def fresh_form_key(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """Give every page a `form_key`; a form that creates something carries it as a hidden field."""
    return {"form_key": lambda: secrets.token_urlsafe(24)}


def one_effect(view: View) -> View:
    """Let each form key have its effect once; the second sender is led where the first was led.

    The view must answer a POST that changed something with a redirect. Any other answer (a form to correct)
    leaves the key unspent. Change and key are one transaction: a killed server keeps both or neither.
    """

    @wraps(view)
    def once(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *arguments, **named)
        key = request.POST.get("form_key", "")
        if not 16 <= len(key) <= 64:
            sentence = _("This form came without its key. Go back, reload the page, and send it again.")
            return render(request, "refused.html", {"sentence": sentence}, status=400)
        try:
            return _spend(key, request, view, *arguments, **named)
        except _NothingHappened as nothing:
            return nothing.answer
        except IntegrityError:
            spent = FormKey.objects.filter(key=key).first()
            if spent is None:  # some other constraint, not ours to hide
                raise
            return redirect(spent.led_to or "/")

    return once


class _NothingHappened(Exception):
    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer


def _spend(key: str, request: HttpRequest, view: View, *arguments: Any, **named: Any) -> HttpResponse:
    with transaction.atomic():
        account_number = request.user.pk if request.user.is_authenticated else None
        spent = FormKey.objects.create(key=key, account_number=account_number, spent_at=timezone.now())
        answer = view(request, *arguments, **named)
        if not 300 <= answer.status_code < 400:
            raise _NothingHappened(answer)
        spent.led_to = answer.headers.get("Location", "")
        spent.save(update_fields=["led_to"])
    return answer
