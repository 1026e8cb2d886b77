"""A small network of invented women, told as a story."""

from dataclasses import replace

from matching_engine import Mentee, Mentor, Objective, Pool, Settings, say, solve, unmatched, why_not, why_pairs

DANISH_B1, ARABIC = ("da", 3), ("ar", 7)
TITLES = {("isco", "2411"): "accountants", ("wish", "job_search"): "finding a job"}

amal = Mentee(
    id="amal", tie=1, branch="North", languages=(DANISH_B1, ARABIC), availability={"weekday_evening"},
    waiting_days=210, wishes=(("job_search", 3), ("danish", 1)), past_jobs=("2411",), wanted_jobs=("2411",),
    interests={"sewing"},
)  # fmt: skip
lina = Mentee(
    id="lina", tie=2, branch="North", languages=(DANISH_B1,), availability={"weekday_evening"},
    waiting_days=30, wishes=(("job_search", 2),), wanted_jobs=("2411",),
)  # fmt: skip
sara = Mentee(
    id="sara", tie=3, branch="South", languages=(DANISH_B1,), availability={"weekend"}, waiting_days=400,
    wishes=(("network", 3),),
)  # fmt: skip
anna = Mentor(
    id="anna", tie=1, branch="North", languages=(("da", 7),), availability={"weekday_evening", "weekend"},
    online=True, offers={"job_search", "network"}, jobs=("2411",), interests={"sewing", "walking"},
)  # fmt: skip
NETWORK = Pool((amal, lina, sara), (anna,))
BRANCH = Settings()
PLAN = solve(NETWORK, BRANCH)


def test_anna_is_proposed_to_amal_who_has_waited_longest_of_those_she_may_meet():
    assert [(pair.mentee, pair.mentor) for pair in PLAN.pairs] == [("amal", "anna")]
    assert PLAN.objective == Objective(matched=1, waiting_days=210, fit_points=PLAN.pairs[0].fit)


def test_the_reasons_can_be_read_aloud():
    reasons = why_pairs(NETWORK, BRANCH, PLAN)["amal", "anna"]

    assert [say(reason, "en", TITLES) for reason in reasons] == [
        "Of the mentee's 2 wishes, the mentor is glad to work on 1: finding a job.",
        "The mentor knows the work that the mentee wants to do: accountants.",
        "We do not know yet whether they share a field of study.",
        "We do not know the length of both their educations yet.",
        "They both like sewing.",
        "One time suits them both: weekday evenings.",
        "We do not know yet how far they have to travel.",
        "They can talk together, and the mentee can practice Danish with the mentor, as wished.",
    ]


def test_lina_is_told_that_another_has_waited_longer():
    about_lina = unmatched(NETWORK, BRANCH, PLAN)[0]

    assert about_lina.id == "lina"
    assert say(about_lina.why, "en") == (
        "One mentor would fit, and her places went to mentees who have waited at least as long."
    )
    assert about_lina.would_help is None


def test_sara_could_meet_anna_online():
    about_sara = unmatched(NETWORK, BRANCH, PLAN)[1]

    assert about_sara.id == "sara"
    assert about_sara.why.key == "mentee_all_break_same_branch_or_both_online"
    assert say(about_sara.would_help, "da") == "Hvis menteen også kunne mødes online, ville én mentor passe."
    assert about_sara.nearest == ("anna",)


def test_lina_with_anna_would_cost_the_days_that_amal_has_waited_longer():
    answer = why_not(NETWORK, BRANCH, PLAN, "lina", "anna")

    assert answer.rules_broken == ()
    assert answer.cost.waiting_days == 180


def test_a_pair_that_breaks_a_rule_is_told_which():
    answer = why_not(NETWORK, BRANCH, PLAN, "sara", "anna")

    assert answer.rules_broken == ("same_branch_or_both_online",)
    assert say(answer.reason, "en") == "They belong to different branches, and they cannot both meet online."


def test_a_second_place_brings_lina_a_mentor_too():
    roomy = Pool(NETWORK.mentees, (replace(anna, places=2),))

    assert solve(roomy, BRANCH).unmatched_mentees == ("sara",)
