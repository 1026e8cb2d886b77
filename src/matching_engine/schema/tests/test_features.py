"""What each kind of feature says of two people."""

from types import SimpleNamespace as Person

import pytest

from matching_engine.schema import (
    Background,
    CodeTree,
    Grades,
    GradeTogether,
    NotTogether,
    Number,
    Ordinal,
    OwnGrade,
    SameUnlessRemote,
    Schema,
    Slots,
    WeightedSet,
    WishKept,
    WithinReach,
    Zones,
    fit,
)
from matching_engine.schema.compiling import background_of

NOTHING_KNOWN = Background()
SPOKEN = (0, 0, 300, 600, 800, 900, 1000, 1000)

job = CodeTree(name="job", wanted="wanted", own="past", theirs="jobs", scores=(0, 300, 600, 800, 1000))
travel = Zones(
    name="travel", hers="at", theirs="at", distance=lambda a, b: abs(a - b), per=10, remote="online", remote_score=600
)
language = Grades(name="language", hers="spoken", theirs="spoken", scores=SPOKEN)


def score(feature, mentee, mentor, background=NOTHING_KNOWN):
    return feature.score(Person(**mentee), Person(**mentor), background)


@pytest.mark.parametrize(
    ("wanted", "past", "jobs", "expected"),
    [
        (("2512",), (), ("2512",), 1000),
        (("2512",), (), ("2519",), 800),
        (("2512",), (), ("1324", "2635"), 300),
        (("2512",), (), ("25",), 600),
        (("2512",), (), ("5120",), 0),
        (("5120",), ("2512",), ("2512",), 800),
        ((), ("2512",), ("2519",), 640),
        (("word:nurse",), (), ("word:nurse",), 1000),
        (("word:nurse",), (), ("word:cook",), 0),
        ((), (), ("2512",), None),
        (("2512",), (), (), None),
    ],
)
def test_a_job_is_as_near_as_its_digits_and_what_she_did_counts_less(wanted, past, jobs, expected):
    assert score(job, {"wanted": wanted, "past": past}, {"jobs": jobs}) == expected


def test_a_tree_may_hold_one_code_a_person():
    field = CodeTree(name="field", wanted="field", theirs="field", scores=(0, 0, 600, 1000, 1000))
    assert score(field, {"field": "0412"}, {"field": "0411"}) == 1000
    assert score(field, {"field": "0412"}, {"field": "0488"}) == 600
    assert score(field, {"field": "0412"}, {"field": ""}) is None


@pytest.mark.parametrize(
    ("hers", "theirs", "expected"), [(6, 6, 1000), (3, 7, 1000), (7, 5, 600), (8, 0, 0), (1, None, None)]
)
def test_a_level_costs_for_each_step_below_hers(hers, theirs, expected):
    level = Ordinal(name="level", hers="level", theirs="level", step=200)
    assert score(level, {"level": hers}, {"level": theirs}) == expected


def test_a_number_costs_for_each_one_apart():
    age = Number(name="age", hers="age", theirs="age", per=40)
    assert score(age, {"age": 30}, {"age": 35}) == 800
    assert score(age, {"age": 30}, {"age": None}) is None


def test_a_way_costs_by_its_length_and_a_screen_is_worth_something():
    here, online = {"at": 5, "online": False}, {"at": 5, "online": True}
    assert score(travel, here, {"at": 35, "online": True}) == 700
    assert score(travel, online, {"at": 35, "online": True}) == 700
    assert score(travel, online, {"at": 95, "online": True}) == 600
    assert score(travel, here, {"at": None, "online": True}) is None
    assert score(travel, online, {"at": None, "online": True}) == 600


def test_a_wish_counts_by_its_priority():
    wishes = WeightedSet(name="wishes", hers="wishes", theirs="offers", weighting="stated")
    hers = {"wishes": (("danish", 3), ("job", 2), ("network", 1))}
    assert score(wishes, hers, {"offers": {"danish"}}) == 500
    assert score(wishes, hers, {"offers": {"job", "network", "other"}}) == 500
    assert score(wishes, hers, {"offers": set()}) is None


def test_what_few_like_weighs_more_and_the_first_thing_in_common_counts_most():
    interests = WeightedSet(
        name="interests", weight=1000, hers="likes", theirs="likes", weighting="rarity", curve="root"
    )
    schema = Schema(features=(interests,))
    mentees = [Person(likes={"music"}) for _ in range(7)] + [Person(likes={"music", "chess"})]
    background = background_of(schema, mentees)
    # Music is everybody's, weight 2; chess is one in eight's, weight 5: 17 and 43 of 60 shares.
    assert score(interests, {"likes": {"music", "chess"}}, {"likes": {"chess", "golf"}}, background) == 846
    assert score(interests, {"likes": {"music", "chess"}}, {"likes": {"music"}}, background) == 532


