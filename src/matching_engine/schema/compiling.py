"""Turn a schema and its people into the arrays that scanners read; everything is done once for each different value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, TypeGuard

import numpy as np

from .background import WHOLE, Background, rarity_of
from .columns import Column, People, Side, kinds_of, sets_of
from .compiled import I32, I64, Compiled, Lookup, Operation
from .features import CodeTree, Feature, Grades, Number, Ordinal, OwnGrade, WeightedSet, Zones
from .lookups import different, lay_out, number, ordinal, own_grade, remote_of, same, tree, wish_kept, zones
from .overlaps import graded, shared
from .refusals import BadValue, SchemaRefused
from .rules import (
    Different,
    GradeTogether,
    HasPlace,
    NotTogether,
    OnFeature,
    Rule,
    SameUnlessRemote,
    WishKept,
    WithinReach,
)
from .schema import Schema, refuse_bad_weights

MOST_TIE = 2**63 - 1
MOST_PLACES = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Names:
    """What a compiled question's parts are called.

    features, rules: in the order of the schema. never, places: the names of the rules behind `Compiled.never` and
    behind mentors without a place, "" where the schema has no such rule.
    """

    features: tuple[str, ...]
    rules: tuple[str, ...]
    never: str
    places: str

    @classmethod
    def of(cls, schema: Schema) -> "Names":
        """Return the names of a schema."""
        never = next((rule.name for rule in schema.rules if isinstance(rule, NotTogether)), "")
        places = next((rule.name for rule in schema.rules if isinstance(rule, HasPlace)), "")
        return cls(schema.feature_names, schema.rule_names, never, places)


def background_of(schema: Schema, mentees: People, vetoes: Iterable[tuple[str, str]] = ()) -> Background:
    """Count how rare each code of the mentees' sets is, for the features that ask for it.

    Mentees alone are counted: so one mentor more or less never changes another pair's fit, and what a missing mentor
    would be worth can be told exactly.
    """
    side = Side("mentees", mentees)
    by_rarity = [f for f in schema.features if isinstance(f, WeightedSet) and f.weighting == "rarity"]
    rarity = {feature.name: _rarity(side.column(feature.hers), side.size) for feature in by_rarity}
    return Background(rarity, frozenset((mentee, mentor) for mentee, mentor in vetoes))


def _rarity(column: Column, people: int) -> dict[str, int]:
    sets = sets_of(column.values)
    holders = np.bincount(column.numbers, minlength=len(column.values))[sets.rows]
    times = np.bincount(sets.codes, weights=holders, minlength=len(sets.names)).astype(np.int64)
    return {code: rarity_of(count, people) for code, count in zip(sets.names, times.tolist(), strict=True)}


def compile_people(schema: Schema, mentees: People, mentors: People, background: Background | None = None) -> Compiled:
    """Lay a question out as arrays; left out, the background is that of these mentees, without vetoes.

    :raises UnknownColumn: when people lack a column that the schema reads.
    :raises BadValue: when somebody's value is outside its range.
    :raises TooMany: when there are more different values than the tables have room for.
    """
    known = background_of(schema, mentees) if background is None else background
    return _Compiler(schema, Side("mentees", mentees), Side("mentors", mentors), mentees, known).compiled()


class _Compiler:
    """One question while it is laid out."""

    def __init__(self, schema: Schema, mentees: Side, mentors: Side, people: People, background: Background) -> None:
        self.schema, self.mentees, self.mentors, self.background = schema, mentees, mentors, background
        self.weights = _weights(schema, mentees, people)
        self.no_weight = np.zeros(mentees.size, dtype=np.int32)

    def compiled(self) -> Compiled:
        return Compiled(
            tuple(self._operations()),
            self._places(),
            self._never(),
            self.mentees.everyones(self.schema.tie, 0, MOST_TIE).astype(np.uint64),
            self.mentors.everyones(self.schema.tie, 0, MOST_TIE).astype(np.uint64),
        )

    def _operations(self) -> Iterable[Operation]:
        """Yield one operation for each feature, with the first rule about it, and one for each other rule."""
        joined: set[str] = set()
        for feature, weights in zip(self.schema.features, self.weights.T, strict=True):
            about = next((rule for rule in self.schema.rules if _fits_into(rule, feature)), None)
            joined |= {about.name} if about else set()
            yield self._of_feature(feature, about, np.ascontiguousarray(weights), feature.name)
        for rule in self.schema.rules:
            if isinstance(rule, OnFeature):
                if rule.name not in joined:
                    yield self._of_feature(rule.feature, rule, self.no_weight, "")
            elif not isinstance(rule, HasPlace | NotTogether):
                yield self._of_rule(rule)

    def _of_feature(self, feature: Feature, rule: OnFeature | None, weights: I32, name: str) -> Operation:
        sides, rule_name = (self.mentees, self.mentors), rule.name if rule else ""
        if isinstance(feature, WeightedSet):
            return shared(feature, *sides, weights, self.background, name=name, rule=rule_name)
        if isinstance(feature, Grades):
            at_least = rule.at_least if isinstance(rule, GradeTogether) else 0
            return graded(feature, *sides, weights, name=name, rule=rule_name, at_least=at_least)
        return self._lookup(feature, rule, weights, name)

    def _lookup(self, feature: Feature, rule: OnFeature | None, weights: I32, name: str) -> Lookup:
        sides, rule_name = (self.mentees, self.mentors), rule.name if rule else ""
        most = rule.most if isinstance(rule, WithinReach) else None
        remote = None
        match feature:
            case CodeTree():
                scored = tree(feature, *sides)
            case Ordinal():
                scored = ordinal(feature, *sides)
            case Number():
                scored = number(feature, most, *sides)
            case OwnGrade():
                scored = own_grade(feature, *sides)
            case Zones():
                scored = zones(feature, most, *sides)
                if feature.remote is not None:
                    remote = remote_of(feature.remote, feature.remote_score, weights, *sides)
            case _:
                raise SchemaRefused(f'"{feature.name}" is of no kind that can be laid out as a table.')
        return lay_out(scored, weights, feature=name, rule=rule_name, remote=remote)

    def _of_rule(self, rule: Rule) -> Lookup:
        sides, remote = (self.mentees, self.mentors), None
        match rule:
            case SameUnlessRemote():
                scored = same(rule, *sides)
                if rule.remote is not None:
                    remote = remote_of(rule.remote, 0, self.no_weight, *sides)
            case Different():
                scored = different(rule, *sides)
            case WishKept():
                scored = wish_kept(rule, *sides)
            case _:
                raise SchemaRefused(f'"{rule.name}" is of no kind that can be laid out as a table.')
        return lay_out(scored, self.no_weight, feature="", rule=rule.name, remote=remote)

    def _places(self) -> I32:
        rule = next((rule for rule in self.schema.rules if isinstance(rule, HasPlace)), None)
        if rule is None:
            return np.ones(self.mentors.size, dtype=np.int32)
        return self.mentors.everyones(rule.places, 0, MOST_PLACES).astype(np.int32)

    def _never(self) -> I32:
        """Return the pairs ruled out, (mentee, mentor), sorted and without repeats."""
        rule = next((rule for rule in self.schema.rules if isinstance(rule, NotTogether)), None)
        if rule is None:
            return np.zeros((0, 2), dtype=np.int32)
        rows, columns = _row_of(self.mentees, rule.id), _row_of(self.mentors, rule.id)
        vetoed = [(rows[a], columns[b]) for a, b in self.background.vetoes if a in rows and b in columns]
        hers = _avoided(self.mentees.column(rule.avoid), columns)
        theirs = _avoided(self.mentors.column(rule.avoid), rows)[:, ::-1]
        pairs = np.concatenate([np.array(vetoed, dtype=np.int64).reshape(-1, 2), hers, theirs])
        never: I32 = np.unique(pairs, axis=0).astype(np.int32).reshape(-1, 2)
        return never


def _fits_into(rule: Rule, feature: Feature) -> TypeGuard[OnFeature]:
    """Tell whether a rule can be entries of the feature's own table.

    A way that is too long becomes FORBIDDEN there, and for two who can meet online what that is worth; so the way
    itself, one unit beyond, must not be worth more.
    """
    if not (isinstance(rule, OnFeature) and rule.feature == feature):
        return False
    if not (isinstance(rule, WithinReach) and isinstance(feature, Zones) and feature.remote is not None):
        return True
    return feature.remote_score >= WHOLE - feature.per * (rule.most + 1)


def _weights(schema: Schema, mentees: Side, people: People) -> I32:
    """Return everybody's weights, shape (n, features)."""
    if schema.weights_of is None:
        return np.tile(np.array(schema.weights, dtype=np.int32), (mentees.size, 1))
    if not schema.weights_read:
        if not isinstance(people, list | tuple):
            raise SchemaRefused("Weights of her own need `weights_read`: name the columns that they are read from.")
        rows = [schema.weights_for(mentee) for mentee in people]
        return np.array(rows, dtype=np.int32).reshape(len(rows), len(schema.features))
    columns = [mentees.column(name) for name in schema.weights_read]
    kinds = kinds_of(*(column.numbers for column in columns))
    values = (map(column.values.__getitem__, part.tolist()) for column, part in zip(columns, kinds.parts, strict=True))
    found = list(map(schema.weights_of, _mentees_with(schema.weights_read, zip(*values, strict=True))))
    for weights in dict.fromkeys(map(tuple, found)):
        refuse_bad_weights(weights, schema.feature_names)
    return np.array(found, dtype=np.int32).reshape(len(found), len(schema.features))[kinds.of]


