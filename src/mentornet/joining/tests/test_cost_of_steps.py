"""What a screen of the letter costs: few questions to the database, and few bytes for a slow phone."""

from typing import Any

import pytest

from mentornet.branches.models import Branch
from mentornet.joining.choices import Role
from mentornet.joining.steps import STEPS
from mentornet.joining.tests.letters import A_MENTOR, browser, write

MOST_QUERIES = 8
MOST_BYTES = 60_000


@pytest.mark.parametrize("role", Role)
def test_each_screen_asks_the_database_little_and_is_small(
    north: Branch, role: Role, django_assert_max_num_queries: Any
) -> None:
    client = browser()
    write(client, role, **A_MENTOR)

    for step in STEPS[role]:
        with django_assert_max_num_queries(MOST_QUERIES):
            page = client.get(f"/join/{role}/{step.name}/")
        assert len(page.content) < MOST_BYTES


def test_saving_a_change_asks_the_database_little(north: Branch, django_assert_max_num_queries: Any) -> None:
    client = browser()
    client.post("/join/mentee/", {"strength_codes": "care"})

    with django_assert_max_num_queries(MOST_QUERIES):
        client.post("/join/mentee/dream/", {"dream": "A bakery.", "save": "yes"})
