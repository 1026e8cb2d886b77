"""Every page that answers, opened in a browser as everybody who may open it: readable, whole, and quiet."""

import pytest
from django.test import Client
from django.utils import timezone

from mentornet.joining.choices import Role
from mentornet.matching.links import answer_token
from tests.architecture.url_matrix import address, routes
from tests.cast import signed_in_as
from tests.journeys.conftest import DESK, PHONE, shot_name
from tests.world import accounts_of, make_side, upload_sheet

# Her own sign-in is the same to everybody; the mentee looks at it for all.
ALIKE = ("mentor", "coordinator", "leader")
LANGUAGES = {
    "stranger": "da en ar",
    "mentee": "da en ar",
    "mentor": "da en ar",
    "coordinator": "da en",
    "leader": "da en",
}


@pytest.fixture
def north_side(settings, tmp_path):
    """North, where everything has happened once within the last weeks."""
    settings.DATA_FOLDER = tmp_path
    return make_side("north", "North", "Karen North", now=timezone.now())


def pages_for(account, side):
    """Every page that this account may open, with something in it: its address, and a name for its picture.

    Links that are no longer open count as well, because people do open them.
    """
    client = signed_in_as(account) if account else Client()
    samples = side.samples | {
        "token": answer_token(side.proposals["sent"], Role.MENTOR),
        "upload": upload_sheet(side),
    }
    found = {address(route, samples): shot_name(route) for route, words in routes() if set(words) <= samples.keys()}
    for state, proposal in side.proposals.items():
        found[f"/proposals/{proposal.pk}/"] = f"proposal-{state}"
    for state in ("with_mentee", "matched", "expired"):
        found[f"/answer/{answer_token(side.proposals[state], Role.MENTEE)}/"] = f"answer-{state}"
    return {page: name for page, name in found.items() if is_a_page(client.get(page))}


def is_a_page(response):
    return response.status_code in (200, 410) and response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("role", "language"), [(role, one) for role, each in LANGUAGES.items() for one in each.split()]
)
def test_every_page_is_readable_whole_and_quiet(walker, north_side, role, language):
    account = accounts_of(north_side)[role]
    seen_before = pages_for(None, north_side) if role != "stranger" else {}
    pages = {page: name for page, name in pages_for(account, north_side).items() if page not in seen_before}
    visitor = walker(language=language, account=account)

    for page, name in pages.items():
        if page.startswith("/accounts/") and role in ALIKE:
            continue
        visitor.open(page)
        visitor.look(f"{role}-{name}", DESK)
        visitor.look(f"{role}-{name}", PHONE)

    assert visitor.faults == []
