"""A network of one's own: a schema, two tables, and the exact best whole with its proof."""

import random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from matching_engine.errors import BadInput, EngineError, UnknownPerson
from matching_engine.kernels import library
from matching_engine.network import Network, _person
from matching_engine.schema import BadValue, HasPlace, MustShare, NotTogether, Number, Ordinal, Schema, WeightedSet
from matching_engine.schema.background import Background
from matching_engine.schema.reference import fit

needs_kernels = pytest.mark.skipif(library.load() is None, reason="the kernels are not built here")

TOPICS = WeightedSet(name="topics", part="what", weight=600, hers="wants", theirs="knows")
SCHEMA = Schema(
    features=(
        TOPICS,
        Ordinal(name="level", part="what", weight=250, hers="level", theirs="level", step=200),
        Number(name="years", part="who", weight=150, hers="years", theirs="years", per=50),
    ),
    rules=(HasPlace(name="has_a_place"), MustShare(name="share_a_topic", feature=TOPICS), NotTogether(name="apart")),
    floor=300,
)
WORDS = ("python", "law", "sewing", "books", "care")


def people(chance: random.Random, count: int, letter: str) -> list[dict[str, Any]]:
    """Return invented rows with all that the schema reads."""
    return [
        {
            "id": f"{letter}{number}",
            "wants" if letter == "e" else "knows": chance.sample(WORDS, chance.randint(1, 3)),
            "level": chance.choice([None, 2, 5, 7]),
            "years": chance.randint(20, 60),
            "avoid": [],
            **({"waited": chance.randint(0, 400)} if letter == "e" else {"places": chance.randint(0, 2)}),
        }
        for number in range(count)
    ]


def network_of(mentees: list[dict[str, Any]], mentors: list[dict[str, Any]], **options: Any) -> Network:
    network = Network(SCHEMA, **options)
    network.mentees(mentees)
    network.mentors(mentors)
    return network


@pytest.mark.parametrize("seed", range(4))
def test_the_plan_is_the_best_by_fit_alone(seed: int) -> None:
    chance = random.Random(seed)
    mentees, mentors = people(chance, 14, "e"), people(chance, 11, "r")
    plan = network_of(mentees, mentors, goals=("fit",)).solve()

    def fits(mentee: dict[str, Any], mentor: dict[str, Any]) -> int:
        one, other = _row(mentee), _row(mentor)
        judged = fit(SCHEMA, one, other, Background())
        return 0 if judged.broken or judged.fit < SCHEMA.floor else judged.fit

    table = np.array([[fits(e, r) for r in mentors for _ in range(r["places"])] for e in mentees])
    rows, columns = linear_sum_assignment(table, maximize=True)
    assert plan.gap == 0
    assert plan.objective["fit_points"] == table[rows, columns].sum() == plan.certificate()["dual"]


def _row(columns: dict[str, Any]) -> Any:
    return _person({name: [value] for name, value in columns.items()}, 0)


def test_the_order_of_the_rows_changes_nothing() -> None:
    chance = random.Random(5)
    mentees, mentors = people(chance, 30, "e"), people(chance, 20, "r")
    plan = network_of(mentees, mentors, waiting="waited").solve()
    turned = network_of(mentees[::-1], mentors[::-1], waiting="waited").solve(workers=2)
    assert (turned.pairs, turned.waiting) == (plan.pairs, plan.waiting)
    assert turned.certificate() == plan.certificate()


def test_goals_come_in_order() -> None:
    mentees = [
        {"id": "short", "wants": ["law"], "level": None, "years": 30, "avoid": [], "waited": 3},
        {"id": "long", "wants": ["law", "care"], "level": None, "years": 60, "avoid": [], "waited": 300},
    ]
    mentors = [{"id": "r", "knows": ["law"], "level": None, "years": 30, "avoid": [], "places": 1}]
    waiting_first = network_of(mentees, mentors, waiting="waited").solve()
    fit_first = network_of(mentees, mentors, waiting="waited", goals=("matched", "fit", "waiting")).solve()
    assert waiting_first.waiting == ("short",)
    assert waiting_first.objective["waiting_days"] == 300
    assert fit_first.waiting == ("long",)


def test_points_by_feature_sum_to_the_fit() -> None:
    chance = random.Random(7)
    plan = network_of(people(chance, 9, "e"), people(chance, 9, "r")).solve()
    for pair in plan.pairs:
        explained = plan.explain(pair.mentee)
        assert explained.fit == pair.fit == sum(explained.points.values())


@needs_kernels
def test_a_pair_that_is_forced_costs_what_it_is_said_to_cost() -> None:
    chance = random.Random(11)
    mentees, mentors = people(chance, 12, "e"), people(chance, 8, "r")
    plan = network_of(mentees, mentors, waiting="waited").solve()
    mentee = plan.pairs[0].mentee
    for other in plan.alternatives(mentee, 3):
        assert plan.why_not(mentee, other.mentor).number == other.effect.number <= 0


