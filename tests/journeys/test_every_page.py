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
    """Name every page that this account may open, with something in it."""
    client = signed_in_as(account) if account else Client()
    samples = side.samples | {
        "token": answer_token(side.proposals["sent"], Role.MENTOR),
        "upload": upload_sheet(side),
    }
    found = [address(route, samples) for route, words in routes() if set(words) <= samples.keys()]
    found += [f"/proposals/{proposal.pk}/" for proposal in side.proposals.values()]
    found += [
        "/answer/" + answer_token(side.proposals[state], Role.MENTEE) + "/" for state in ("with_mentee", "matched")
    ]
    return [page for page in dict.fromkeys(found) if is_a_page(client.get(page))]


def is_a_page(response):
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("role", "language"), [(role, one) for role, each in LANGUAGES.items() for one in each.split()]
)
def test_every_page_is_readable_whole_and_quiet(walker, north_side, role, language):
    account = accounts_of(north_side)[role]
    shown_to_strangers = set() if role == "stranger" else set(pages_for(None, north_side))
    pages = [page for page in pages_for(account, north_side) if page not in shown_to_strangers]
    visitor = walker(language=language, account=account)

    for page in pages:
        visitor.open(page)
        visitor.look(f"{role}-{shot_name(page)}", DESK)
        visitor.look(f"{role}-{shot_name(page)}", PHONE)

    assert visitor.faults == []
