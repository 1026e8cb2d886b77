from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentornet.pairing.actions import (
    DreamFirst,
    WrittenMeanwhile,
    forget_old_plans,
    restore_plan,
    save_goal,
    share_plan,
    take_out_goal,
    tick_step,
    write_dream,
)
from mentornet.pairing.plans import Goal, Step
from mentornet.pairing.queries import plan_of, status_of
from mentornet.pairing.tests.conftest import at
from tests.cast import TODAY, signed_in_as

CV = Goal(0, "A CV that tells what I can", steps=(Step(0, "Write ten things"), Step(0, "Anna reads it")))


def save(match, goal=CV, role="mentee", seen=0):
    return save_goal(match=match, role=role, goal=goal, seen_number=seen, by=None, at=at(6))


def dream(match, words, seen, role="mentee"):
    return write_dream(match=match, role=role, dream=words, seen_number=seen, by=None, at=at(6))


def test_the_dream_of_her_card_is_the_first_thing_in_the_plan(active):
    save(active)

    first = active.plan.versions.last()
    assert (first.dream, first.goals, first.change) == ("To lead a kitchen of my own.", [], "begun")


def test_a_plan_without_a_dream_takes_no_goal(active):
    active.mentee.card.dream = ""
    active.mentee.card.save()

    with pytest.raises(DreamFirst):
        save(active)


def test_the_mentor_has_a_goal_of_her_own(active):
    save(active, replace(CV, title="To sew", whose="mentor", domain="society"), role="mentor")

    assert plan_of(active).goals[0].whose == "mentor"


def test_every_save_is_a_version_that_can_come_back(active):
    save(active)
    take_out_goal(match=active, role="mentor", number=1, seen_number=2, by=None, at=at(7))
    assert plan_of(active).goals == ()

    restore_plan(match=active, role="mentee", number=2, seen_number=3, by=None, at=at(8))

    assert plan_of(active).goals[0].title == CV.title
    saved = active.plan.versions.order_by("number").values_list("number", "saved_by", "change")
    assert list(saved) == [
        (1, "mentee", "begun"),
        (2, "mentee", "goal_new"),
        (3, "mentor", "goal_gone"),
        (4, "mentee", "restored"),
    ]


def test_two_who_write_the_same_goal_lose_nothing(active):
    save(active)
    kept = plan_of(active).goals[0]
    save(active, replace(kept, title="Hers"), seen=2)

    with pytest.raises(WrittenMeanwhile):
        save(active, replace(kept, title="The other's"), role="mentor", seen=2)
    assert plan_of(active).goals[0].title == "Hers"


def test_two_who_write_different_goals_both_stand(active):
    save(active)
    save(active, replace(CV, title="Danish"))
    one, two = plan_of(active).goals
    save(active, replace(one, title="One"), seen=3)
    save(active, replace(two, title="Two"), role="mentor", seen=3)

    assert [goal.title for goal in plan_of(active).goals] == ["One", "Two"]


def test_a_tick_on_one_phone_and_words_on_another_both_stand(active):
    save(active)
    kept = plan_of(active).goals[0]
    tick_step(match=active, role="mentor", goal=1, step=1, done_on=TODAY, by=None, at=at(6))
    save(active, replace(kept, title="New words"), seen=2)

    goal = plan_of(active).goals[0]
    assert (goal.title, goal.steps[0].done_on) == ("New words", TODAY)


def test_ticking_twice_changes_nothing(active):
    save(active)
    numbers = [
        tick_step(match=active, role="mentee", goal=1, step=1, done_on=TODAY, by=None, at=at(6)).number
        for _ in range(2)
    ]

    assert numbers == [3, 3]


def test_two_dreams_at_once_are_told(active):
    dream(active, "A bakery.", 0)
    dream(active, "Two bakeries.", 1)

    with pytest.raises(WrittenMeanwhile):
        dream(active, "A café.", 1, role="mentor")


def test_the_coordinator_knows_counts_and_no_word_until_both_share(active):
    save(active)
    tick_step(match=active, role="mentee", goal=1, step=2, done_on=TODAY, by=None, at=at(6))
    status = status_of(active, now=at(7))
    assert (status.goals, status.steps, status.steps_done, status.is_shared) == (1, 2, 1, False)
    assert CV.title not in str(status)

    share_plan(match=active, role="mentee", shares=True, by=None)
    assert not status_of(active, now=at(7)).is_shared
    share_plan(match=active, role="mentor", shares=True, by=None)
    assert status_of(active, now=at(7)).is_shared


def test_the_other_s_words_stand_beside_hers_on_the_page(active, browsers):
    save(active)
    save(active, replace(plan_of(active).goals[0], title="Her new title"), seen=2)
    rows = {"steps-TOTAL_FORMS": 0, "steps-INITIAL_FORMS": 0}
    sent = {"title": "His", "whose": "both", "domain": "work", "state": "open", "seen_number": 2, "form_key": "k" * 24}

    page = browsers["mentor"].post(f"/me/pair/{active.pk}/plan/goals/1/", sent | rows).content.decode()

    assert "Her new title" in page
    assert 'value="His"' in page
    assert 'name="seen_number" value="3"' in page


def test_half_a_year_after_the_end_the_words_are_gone_and_the_counts_stay(active):
    save(active)
    ended_on = date(2027, 6, 1)
    type(active).objects.filter(pk=active.pk).update(ended_on=ended_on, ended_why="as_planned")

    assert [forget_old_plans(today=ended_on + timedelta(days=day)) for day in (183, 184, 185)] == [0, 1, 0]
    assert (active.plan.versions.count(), active.plan.goals_work) == (0, 1)


def test_the_plan_can_be_kept_as_a_file(active, browsers):
    save(active)

    assert browsers["mentee"].get(f"/me/pair/{active.pk}/plan.pdf").content[:5] == b"%PDF-"


def test_the_coordinator_reads_the_plan_once_both_share_it(active, karen, bo):
    save(active)
    address = f"/matches/{active.pk}/plan/"
    share_plan(match=active, role="mentee", shares=True, by=None)
    assert signed_in_as(karen).get(address).status_code == 404

    share_plan(match=active, role="mentor", shares=True, by=None)

    assert CV.title in signed_in_as(karen).get(address).content.decode()
    assert signed_in_as(bo).get(address).status_code == 404