def _mentees_with(names: tuple[str, ...], values: Iterable[tuple[Any, ...]]) -> Iterator[SimpleNamespace]:
    """Yield one mentee again and again, each time with other values: building a new one for each takes long."""
    mentee = SimpleNamespace()
    for told in values:
        mentee.__dict__.update(zip(names, told, strict=True))
        yield mentee


def _row_of(side: Side, name: str) -> dict[Any, int]:
    column = side.column(name)
    if len(column.values) < side.size:
        twice = column.values[int(np.argmax(np.bincount(column.numbers) > 1))]
        raise BadValue(f'The {side.who}\' "{name}" {twice!r} stands more than once: give everybody one of her own.')
    return {value: row for row, value in enumerate(column.values)}


def _avoided(column: Column, row_of: dict[Any, int]) -> I64:
    """Return (person, person of the other side) for all that these people want to avoid, shape (pairs, 2)."""
    sets = sets_of(column.values)
    others = np.array([row_of.get(name, -1) for name in sets.names], dtype=np.int64)[sets.codes]
    many = np.diff(sets.starts)[column.numbers]
    who = np.repeat(np.arange(len(many)), many)
    places = np.arange(len(who)) - np.repeat(np.cumsum(many) - many, many) + sets.starts[column.numbers[who]]
    known = others[places] >= 0
    return np.stack([who[known], others[places[known]]], axis=1)
