"""What tells beforehand whether two people take to each other: scores against real answers, within each person.

The only public record of both sides' answers for every pair that met is the speed-dating experiment of Fisman,
Iyengar, Kamenica and Simonson (2006): people in waves, each meeting everybody of the other side for four minutes, a yes
or no after each. It is no mentoring; it is the nearest thing that can be checked. Race, religion, income and where
anybody comes from are never read.
"""

import csv
import gzip
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matching_engine.schema.background import Background, rarity_of
from matching_engine.schema.features import WeightedSet

WAVES = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "matching" / "speed_dating_waves_1_14.csv.gz"
CHOSEN_ON, TESTED_ON = range(1, 8), range(8, 15)
INTERESTS = (
    "sports", "tvsports", "exercise", "dining", "museums", "art", "hiking", "gaming", "clubbing", "reading", "tv",
    "theater", "movies", "concerts", "music", "shopping", "yoga",
)  # fmt: skip
QUALITIES = ("attr", "sinc", "intel", "fun", "amb")
LIKED_FROM = 7  # of 10: what somebody would name when asked for her interests
BOOTSTRAPS = 1000
# Weights chosen on waves 1 to 7 by `choose_weights`, and not changed after waves 8 to 14 had been looked at.
COMBINED = {
    "the two together": {
        "interests, correlation": 13,
        "stated wishes": 96,
        "age": 57,
        "same field": 16,
        "same career": 19,
        "go out alike": 102,
    },
    "the other alone": {
        "the other: looks": 143,
        "the other: fun": 85,
        "the other: goes out": 106,
        "the other: age": 74,
    },
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody said of herself before the evening; an unknown number is NaN."""

    age: float
    field: str
    career: str
    goal: str
    goes_out: float
    ratings: Floats  # of each interest, 1 to 10
    likes: frozenset[str]
    sought: Floats  # how much each quality matters to her, summing to 1
    own: Floats  # how she rates herself in each quality, 1 to 10


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two who met, and whether the first would see the second again. after: her impressions once they had met."""

    who: str
    partner: str
    wave: int
    yes: bool
    after: Mapping[str, float]


@dataclass(frozen=True)
class Evening:
    """Everybody of a file, and how rare each interest is among those of one wave."""

    people: Mapping[str, Person]
    meetings: tuple[Meeting, ...]
    rarity: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Carried:
    """How well a score orders each person's partners: 0.5 is chance, 1 is perfect; 95 % bootstrap over persons."""

    name: str
    auc: float
    low: float
    high: float
    persons: int
    known: float  # the share of meetings for which the score is known


Score = Callable[[Person, Person, Meeting, Mapping[str, int]], float]


def read(path: Path) -> Evening:
    """Read a file of the experiment's columns, plain or gzipped."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("latin-1")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["pid"] and row["dec"]]
    people = {_who(row["iid"]): _person(row) for row in rows}
    meetings = tuple(
        Meeting(
            _who(row["iid"]),
            _who(row["pid"]),
            int(float(row["wave"])),
            float(row["dec"]) == 1,
            {name: _number(row[name]) for name in (*QUALITIES, "shar", "like")},
        )
        for row in rows
        if _who(row["pid"]) in people
    )
    liked: dict[int, Counter[str]] = defaultdict(Counter)
    size: Counter[int] = Counter()
    for who, wave in sorted({(meeting.who, meeting.wave) for meeting in meetings}):
        liked[wave].update(people[who].likes)
        size[wave] += 1
    rarity = {
        wave: {interest: rarity_of(count, size[wave]) for interest, count in times.items()}
        for wave, times in liked.items()
    }
    return Evening(people, meetings, rarity)


def _person(row: Mapping[str, str]) -> Person:
    ratings = np.array([_number(row[interest]) for interest in INTERESTS])
    sought = np.array([_number(row[f"{quality}1_1"]) for quality in QUALITIES])
    total = sought.sum()
    return Person(
        age=_number(row["age"]),
        field=row["field_cd"],
        career=row["career_c"],
        goal=row["goal"],
        goes_out=_number(row["go_out"]),
        ratings=ratings,
        likes=frozenset(name for name, rating in zip(INTERESTS, ratings, strict=True) if rating >= LIKED_FROM),
        sought=sought / total if total > 0 else sought,
        own=np.array([_number(row[f"{quality}3_1"]) for quality in QUALITIES]),
    )


def _who(cell: str) -> str:
    return str(int(float(cell)))


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return math.nan


ENGINES_OWN = WeightedSet(
    name="interests", part="personal", hers="likes", theirs="likes", weighting="rarity", curve="root"
)


def interests_root(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    """The engine's own feature: the root of the rarity-weighted share of her interests that the other has too."""
    score = ENGINES_OWN.score(her, other, Background({"interests": rarity}))
    return math.nan if score is None else float(score)


def interests_linear(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    """The plain share of her interests that the other has too."""
    return len(her.likes & other.likes) / len(her.likes) if her.likes and other.likes else math.nan


def interests_jaccard(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    """What both like, of all that either likes: it punishes whoever likes much."""
    both = her.likes | other.likes
    return len(her.likes & other.likes) / len(both) if both else math.nan


def interests_correlated(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    """The correlation of both people's seventeen ratings, as the experiment's own column `int_corr` has it."""
    one, two = her.ratings - her.ratings.mean(), other.ratings - other.ratings.mean()
    length = math.sqrt(float((one * one).sum() * (two * two).sum()))
    return float((one * two).sum()) / length if length > 0 else math.nan


def wishes_met(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    """What she says she seeks, times how the other rates herself in it."""
    return float((her.sought * other.own).sum())


def age_near(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    return -abs(her.age - other.age)


def goes_out_alike(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
    return -abs(her.goes_out - other.goes_out)


def _same(column: str) -> Score:
    def score(her: Person, other: Person, meeting: Meeting, rarity: Mapping[str, int]) -> float:
        one, two = getattr(her, column), getattr(other, column)
        return float(one == two) if one and two else math.nan

    return score


def _own(quality: str) -> Score:
    place = QUALITIES.index(quality)
    return lambda her, other, meeting, rarity: float(other.own[place])


def _felt(name: str) -> Score:
    return lambda her, other, meeting, rarity: meeting.after[name]


BEFORE: dict[str, Score] = {
    "interests, root": interests_root,
    "interests, linear": interests_linear,
    "interests, Jaccard": interests_jaccard,
    "interests, correlation": interests_correlated,
    "stated wishes": wishes_met,
    "age": age_near,
    "same field": _same("field"),
    "same career": _same("career"),
    "same goal": _same("goal"),
    "go out alike": goes_out_alike,
}
# What the other says of himself, whoever meets him: it tells who is liked by many, not who fits whom.
ALONE: dict[str, Score] = {
    "the other: looks": _own("attr"),
    "the other: fun": _own("fun"),
    "the other: goes out": lambda her, other, meeting, rarity: -other.goes_out,
    "the other: age": lambda her, other, meeting, rarity: -other.age,
}
# Known only once two have met, so no matching can use them: how high the answers reach at all.
AFTER: dict[str, Score] = {
    "felt: shared interests": _felt("shar"),
    "felt: fun": _felt("fun"),
    "felt: liking": _felt("like"),
}


def evaluate(path: Path | str, *, waves: Iterable[int] | None = None) -> list[Carried]:
    """Return what each score carries on a file of the experiment's columns, or on some of its waves."""
    evening = read(Path(path))
    kept = set(waves) if waves is not None else {meeting.wave for meeting in evening.meetings}
    meetings = [meeting for meeting in evening.meetings if meeting.wave in kept]
    scores = {name: scored(score, evening, meetings) for name, score in (BEFORE | ALONE | AFTER).items()}
    carried = [carries(name, values, meetings) for name, values in scores.items()]
    for name, weights in COMBINED.items():
        together = [weight * centered(scores[part], meetings) for part, weight in weights.items()]
        carried.append(carries(f"combined: {name}", np.sum(together, axis=0), meetings))
    return carried


def scored(score: Score, evening: Evening, meetings: list[Meeting]) -> Floats:
    """Return a score of each meeting, NaN where it is not known."""
    people, rarity = evening.people, evening.rarity
    return np.array([score(people[m.who], people[m.partner], m, rarity[m.wave]) for m in meetings], dtype=np.float64)


def carries(name: str, values: Floats, meetings: list[Meeting]) -> Carried:
    """Return the mean over persons of the area under her curve, with a bootstrap interval over persons."""
    areas = np.array(list(areas_by_person(values, meetings).values()))
    chance = np.random.default_rng(1)
    means = areas[chance.integers(0, areas.size, (BOOTSTRAPS, areas.size))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Carried(name, float(areas.mean()), float(low), float(high), areas.size, float(np.isfinite(values).mean()))


def areas_by_person(values: Floats, meetings: list[Meeting]) -> dict[str, float]:
    """Return for each person with both answers: how often a yes scores above a no; ties and unknowns count half."""
    answers: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for meeting, value in zip(meetings, values.tolist(), strict=True):
        answers[meeting.who][meeting.yes].append(value)
    areas = {}
    for who, (no, yes) in answers.items():
        if no and yes:
            above = np.subtract.outer(np.array(yes), np.array(no))
            areas[who] = float(np.where(np.isnan(above), 0.5, (np.sign(above) + 1) / 2).mean())
    return areas


def centered(values: Floats, meetings: list[Meeting]) -> Floats:
    """Return a score as its distance from the person's own mean, in standard deviations of all; 0 where unknown."""
    by_person: dict[str, list[int]] = defaultdict(list)
    for place, meeting in enumerate(meetings):
        by_person[meeting.who].append(place)
    away = np.zeros(values.size)
    for places in by_person.values():
        own = values[places]
        if np.isfinite(own).any():
            away[places] = np.where(np.isfinite(own), own - np.nanmean(own), 0.0)
    spread = away.std()
    return away / spread if spread > 0 else away


def choose_weights(
    path: Path | str, names: Iterable[str], *, waves: Iterable[int] = CHOSEN_ON, ridge: float = 10.0
) -> dict[str, int]:
    """Return the weights, in thousandths, that tell these waves' answers best: ridge regression within persons."""
    evening, chosen = read(Path(path)), set(waves)
    meetings = [meeting for meeting in evening.meetings if meeting.wave in chosen]
    scores = [(BEFORE | ALONE)[name] for name in names]
    table = np.stack([centered(scored(score, evening, meetings), meetings) for score in scores], axis=1)
    wanted = centered(np.array([float(meeting.yes) for meeting in meetings]), meetings)
    weights = np.linalg.solve(table.T @ table + ridge * np.eye(len(scores)), table.T @ wanted)
    return {name: round(1000 * float(weight)) for name, weight in zip(names, weights, strict=True)}


def main(path: Path = WAVES) -> None:
    if not path.exists():
        print(f"\n!! NOT MEASURED: {path.name} is not here, so nothing is said about signals.", file=sys.stderr)
        return
    parts = [("waves 1 to 7", CHOSEN_ON), ("waves 8 to 14", TESTED_ON)] if path == WAVES else [(path.name, None)]
    for name, waves in parts:
        print(f"\nwithin-person AUC, {name}; 0.5 is chance, 95 % bootstrap over persons")
        for carried in evaluate(path, waves=waves):
            print(
                f"  {carried.name:<28} {carried.auc:.3f}  [{carried.low:.3f}, {carried.high:.3f}]"
                f"   {carried.persons} persons, known for {carried.known:.0%}"
            )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
