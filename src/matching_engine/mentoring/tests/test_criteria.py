"""Fit and rules: the arrays equal the plain reference, and the reference means what it says."""

import numpy as np
from hypothesis import given
from hypothesis import settings as effort

from matching_engine import Context, Mentee, Mentor, Pool, Settings, rules_broken, score
from matching_engine.mentoring.question import Question
from matching_engine.mentoring.standings import standings_of_mentees, standings_of_mentors
from matching_engine.mentoring.tests.pools import pools, settings
from matching_engine.schema.compiled import FORBIDDEN


@given(pools(), settings())
@effort(deadline=None, max_examples=150)
def test_the_arrays_equal_the_reference_to_the_last_point(pool, branch):
    question = Question.of(pool, branch, vetoes=[("a", "b")])
    everybody = np.arange(len(pool.mentees), dtype=np.int32)

    fits = question.scanner(pool.mentees, pool.mentors).fits(everybody)

    for i, mentee in enumerate(pool.mentees):
        for j, mentor in enumerate(pool.mentors):
            broken = rules_broken(mentee, mentor, question.context)
            assert fits[i, j] == (FORBIDDEN if broken else score(mentee, mentor, question.context).fit)


@given(pools(), settings())
@effort(deadline=None, max_examples=80)
def test_everybody_knows_which_rules_are_in_the_way(pool, branch):
    question = Question.of(pool, branch, vetoes=[("a", "b")])
    broken = [[rules_broken(a, b, question.context) for b in pool.mentors] for a in pool.mentees]

    of_mentees = list(standings_of_mentees(question, pool.mentees, pool.mentors))
    of_mentors = list(standings_of_mentors(question, pool.mentees, pool.mentors))

    for i, standing in enumerate(of_mentees):
        assert [names_of(bits, question.context) for bits in standing.broken] == broken[i]
    for j, standing in enumerate(of_mentors):
        assert [names_of(bits, question.context) for bits in standing.broken] == [row[j] for row in broken]


def names_of(bits, context):
    return tuple(name for place, name in enumerate(context.schema.rule_names) if int(bits) >> place & 1)


@given(pools(), settings())
@effort(deadline=None, max_examples=50)
def test_the_points_of_the_groups_sum_to_the_fit(pool, branch):
    context = Context.of(pool, branch)
    for mentee in pool.mentees:
        for mentor in pool.mentors:
            fit = score(mentee, mentor, context)
            assert fit.fit == sum(fit.points.values()) == sum(fit.features.values())
            assert 0 <= min(fit.parts.values()) <= max(fit.parts.values()) <= 1000


def fit_of(mentee, mentor):
    pool = Pool((mentee,), (mentor,))
    return score(mentee, mentor, Context.of(pool, Settings()))


def test_two_people_of_whom_nothing_is_known_fit_half():
    assert fit_of(Mentee(id="a"), Mentor(id="b")).fit == 500


def test_wishes_count_by_their_priority():
    mentee = Mentee(id="a", wishes=(("danish", 1), ("job_search", 3)))

    assert fit_of(mentee, Mentor(id="b", offers={"job_search"})).parts["wishes"] == 750
    assert fit_of(mentee, Mentor(id="b", offers={"danish"})).parts["wishes"] == 250


def test_the_work_she_wants_counts_more_than_the_work_she_did():
    accountant = Mentor(id="b", jobs=("2411",))

    wants = fit_of(Mentee(id="a", wanted_jobs=("2411",)), accountant).parts["professional"]
    did = fit_of(Mentee(id="a", past_jobs=("2411",)), accountant).parts["professional"]

    assert (wants, did) == (800, 680)


def test_a_rare_interest_in_common_counts_more_than_one_that_all_share():
    crowd = tuple(Mentee(id=f"m{n}", interests={"walking"}) for n in range(6))
    amal = Mentee(id="amal", interests={"walking", "chess"})
    context = Context.of(Pool((amal, *crowd), ()), Settings())

    walker = score(amal, Mentor(id="b", interests={"walking"}), context).parts["personal"]
    player = score(amal, Mentor(id="c", interests={"chess"}), context).parts["personal"]

    assert player > walker


def test_she_may_move_weight_from_the_personal_to_the_professional():
    context = Context(Settings())

    assert context.weights_for(Mentee(id="a", professional_shift=10)) == (350, 400, 50, 200)
    assert context.weights_for(Mentee(id="a", professional_shift=-10)) == (350, 200, 250, 200)


def test_a_wish_for_a_woman_is_kept_even_where_gender_is_not_known():
    mentee = Mentee(id="a", wants_gender="woman")
    context = Context(Settings())

    assert rules_broken(mentee, Mentor(id="b", gender="woman"), context) == ()
    assert rules_broken(mentee, Mentor(id="b", gender="man"), context) == ("genders_wished",)
    assert rules_broken(mentee, Mentor(id="b"), context) == ("genders_wished",)


def test_what_is_not_known_forbids_nothing():
    speaks = Mentee(id="a", languages=(("ar", 7),), availability={"weekend"}, branch="North", point=(56000, 9000))

    assert rules_broken(speaks, Mentor(id="b"), Context(Settings())) == ()


def test_meeting_online_mends_branch_and_distance_but_not_time():
    north = Mentee(id="a", branch="North", point=(57000, 9900), online=True, availability={"weekend"})
    south = Mentor(id="b", branch="South", point=(55000, 9900), online=True, availability={"weekday_day"})

    assert rules_broken(north, south, Context(Settings())) == ("share_a_time",)
