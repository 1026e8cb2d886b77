import pytest
from django.test import Client

from mentornet.branches.models import Branch


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "null"}, 200),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://elsewhere.example.org", "Sec-Fetch-Site": "same-origin"}, 403),
    ],
)
def test_a_form_of_our_own_pages_is_taken_and_one_from_elsewhere_is_not(
    north: Branch, headers: dict[str, str], status: int
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get("/join/mentee/")
    form = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value, "form_key": "a-key-of-this-page-alone"}

    assert browser.post("/join/mentee/", form, headers=headers).status_code == status


def test_without_the_token_no_origin_helps(north: Branch) -> None:
    browser = Client(enforce_csrf_checks=True)

    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert browser.post("/join/mentee/", {"form_key": "a-key-of-this-page-alone"}, headers=headers).status_code == 403
