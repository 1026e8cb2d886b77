"""Random schemas with every kind of feature and rule, and random people for them, for Hypothesis."""

from types import SimpleNamespace as Person

from hypothesis import strategies as st

from matching_engine.schema import (
    CodeTree,
    Different,
    Grades,
    GradeTogether,
    HasPlace,
    MustShare,
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
)

CODES = st.sampled_from(["1", "12", "123", "1234", "1235", "2", "21", "2199", "word:nurse", "word:cook"])
WORDS = st.sampled_from("abcdefgh")
SCORES = st.lists(st.integers(0, 1000), min_size=5, max_size=5).map(tuple)
POINTS = st.tuples(st.integers(0, 4), st.integers(0, 4))


def steps(here: tuple[int, int], there: tuple[int, int]) -> int:
    """The way through a town laid out in squares."""
    return abs(here[0] - there[0]) + abs(here[1] - there[1])


def pairs_of(words: st.SearchStrategy[str], high: int) -> st.SearchStrategy[tuple[tuple[str, int], ...]]:
    return st.dictionaries(words, st.integers(1, high), max_size=5).map(lambda pairs: tuple(pairs.items()))


PEOPLE = {
    "wishes": pairs_of(WORDS, 9),
    "offers": st.frozensets(WORDS, max_size=4),
    "interests": st.frozensets(WORDS, max_size=5),
    "times": st.frozensets(st.sampled_from(["day", "evening", "weekend"])),
    "wanted": st.lists(CODES, max_size=2).map(tuple),
    "past": CODES | st.just(""),
    "jobs": st.lists(CODES, max_size=3, unique=True).map(tuple),
    "level": st.none() | st.integers(0, 8),
    "age": st.none() | st.integers(20, 70),
    "point": st.none() | POINTS,
    "online": st.booleans(),
    "languages": pairs_of(st.sampled_from(["da", "ar", "so", "en"]), 7),
    "branch": st.sampled_from(["", "north", "south", "west"]),
    "employer": st.sampled_from(["", "mill", "school", "shop"]),
    "gender": st.sampled_from(["", "woman", "man", "other"]),
    "wants_gender": st.sampled_from(["", "", "", "woman", "man"]),
    "shift": st.integers(-1, 1),
    "places": st.integers(0, 3),
}


@st.composite
def people(draw: st.DrawFn, role: str, other: str) -> list[Person]:
    ids = [f"{role}{number}" for number in range(draw(st.integers(0, 6)))]
    avoid = st.frozensets(st.sampled_from([f"{other}{number}" for number in range(8)]), max_size=2)
    columns = PEOPLE | {"avoid": st.just(frozenset()) | avoid, "tie": st.integers(0, 2**63 - 1)}
    return [Person(id=known, **draw(st.fixed_dictionaries(columns))) for known in ids]


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=9, max_size=9)))
    weights = iter([high - low for low, high in zip([0, *cuts], [*cuts, 1000], strict=True)])
    number, score, curve = st.integers(0, 400), st.integers(0, 1000), st.sampled_from(["linear", "root"])
    wishes = WeightedSet(
        name="wishes", part="wishes", weight=next(weights), hers="wishes", theirs="offers",
        weighting="stated", curve=draw(curve),
    )  # fmt: skip
    interests = WeightedSet(
        name="interests", part="personal", weight=next(weights), hers="interests", theirs="interests",
        weighting="rarity", curve=draw(curve),
    )  # fmt: skip
    times = Slots(name="times", part="practical", weight=next(weights), hers="times", theirs="times")
    job = CodeTree(
        name="job", part="professional", weight=next(weights), wanted="wanted", own="past", theirs="jobs",
        scores=draw(SCORES), own_percent=draw(st.integers(0, 100)),
    )  # fmt: skip
    trade = CodeTree(
        name="trade", part="professional", weight=next(weights), wanted="past", theirs="past", scores=draw(SCORES)[:3]
    )
    level = Ordinal(
        name="level", part="professional", weight=next(weights), hers="level", theirs="level", step=draw(number)
    )
    age = Number(name="age", part="personal", weight=next(weights), hers="age", theirs="age", per=draw(number))
    travel = Zones(
        name="travel", part="practical", weight=next(weights), hers="point", theirs="point", distance=steps,
        per=draw(number), remote=draw(st.none() | st.just("online")), remote_score=draw(score),
    )  # fmt: skip
    language = Grades(
        name="language", part="practical", weight=next(weights), hers="languages", theirs="languages",
        scores=draw(SCORES),
    )  # fmt: skip
    danish = OwnGrade(
        name="danish", part="practical", weight=next(weights), theirs="languages", code="da", scores=draw(SCORES)
    )
    rules = [
        MustShare(name="wants_what_is_offered", feature=wishes),
        MustShare(name="share_an_interest", feature=interests),
        MustShare(name="share_a_time", feature=times),
        WithinReach(name="within_reach", feature=travel, most=draw(st.integers(0, 6))),
        WithinReach(name="not_too_far", feature=travel, most=draw(st.integers(3, 8))),
        WithinReach(name="of_an_age", feature=age, most=draw(st.integers(0, 40))),
        GradeTogether(name="share_a_language", feature=language, at_least=draw(st.integers(0, 8))),
        GradeTogether(name="talk_well", feature=language, at_least=draw(st.integers(0, 16))),
        SameUnlessRemote(name="same_branch", column="branch", remote=draw(st.none() | st.just("online"))),
        Different(name="no_colleagues", column="employer"),
        WishKept(name="genders_wished", column="gender", wish="wants_gender"),
        NotTogether(name="not_to_be_matched"),
        HasPlace(name="has_a_free_place"),
    ]
    features = (wishes, interests, times, job, trade, level, age, travel, language, danish)
    kept = tuple(draw(st.lists(st.sampled_from(rules), unique_by=lambda rule: rule.name)))
    own = draw(st.booleans())
    return Schema(
        features=features,
        rules=kept,
        weights_of=(lambda mentee: shifted(features, mentee.shift)) if own else None,
        weights_read=("shift",) if own and draw(st.booleans()) else (),
    )


def shifted(features: tuple, shift: int) -> tuple[int, ...]:
    """Turn the weights round by some places: every mentee has weights of her own, and they sum to 1000."""
    weights = [feature.weight for feature in features]
    return tuple(weights[shift:] + weights[:shift])
