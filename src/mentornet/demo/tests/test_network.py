"""The shape of the network on the last day of the seed, asked with queries of the tests' own."""

import re
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from django.db import transaction

from mentornet import models
from mentornet.demo.actions import build
from mentornet.demo.story import DEMO_TODAY
from mentornet.demo.tables import names

LAST_DAY = date(2008, 9, 30)
VARDE = ("6800", "6830", "6840", "6855")


@pytest.fixture(scope="module", autouse=True)
def network(django_db_setup, django_db_blocker):
    """300 people, built once for this file and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(people=300, today=LAST_DAY)
        transaction.set_rollback(True)


def stages_on(day: date) -> Counter[str]:
    stages = []
    for branch in models.Branch.objects.all():
        begun = [state for state in branch.states.all() if state.from_on <= day]
        stages += [max(begun, key=lambda state: state.from_on).stage] if begun else []
    return Counter(stages)


def mentee_cards(branch: str) -> list[models.Card]:
    return list(models.Card.objects.filter(application__branch__code=branch, application__role="mentee"))


def share(cards: list[models.Card], among: list[models.Card]) -> Fraction:
    return Fraction(len(cards), len(among)) if among else Fraction(0)


def highly_educated(branch: str) -> Fraction:
    cards = mentee_cards(branch)
    return share([card for card in cards if (card.education_level or 0) >= 5], cards)


def over_qualified(branch: str) -> Fraction:
    """I-28, strict: ISCED 5-8 in a job of ISCO 9, of those with ISCED 5-8 in a job."""
    in_work = [card for card in mentee_cards(branch) if (card.education_level or 0) >= 5 and card.job_codes]
    return share([card for card in in_work if card.job_codes[0].startswith("9")], in_work)


BRANCHES = ("copenhagen", "aarhus", "esbjerg", "odense-vollsmose", "tingbjerg")


def test_today_four_branches_are_open_and_the_fifth_is_being_established():
    assert stages_on(DEMO_TODAY) == {"open": 4, "establishing": 1}


def test_at_the_end_of_2004_two_branches_were_open():
    assert stages_on(date(2004, 12, 31))["open"] == 2


def test_nobody_from_varde_before_esbjerg_covers_it():
    covered_from = models.BranchArea.objects.get(municipality="573").from_on

    from_varde = models.Application.objects.filter(card__postcode__in=VARDE)

    assert {application.branch.code for application in from_varde} <= {"esbjerg"}
    assert all(application.applied_on >= covered_from for application in from_varde)


def test_men_only_in_tingbjerg_and_esbjerg_and_from_their_day():
    men = models.Application.objects.filter(person__gender="man")

    assert {application.branch.code for application in men} <= {"tingbjerg", "esbjerg"}
    assert all(application.applied_on >= date(2008, 9, 1) for application in men)


def test_copenhagen_has_the_largest_share_of_highly_educated_mentees():
    assert max(BRANCHES, key=highly_educated) == "copenhagen"


def test_esbjerg_has_the_largest_share_in_work_below_their_education():
    assert max(BRANCHES, key=over_qualified) == "esbjerg"


def test_mentors_of_vollsmose_live_elsewhere_and_most_mentees_there():
    cards = models.Card.objects.filter(application__branch__code="odense-vollsmose")
    mentors = cards.filter(application__role="mentor")
    mentees = cards.filter(application__role="mentee")

    assert not mentors.filter(postcode="5240").exists()
    assert mentees.filter(postcode="5240").count() > mentees.count() / 2


def test_no_card_holds_a_name():
    invented = {name for family in names().values() for name in (*family.women, *family.men, *family.last)}

    said = " ".join(f"{card.dream} {card.strengths} {card.motivation}" for card in models.Card.objects.all())

    assert set(re.findall(r"\w+", said)) & invented == set()


def test_nobody_is_matched_before_she_is_approved_or_with_herself():
    matches = models.Match.objects.select_related("mentee", "mentor")

    assert all(match.started_on >= match.mentee.approved_on for match in matches)
    assert all(match.started_on >= match.mentor.approved_on for match in matches)
    assert not [match for match in matches if match.mentee.person_id == match.mentor.person_id]


def test_everybody_of_the_history_has_left():
    still_here = models.Participant.objects.filter(left_on=None)

    assert all((LAST_DAY - one.application.applied_on).days <= 400 for one in still_here)
    assert models.Participant.objects.exclude(left_on=None).filter(left_on__gt=LAST_DAY).count() == 0


def test_two_prizes_stand_on_the_timeline_and_the_surge_follows_them():
    prizes = models.Milestone.objects.filter(kind="award").values_list("happened", flat=True)
    sign_ups = Counter(models.Application.objects.values_list("applied_on__year", flat=True))

    assert list(prizes) == ["2004-10", "2004"]
    assert sign_ups[2005] > sign_ups[2003] + sign_ups[2004]


def test_campaigns_seek_mentors_only_in_esbjerg_vollsmose_and_tingbjerg():
    branches = models.Campaign.objects.filter(role="mentor").values_list("branch__code", flat=True)

    assert set(branches) == {"esbjerg", "odense-vollsmose", "tingbjerg"}


def test_a_round_is_out_in_vollsmose_with_cards_to_review_and_to_answer():
    proposals = models.Proposal.objects.filter(run__branch__code="odense-vollsmose", ended_on=None)

    assert proposals.filter(approved_on=None).exists()
    assert proposals.filter(approved_on__isnull=False, mentee_answers_by=None).exists()
    assert proposals.filter(mentee_answers_by__isnull=False).count() == 1
