"""Invented pools of every kind for the laws: small, odd, thin, crowded, half empty."""

from hypothesis import strategies as st

from matching_engine import SLOTS, Mentee, Mentor, Pool, Settings, tie_key

WISHES = ("job_search", "danish", "network", "education")
JOBS = ("2411", "2412", "2419", "3313", "2221", "24", "5")
FIELDS = ("", "0411", "0413", "041", "04", "0911")
INTERESTS = ("sewing", "walking", "chess", "cooking")
IDS = tuple("abcdefgh")


def _lists(values, most=3):
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def _sets(values):
    return _lists(values).map(frozenset)


_languages = st.dictionaries(st.sampled_from(("da", "en", "ar")), st.integers(1, 7)).map(lambda d: tuple(d.items()))
_wishes = st.dictionaries(st.sampled_from(WISHES), st.integers(1, 3)).map(lambda d: tuple(d.items()))
_points = st.none() | st.tuples(st.integers(55_500, 56_000), st.integers(9_000, 12_500))
_gender = st.sampled_from(("woman", "woman", "man", "other", ""))
_wish_for_gender = st.sampled_from(("", "", "", "woman"))
_both_sides = {
    "branch": st.sampled_from(("", "North", "North", "South")),
    "point": _points,
    "languages": _languages,
    "availability": _sets(SLOTS),
    "online": st.booleans(),
    "gender": _gender,
    "wants_gender": _wish_for_gender,
    "interests": _sets(INTERESTS),
    "education_level": st.none() | st.integers(0, 8),
    "education_field": st.sampled_from(FIELDS),
}


@st.composite
def mentees(draw, number):
    details = {field: draw(values) for field, values in _both_sides.items()}
    return Mentee(
        id=IDS[number],
        tie=tie_key(1, IDS[number]),
        avoid=draw(_sets(("a", "b", "z"))),
        waiting_days=draw(st.integers(0, 3) | st.integers(0, 4000)),
        wishes=draw(_wishes),
        past_jobs=draw(_lists(JOBS)),
        wanted_jobs=draw(_lists(JOBS, 2)),
        wanted_education=draw(st.sampled_from(FIELDS)),
        professional_shift=draw(st.integers(-10, 10)),
        **details,
    )


@st.composite
def mentors(draw, number):
    details = {field: draw(values) for field, values in _both_sides.items()}
    return Mentor(
        id=IDS[number],
        tie=tie_key(2, IDS[number]),
        avoid=draw(_sets(("a", "z"))),
        places=draw(st.sampled_from((1, 1, 1, 0, 2, 3))),
        offers=draw(_sets(WISHES)),
        jobs=draw(_lists(JOBS)),
        **details,
    )


@st.composite
def pools(draw, most=5):
    people = draw(st.integers(0, most))
    volunteers = draw(st.integers(0, most))
    return Pool(
        tuple(draw(mentees(number)) for number in range(people)),
        tuple(draw(mentors(number)) for number in range(volunteers)),
    )


@st.composite
def settings(draw):
    """Draw settings that forbid little, so that small pools still hold a choice."""
    return Settings(
        floor=draw(st.sampled_from((0, 300, 450))),
        rules=draw(_lists(("share_a_language", "share_a_time", "within_reach", "wants_what_is_offered"), 4)),
        branches_may_mix=draw(st.booleans()),
        goals=draw(st.sampled_from((("matched", "waiting", "fit"), ("matched", "fit"), ("fit", "matched", "waiting")))),
        waiting_cap_days=draw(st.sampled_from((0, 180, 3650))),
    )
