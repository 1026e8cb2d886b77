"""Every wave has a form for both roles, with keys that never change."""

import random

import pytest

from mentornet.outcomes.choices import Wave
from mentornet.outcomes.forms_of_waves import form_of
from mentornet.outcomes.items import NONE_OF_THEM, Kind
from mentornet.outcomes.question_bank import POSITION_ISCO, POSITIONS, RESOURCES
from mentornet.outcomes.screens import drawn_order, first_unseen, is_answer, screens_of

pytestmark = pytest.mark.without_database
BOTH = ("mentee", "mentor")

# Every key that was ever asked. One may be added; none may go or change its meaning.
KEYS = {
    "again", "believes", "bridging_advice", "bridging_favor", "bridging_introduced", "bridging_people",
    "company_alone", "company_belongs", "company_to_talk", "company_when_wanted", "contact_later", "danish_reads",
    "danish_speaks", "danish_understands", "danish_writes", "distance", "education_status", "gains",
    "job_needs_training", "learned_new", "often_enough", "positions", "positions_only_pair", "resources",
    "resources_only_pair", "respected", "speak_freely", "wants_education", "wants_job", "what_matters", "work_status",
}  # fmt: skip


@pytest.mark.parametrize("wave", Wave.values)
@pytest.mark.parametrize("role", BOTH)
def test_every_wave_asks_both_roles_in_their_own_words(wave, role):
    form = form_of(wave, role)

    assert form.items
    assert [item.key for item in form.items if not str(item.said_to(role))] == []


def test_no_key_was_lost():
    assert {item.key for wave in Wave.values for item in form_of(wave, "mentee").items} == KEYS


@pytest.mark.parametrize("wave", [Wave.T1, Wave.T2, Wave.T3])
def test_the_relationship_is_asked_of_both_with_the_same_six_keys(wave):
    six = {"respected", "speak_freely", "what_matters", "often_enough", "believes", "again"}

    for role in BOTH:
        assert six <= {item.key for item in form_of(wave, role).items}


def test_twelve_positions_with_a_code_each_and_ten_resources():
    assert [code for code, _words in POSITIONS] == list(POSITION_ISCO)
    assert (len(POSITIONS), len(RESOURCES)) == (12, 10)


def test_chance_orders_within_a_block_and_keeps_the_blocks():
    form = form_of(Wave.T1, "mentee")

    orders = {tuple(drawn_order(form, random.Random(seed))) for seed in range(20)}

    assert len(orders) > 5
    assert {order[6] for order in orders} == {"bridging_people"}


def test_what_is_asked_among_the_chosen_is_left_out_while_nothing_is_chosen():
    form = form_of(Wave.T3, "mentor")
    order = [item.key for item in form.items]

    def keys(answers):
        return [item.key for screen in screens_of(form, order, answers) for item in screen.items]

    assert "positions_only_pair" not in keys({"positions": [NONE_OF_THEM]})
    assert "positions_only_pair" in keys({"positions": ["nurse"]})


def test_a_skipped_item_has_been_seen():
    form = form_of(Wave.T2, "mentee")
    order = [item.key for item in form.items]
    first = {item.key: None for item in screens_of(form, order, {})[0].items}

    assert first_unseen(screens_of(form, order, first), first) == 2


def test_only_an_answer_is_an_answer():
    form = form_of(Wave.T3, "mentee")
    wrong = {"respected": [0, 6, "4", True], "positions": [["queen"], ["nurse", "nurse"], ["none", "nurse"], "nurse"]}

    found = [value for key, values in wrong.items() for value in values if is_answer(form.item(key), value)]

    assert found == []
    assert all(is_answer(item, None) for item in form.items)
    assert {item.kind for item in form.items} == {Kind.AGREE, Kind.OFTEN, Kind.YES_NO, Kind.ONE_OF, Kind.SEVERAL_OF}
