"""Every answer carries the same strict headers, whatever kind of answer it is (WB-1, WB-2)."""

import pytest
from django.test import Client
from django.urls import reverse

from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.refusals import Refusal
from tests.architecture.test_house_rules import page

POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; object-src 'none'; script-src 'self'; "
    "style-src 'self'"
)
STRICT = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@open_to(anyone)
def refused(request):
    raise Refusal


@open_to(anyone)
def broken(request):
    raise ValueError("planted")


def strict_headers_of(response) -> dict[str, str | None]:
    """The headers that the policy names, the directives of the first in the order of the alphabet."""
    found = {name: response.headers.get(name) for name in STRICT}
    directives = sorted((found["Content-Security-Policy"] or "").split("; "))
    return found | {"Content-Security-Policy": "; ".join(directives)}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/about/", 200),
        ("/healthz", 200),
        ("/home/", 302),
        ("/nowhere/", 404),
        ("/static/ui/mark.svg", 200),
        ("/static/nowhere.svg", 404),
    ],
)
def test_an_answer_carries_the_strict_headers(client, north, address, status):
    response = client.get(address)

    assert response.status_code == status
    assert strict_headers_of(response) == STRICT


def test_a_refusal_carries_the_strict_headers(client, north, monkeypatch):
    monkeypatch.setattr(page("about"), "callback", refused)

    response = client.get("/about/")

    assert response.status_code == 409
    assert strict_headers_of(response) == STRICT


def test_an_error_carries_the_strict_headers(client, north, monkeypatch, caplog):
    monkeypatch.setattr(page("about"), "callback", broken)
    client.raise_request_exception = False

    response = client.get("/about/")

    caplog.clear()
    assert response.status_code == 500
    assert strict_headers_of(response) == STRICT


def test_a_form_without_its_token_is_refused_with_the_strict_headers(north):
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"))

    assert response.status_code == 403
    assert strict_headers_of(response) == STRICT


@pytest.mark.parametrize("address", ["/about/", "/home/", "/accounts/password/", "/nowhere/"])
def test_nothing_is_kept_of_what_somebody_signed_in_was_shown(coordinator, address):
    assert "no-store" in coordinator.get(address).headers["Cache-Control"]


def test_cookies_cannot_be_read_by_scripts_or_sent_from_elsewhere(client, north):
    client.get("/about/?lang=ar")
    client.get(reverse("account_login"))

    kept = {name: (cookie["httponly"], cookie["samesite"]) for name, cookie in client.cookies.items()}
    assert kept == {"language": (True, "Lax"), "csrftoken": (True, "Lax")}
