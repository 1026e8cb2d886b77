"""A protected woman's number, address and town are on no page, in no message and in no file of anybody but hers and
her branch's coordinators (domain 1.4). A canary stands in each; every page is opened as everybody else.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from mentornet.joining.choices import Role
from mentornet.matching.introductions import Introduction
from mentornet.matching.letters import introduce
from mentornet.matching.links import answer_token, letter_token
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account, Person
from tests.architecture.url_matrix import address, ask, routes, sign_in
from tests.cast import make_account, make_participant
from tests.world import Side, make_leader, make_side, upload_sheet

# Skagen's postcode; nobody else in the world lives there.
CANARIES = ("99887766", "99887755", "canary.matched@", "canary.waiting@", "9990", "Skagen")
# Where her own coordinator reads how to reach her: her file and her application.
FILES_OF_HERS = ("people/", "applications/", "enquiries/", "interviews/")


@pytest.fixture
def north(db, settings, tmp_path) -> Side:
    """North, where the mentee of the pair and one who waits are protected."""
    settings.DATA_FOLDER = tmp_path
    side = make_side("north", "North", "Karen North", now=timezone.now())
    protect(side.match.mentee, phone="+4599887766", email="canary.matched@example.org")
    protect(side.participant, phone="+4599887755", email="canary.waiting@example.org")
    OutboxMessage.objects.filter(text_name="match_started").delete()
    side.match.refresh_from_db()
    introduce(side.match, written_at=timezone.now())
    return side


def protect(participant: Any, **contact: str) -> None:
    Person.objects.filter(pk=participant.person_id).update(protected_contact=True, **contact)
    type(participant.card).objects.filter(pk=participant.card_id).update(postcode="9990")


def everybody_else(side: Side) -> dict[str, Account | None]:
    """The other of the pair, somebody without a pair, another branch's coordinator, the leader, a stranger."""
    south = make_side("south", "South", "Bo South", now=timezone.now(), municipality="561")
    return {
        "the other of the pair": make_account(side.match.mentor.person),
        "somebody without a pair": make_account(make_participant(side.branch, "mentee").person),
        "another branch's coordinator": south.coordinator,
        "the national leader": make_leader(),
        "a stranger": None,
    }


def samples(side: Side) -> Iterator[dict[str, Any]]:
    """What stands for the words of addresses: with each signed link that the other of the pair holds."""
    tokens = [answer_token(side.match.proposal, Role.MENTOR), letter_token(side.match, Role.MENTOR)]
    tokens.append(answer_token(side.proposals["suggested"], Role.MENTOR))
    plain = side.samples | {"uidb36": "1", "key": "set-password", "pk": "1", "upload": upload_sheet(side)}
    for token in tokens:
        yield {"token": token} | {"number": side.match.pk, "card": side.match.mentor.card.number} | plain


def leaks(side: Side, people: dict[str, Account | None]) -> list[str]:
    """Open every page as everybody; say who reads a canary where."""
    found = set()
    for values in samples(side):
        for route, names in routes():
            if any(name not in values for name in names):
                continue
            if "token" not in names and values["token"] != answer_token(side.match.proposal, Role.MENTOR):
                continue
            for who, account in people.items():
                words = ask(address(route, values), "get", sign_in(account)).words
                found |= {f"{who} reads {canary} on /{route}" for canary in CANARIES if canary in words}
    return sorted(found)


def test_nobody_else_reads_how_to_reach_a_protected_woman(north):
    assert leaks(north, everybody_else(north)) == []


def test_no_list_of_her_own_coordinator_holds_her_number(north):
    found = leaks(north, {"her coordinator": north.coordinator})

    ways = [one for one in found if "9990" not in one and "Skagen" not in one]
    assert [one for one in ways if not one.split(" on /")[1].startswith(FILES_OF_HERS)] == []


def test_no_message_to_anybody_else_holds_it(north):
    hers = {north.match.mentee.person_id, north.participant.person_id}
    letters = OutboxMessage.objects.exclude(person__in=hers)

    told = [(one.text_name, canary) for one in letters for canary in CANARIES if canary in f"{one.subject}{one.body}"]
    assert letters.exists()
    assert told == []


def test_a_letter_from_before_she_asked_for_protection_no_longer_shows_it(north):
    letter = OutboxMessage.objects.get(text_name="match_started", person=north.match.mentor.person)
    OutboxMessage.objects.filter(pk=letter.pk).update(body="This is how you reach her: +4599887766")

    assert leaks(north, {"the other of the pair": make_account(north.match.mentor.person)}) == []


def test_a_page_that_forgets_the_protection_is_found(north, monkeypatch):
    def forgetful(person):
        return Introduction(person.full_name, person.called_name, phone=person.phone or "", email=person.email or "")

    monkeypatch.setattr("mentornet.portal.home.introduction_of", forgetful)

    found = leaks(north, {"the other of the pair": make_account(north.match.mentor.person)})

    assert "the other of the pair reads 99887766 on /me/" in found