def test_times_count_alike():
    times = Slots(name="times", hers="times", theirs="times")
    assert score(times, {"times": {"day", "evening", "weekend"}}, {"times": {"day", "evening"}}) == 667


def test_they_talk_as_well_as_the_weaker_of_the_two_in_their_best_language():
    hers, theirs = {"spoken": (("ar", 7), ("da", 2), ("en", 4))}, {"spoken": (("da", 7), ("en", 5))}
    assert score(language, hers, theirs) == 800
    assert score(language, hers, {"spoken": (("fr", 7),)}) == 0
    assert score(language, hers, {"spoken": ()}) is None


def test_the_mentors_danish_counts_whatever_the_mentee_speaks():
    danish = OwnGrade(name="danish", theirs="spoken", code="da", scores=SPOKEN)
    assert score(danish, {}, {"spoken": (("da", 5),)}) == 900
    assert score(danish, {}, {"spoken": (("en", 5),)}) == 0
    assert score(danish, {}, {"spoken": ()}) is None


def broken(rule, mentee, mentor, background=NOTHING_KNOWN):
    return rule.is_broken(Person(**mentee), Person(**mentor), background)


def test_too_long_a_way_is_mended_by_a_screen_on_both_sides():
    within_reach = WithinReach(name="within_reach", feature=travel, most=60)
    assert not broken(within_reach, {"at": 0, "online": False}, {"at": 60, "online": True})
    assert broken(within_reach, {"at": 0, "online": False}, {"at": 61, "online": True})
    assert not broken(within_reach, {"at": 0, "online": True}, {"at": 61, "online": True})
    assert not broken(within_reach, {"at": None, "online": False}, {"at": 61, "online": True})


def test_a_language_must_be_good_enough_on_both_sides():
    talk = GradeTogether(name="share_a_language", feature=language, at_least=2)
    assert broken(talk, {"spoken": (("da", 1),)}, {"spoken": (("da", 7),)})
    assert not broken(talk, {"spoken": (("da", 2),)}, {"spoken": (("da", 7),)})
    assert not broken(talk, {"spoken": ()}, {"spoken": (("da", 7),)})


def test_another_branch_is_mended_by_a_screen_on_both_sides():
    same_branch = SameUnlessRemote(name="same_branch", column="branch", remote="online")
    assert broken(same_branch, {"branch": "north", "online": True}, {"branch": "south", "online": False})
    assert not broken(same_branch, {"branch": "north", "online": True}, {"branch": "south", "online": True})
    assert not broken(same_branch, {"branch": "", "online": False}, {"branch": "south", "online": False})


def test_a_wish_for_a_gender_is_a_promise_even_where_the_gender_is_not_known():
    kept = WishKept(name="genders_wished", column="gender", wish="wants")
    woman, unknown = {"gender": "woman", "wants": ""}, {"gender": "", "wants": ""}
    wants_woman = {"gender": "woman", "wants": "woman"}
    assert not broken(kept, wants_woman, woman)
    assert broken(kept, wants_woman, unknown)
    assert broken(kept, unknown, wants_woman)
    assert not broken(kept, unknown, unknown)


def test_whom_somebody_avoids_is_never_proposed():
    apart = NotTogether(name="not_to_be_matched")
    ann, bo = {"id": "ann", "avoid": ()}, {"id": "bo", "avoid": ()}
    assert not broken(apart, ann, bo)
    assert broken(apart, ann | {"avoid": {"bo"}}, bo)
    assert broken(apart, ann, bo | {"avoid": {"ann"}})
    assert broken(apart, ann, bo, Background(vetoes=frozenset({("ann", "bo")})))


def test_a_group_is_told_by_the_weighted_mean_of_its_features():
    times = Slots(name="times", part="practical", weight=600, hers="times", theirs="times")
    near = Number(name="near", part="practical", weight=400, hers="at", theirs="at", per=10)
    mentee, mentor = Person(times={"day"}, at=0), Person(times={"day"}, at=25)
    judged = fit(Schema(features=(times, near)), mentee, mentor, NOTHING_KNOWN)
    assert (judged.fit, judged.points, judged.parts) == (900, {"times": 600, "near": 300}, {"practical": 900})
