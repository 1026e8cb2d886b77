"""Who gets what: every page, opened as everybody, agrees with the table that somebody has read and agreed to."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from mentornet.joining.choices import Role
from mentornet.matching.links import answer_token
from mentornet.matching.models import Proposal
from mentornet.matching.queries import with_both
from tests.architecture import canary
from tests.architecture.url_matrix import Table, World, walk
from tests.world import Side, accounts_of, make_side, upload_sheet

AGREED = Path(__file__).with_name("url_matrix.csv")
KEYS = ("route", "method")
# What counts within a pair's own plan, or names one of our guides: nobody's object by itself.
ORDINALS = {"goal": "1", "version": "1", "name": "goals"}

OPEN_TO_ANYONE = frozenset(
    {
        "/",
        "/about/",
        "/accounts/code/",
        "/accounts/inactive/",
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/<base36:uidb36>-<str:key>/",
        "/accounts/password/reset/sent/",
        "/accounts/signup/",
        # Whoever holds a signed link may open it.
        "/answer/<str:token>/",
        "/answer/<str:token>/question/",
        "/answer/<str:token>/reason/",
        "/answer/<str:token>/thanks/",
        "/ask/",
        "/ask/thanks/<slug:branch>/",
        "/branches/",
        "/branches/<slug:branch>/",
        "/check-in/<str:token>/",
        "/check-in/<str:token>/thanks/",
        "/healthz",
        "/how/mentee/",
        "/how/mentor/",
        "/join/mentee/",
        "/join/mentor/",
        "/join/back/<slug:code>/",
        "/join/code/<slug:role>/",
        "/join/later/<slug:role>/",
        "/join/thanks/<slug:branch>/",
        "/join/who/<slug:role>/",
        "/letter/<str:token>/",
        "/letters/<str:token>/",
        "/letters/<str:token>/stop/",
        "/offers/",
        "/readyz",
        "/style/",
    }
)


def objects_of(side: Side) -> dict[str, Any]:
    """Give what stands in addresses and belongs to one branch."""
    return {name: value for name, value in side.samples.items() if name not in ORDINALS} | {
        "upload": upload_sheet(side)
    }


@pytest.fixture
def world(db, settings, tmp_path):
    """North and South with one of everything; every text of South holds the canary."""
    settings.DATA_FOLDER = tmp_path
    settings.SITE_ADDRESS = "http://testserver"  # so that the links of kept letters lead to the house
    now = timezone.now()
    south = make_side("south", "South", "Bo South", now=now, municipality="561")
    canary.put_everywhere()
    north = make_side("north", "North", "Karen North", now=now)
    own, other = objects_of(north), objects_of(south)
    return World(
        roles=accounts_of(north),
        own=own,
        other=other,
        gone=dict.fromkeys(other, 10**8) | {"branch": "never", "upload": "forged"},
        canary=canary.CANARY,
        open_to_anyone=OPEN_TO_ANYONE,
        plain=ORDINALS
        | {
            "token": answer_token(north.proposals["sent"], Role.MENTOR),
            "uidb36": "1",
            "key": "set-password",
            "pk": "1",
            "text": "card_ended",
            "language": "en",
            "role": "mentee",
            "code": "forged",
            "kind": "danish",
        },
    )


def read_table() -> Table:
    with AGREED.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {
            (row["route"], role, row["method"]): row[role]
            for row in rows
            for role in row
            if role not in KEYS and row[role]
        }


def write_table(table: Table) -> None:
    """Write a line for each page and method, and in it what each role gets."""
    lines: dict[tuple[str, str], dict[str, str]] = {}
    for (route, role, method), status in table.items():
        lines.setdefault((route, method), {"route": route, "method": method})[role] = status
    with AGREED.open("w", newline="", encoding="utf-8") as file:
        roles = dict.fromkeys(role for _, role, _ in table)
        rows = csv.DictWriter(file, [*KEYS, *roles], lineterminator="\n")
        rows.writeheader()
        rows.writerows(lines[page] for page in sorted(lines))


def differences(table: Table, agreed: Table) -> list[str]:
    """Say in a line each what has changed since the table was agreed to."""
    return [
        f"{role} {method} {route}: {table.get((route, role, method), 'gone')}, "
        f"agreed was {agreed.get((route, role, method), 'nothing')}"
        for route, role, method in sorted(table.keys() | agreed.keys())
        if table.get((route, role, method)) != agreed.get((route, role, method))
    ]


def test_every_page_answers_everybody_as_agreed(world, request):
    findings, table = walk(world)

    if request.config.getoption("--write-matrix"):
        write_table(table)
    assert findings == []
    assert differences(table, read_table()) == []


def test_a_query_that_forgets_who_asks_is_found(world, monkeypatch):
    def forgetful(account, *, as_of):
        return with_both(Proposal.objects.all())

    monkeypatch.setattr("mentornet.matching.queries.proposals_visible_to", forgetful)

    findings, _table = walk(world, only={"/proposals/<int:proposal>/"})

    assert "coordinator get other proposal /proposals/<int:proposal>/: 200 shows the other branch's canary" in findings
    assert [finding for finding in findings if finding.startswith("coordinator get /proposals")] != []


def test_a_page_that_is_not_in_the_table_is_told():
    table = {("/new/", "stranger", "get"): "200"}

    assert differences(table, {}) == ["stranger get /new/: 200, agreed was nothing"]