@needs_kernels
def test_a_recruit_adds_exactly_what_was_announced() -> None:
    chance = random.Random(13)
    mentees, mentors = people(chance, 25, "e"), people(chance, 9, "r")
    kinds = [row | {"id": f"kind-{row['id']}", "places": 1} for row in people(chance, 12, "r")]
    plan = network_of(mentees, mentors, waiting="waited").solve()
    chosen = plan.recruit(kinds, 3)
    here, before = mentors, plan.found.primal
    for number, recruit in enumerate(chosen):
        kind = next(row for row in kinds if row["id"] == recruit.mentor)
        here = [*here, kind | {"id": f"new-{number}"}]
        after = network_of(mentees, here, waiting="waited").solve().found.primal
        assert after - before == recruit.gain > 0
        before = after
    assert [recruit.gain for recruit in chosen] == sorted((recruit.gain for recruit in chosen), reverse=True)


def test_nobody_is_a_plan_too() -> None:
    plan = network_of([], []).solve()
    assert (plan.pairs, plan.waiting, plan.gap) == ((), (), 0)


def test_bad_input_is_refused_with_a_sentence() -> None:
    network = Network(SCHEMA)
    with pytest.raises(BadValue, match='The mentees\' id "a" stands more than once'):
        network.mentees([{"id": "a"}, {"id": "a"}])
    with pytest.raises(BadValue, match='The mentors have no column "id"'):
        network.mentors({"level": [3]})
    with pytest.raises(ValueError, match="goals: name at least one of matched, waiting, fit"):
        Network(SCHEMA, goals=("fit", "fit"))
    plan = network_of(people(random.Random(1), 3, "e"), people(random.Random(1), 3, "r")).solve()
    with pytest.raises(UnknownPerson, match="There is no mentee nobody"):
        plan.explain("nobody")
    assert issubclass(BadValue, EngineError)


NAN = float("nan")


@pytest.mark.parametrize(("odd", "named"), [
    ({"id": None}, "An id of the mentees is None"), ({"id": NAN}, "An id of the mentees is nan"),
    ({"id": ["e"]}, "An id of the mentees is"), ({"tie": "x"}, "is 'x': give everybody a whole number"),
    ({"waited": NAN}, "has waited nan days"), ({"waited": "long"}, "has waited 'long' days"),
    ({"waited": -1}, "has waited -1 days"), ({"waited": [1]}, "has waited"), ({"level": 2.5}, "2.5"),
    ({"years": NAN}, "nan"), ({"wants": 5}, "5 is no set of words"), ({"wants": [5]}, "is no set of words"),
])  # fmt: skip
def test_an_odd_value_of_a_mentee_is_refused_by_name(odd: dict[str, Any], named: str) -> None:
    chance = random.Random(1)
    mentees, mentors = people(chance, 6, "e"), people(chance, 5, "r")
    rows = [{**mentee, "tie": number} for number, mentee in enumerate(mentees)]

    with pytest.raises(BadValue, match=named):
        network_of([{**rows[0], **odd}, *rows[1:]], mentors, waiting="waited").solve()


@pytest.mark.parametrize("options", [
    {"goals": ()}, {"goals": "fit"}, {"goals": 5}, {"goals": (["fit"],)}, {"waiting_cap_days": NAN},
    {"waiting_cap_days": -5}, {"waiting_cap_days": 10**17},
])  # fmt: skip
def test_an_odd_option_is_refused_by_name(options: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=next(iter(options))):
        Network(SCHEMA, **options)


@pytest.mark.parametrize("veto", [("nobody", "r1"), ("e1", "nobody"), ("e1", ["r1"]), "e1", ("e1", "r1", "r2")])
def test_a_veto_of_somebody_unknown_is_refused(veto: Any) -> None:
    chance = random.Random(1)
    network = network_of(people(chance, 6, "e"), people(chance, 5, "r"))

    with pytest.raises(EngineError):
        network.solve(vetoes=(veto,))

    assert network.solve(vetoes=(("e1", "r1"),)).gap == 0


def test_a_schema_that_keeps_no_veto_is_given_none() -> None:
    chance = random.Random(1)
    network = Network(Schema(features=SCHEMA.features))
    network.mentees(people(chance, 6, "e"))
    network.mentors(people(chance, 5, "r"))

    with pytest.raises(BadInput, match="NotTogether"):
        network.solve(vetoes=(("e1", "r1"),))


def test_a_column_that_is_missing_or_no_list_is_refused() -> None:
    chance = random.Random(1)
    with pytest.raises(BadValue, match='no column "days" of their waiting days'):
        network_of(people(chance, 6, "e"), people(chance, 5, "r"), waiting="days").solve()
    with pytest.raises(BadValue, match='The column "id" is 5'):
        Network(SCHEMA).mentees({"id": 5})
