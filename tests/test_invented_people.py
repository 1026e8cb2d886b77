"""The people that the benchmarks are taken on: always the same, and as varied as they are said to be."""

import numpy as np
import pytest

from bench.instances import KINDS, VARIETY, instance
from bench.questions import goals_of, question_of
from bench.sheets import write_sheets
from matching_engine.mentoring.goals import Goals
from matching_engine.scan.arrays import ArrayScanner


def share_possible(people):
    question = question_of(people)
    scanner = ArrayScanner(question.compiled, question.base, question.k, question.floor)
    fits = scanner.fits(np.arange(people.shape[0], dtype=np.int32))
    return (fits >= question.floor).mean()


def test_the_same_seed_invents_the_same_people():
    assert instance(40, 30).pool() == instance(40, 30).pool()
    assert instance(40, 30).pool() != instance(40, 30, seed=2).pool()


@pytest.mark.parametrize(("kind", "least", "most"), [(100, 1, 1), (60, 0.5, 0.7), (20, 0.15, 0.3), (5, 0.03, 0.1),
                                                     (1, 0.005, 0.03)])  # fmt: skip
def test_about_so_many_percent_of_the_pairs_are_possible(kind, least, most):
    assert kind in KINDS
    assert least <= share_possible(instance(400, 400, kind)) <= most


def test_beyond_the_variety_people_share_values_and_keep_their_own_ids():
    mentees = instance(VARIETY + 5, 1).mentees

    assert len(set(mentees["id"].tolist())) == VARIETY + 5
    assert len(set(map(id, mentees["interests"].tolist()))) <= VARIETY


def test_a_pair_is_worth_what_the_goals_say():
    people = instance(50, 50)
    base, k = goals_of(people)
    mentees, _ = people.people()
    goals = Goals.of(people.pool(), people.settings)

    assert base.tolist() == [goals.for_matching(mentee) for mentee in mentees]
    assert k == goals.multiplier["fit"]


def test_the_sheets_have_a_line_for_everybody(tmp_path):
    mentees, mentors = write_sheets(instance(7, 5), tmp_path)

    assert [len(sheet.read_text().splitlines()) for sheet in (mentees, mentors)] == [8, 6]
