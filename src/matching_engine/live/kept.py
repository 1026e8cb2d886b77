"""A plan with its prices and its history: what it is now, how a step is made over all pairs, and how it is undone."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Protocol, Self

import numpy as np

from ..errors import BadInput, NothingToUndo, NotProven, UnknownPerson
from ..order_of_goals import MOST_FIT
from ..scan.scanner import Scanner
from ..whole_numbers import LARGEST, whole, wholes
from .effect import Effect, Move
from .market import LiveMarket, Proof
from .memory import AWAY, I32, I64, NOBODY
from .watch import USUAL_PACE, Pace, Watch

Id = Hashable
UNDO_AT_MOST = 200
MOST_PLACES = 1_000_000
"""What one mentor may have while a plan is live: room is kept for each place."""
LOOKS_AT_MOST = 5


class Solved(Protocol):
    """A plan with prices for all pairs, as the exact loop finds it; the gap says how far it may be from the best."""

    @property
    def mate(self) -> I32: ...
    @property
    def u(self) -> I64: ...
    @property
    def v(self) -> I64: ...
    @property
    def gap(self) -> int: ...


class KeptPlan:
    """A plan, its market and what was done to it; `LivePlan` says what can be done."""

    def __init__(
        self,
        scanner: Scanner,
        places: I32,
        base: I64,
        k: int,
        *,
        floor: int = 0,
        found: Solved | None = None,
        mentees: Sequence[Id] | None = None,
        mentors: Sequence[Id] | None = None,
        pace: Pace = USUAL_PACE,
    ) -> None:
        """Take over a plan that was found, or find it here, which is meant for some thousand people.

        places, base, k, floor: as the scanner and the exact loop were given them. mentees, mentors: their ids in the
        order of the scanner, 0, 1, 2 ... when left out. pace: the plan does not depend on it.

        :raises BadInput: when numbers or ids are not one for each, or too large, or an id stands twice
        :raises NotProven: when the plan that was found is not the best yet
        :raises NeedsKernels: when the kernels are not built here
        """
        if found is not None and found.gap:
            raise NotProven(found.gap)
        n, m = scanner.shape
        self._ids = [_own_ids("mentees", mentees, n), _own_ids("mentors", mentors, m)]
        self._row, self._column = (dict(zip(ids, range(len(ids)), strict=True)) for ids in self._ids)
        self._most = LARGEST - MOST_FIT * whole("The multiplier of the fit", k, 0, LARGEST // MOST_FIT)
        base = np.ascontiguousarray(wholes("base", base, -self._most, self._most, length=n), np.int64)
        self._watch = Watch(scanner, base, k, whole("The floor", floor, 0, MOST_FIT), pace)
        self._places = np.array(wholes("places", places, 0, MOST_PLACES, length=m), np.int32)
        self._locked: dict[int, int] = {}
        self._locked_number: dict[int, int] = {}
        self._history: list[tuple[int, Callable[[], object]]] = []
        self._steps = self._found_more = self._trials = 0
        self._market = self._open(found)

    def _open(self, found: Solved | None) -> LiveMarket:
        n = self._watch.base.size
        if found is None:
            market = LiveMarket.empty(n, self._places)
            self._watch.bring_in(market, self._watch.opening(market.u, market.v))
            self._watch.hold(market, 0)
        else:
            market = self._taken_over(found)
        market.forget(market.mark())
        return market

    def _taken_over(self, found: Solved) -> LiveMarket:
        n, v = self._watch.base.size, np.where(self._places > 0, found.v, AWAY)
        near = self._watch.opening(found.u, v)
        # Among many equals a mate may not be among those found.
        has_mate = np.zeros(n, np.bool_)
        has_mate[near[0][near[1] == found.mate[near[0]]]] = True
        left_out = np.flatnonzero((found.mate >= 0) & ~has_mate).astype(np.int32)
        mates = found.mate[left_out]
        rows, columns = np.concatenate([near[0], left_out]), np.concatenate([near[1], mates])
        numbers = np.concatenate([near[2], self._watch.numbers(left_out, mates)])
        order = np.argsort(rows, kind="stable")
        ptr = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
        return LiveMarket(SimpleNamespace(
            ptr=ptr, columns=columns[order], values=numbers[order], places=self._places,
            alone=np.zeros(n, np.int64), u=found.u, v=found.v, mate=found.mate,
        ))  # fmt: skip

    # ---- what it is now ----

    @property
    def number(self) -> int:
        """Return the plan's number: the sum over its pairs, locked ones included."""
        return self._market.value + sum(self._locked_number.values())

    @property
    def market(self) -> LiveMarket:
        """Return the market of the pairs that matter, to read prices and counters from; locked pairs are outside."""
        return self._market

    @property
    def watch(self) -> Watch:
        """Return what is known of all other pairs."""
        return self._watch

    def pairs(self) -> list[tuple[Id, Id]]:
        """Return the pairs in the order of the mentees."""
        mates = self._market.mate.copy()
        mates[list(self._locked)] = list(self._locked.values())
        mentees, mentors = self._ids
        return [(mentees[row], mentors[mates[row]]) for row in np.flatnonzero(mates >= 0).tolist()]

    def mentor_of(self, mentee: Id) -> Id | None:
        """Return her mentor, None when she has none.

        :raises UnknownPerson: when there is no such mentee
        """
        return self._mentor(self._mate(self.row(mentee)))

    def is_here(self, mentee: Id) -> bool:
        """Tell whether a mentee is in the plan or waiting for one: arrived, and not gone.

        :raises UnknownPerson: when there is no such mentee
        """
        row = self.row(mentee)
        return row in self._locked or self._market.is_here(row)

    def places(self, mentor: Id) -> int:
        """Return how many places a mentor offers, locked ones included.

        :raises UnknownPerson: when there is no such mentor
        """
        return int(self._places[self.column(mentor)])

    def number_of(self, mentee: Id, mentor: Id) -> int:
        """Return what a pair adds to the plan's number, NONE when it may not be proposed.

        :raises UnknownPerson: when either is not known
        """
        return int(self._watch.numbers(*one_pair(self.row(mentee), self.column(mentor)))[0])

    def proof(self) -> Proof:
        """Prove the plan over all pairs: hold everybody against everybody again at today's prices."""
        proof, unpaid = self._market.proof(), self._watch.worst_unpaid(self._market)
        return Proof(proof.primal, proof.dual, max(proof.worst, unpaid), proof.broken)

    # ---- undo and preview ----

    def undo(self) -> None:
        """Take the last change back: the same plan and the same prices as before it.

        :raises NothingToUndo: when there is none left
        """
        if not self._history:
            raise NothingToUndo
        self._steps -= 1
        self._take_back(*self._history.pop())

    def preview(self, change: Callable[[Self], Effect]) -> Effect:
        """Tell what a change would do, and leave everything as it is: `plan.preview(lambda p: p.veto(a, b))`.

        After a `rescore` the change itself may choose another of several equally good plans than was told.

        :raises EngineError: when the change cannot be made
        """
        # Pairs that came into sight may have led to another of several equally good plans: then look again, so that
        # the change itself will do what was told.
        for _ in range(LOOKS_AT_MOST):
            found_more = self._found_more
            with self.trial():
                effect = change(self)
            if self._found_more == found_more:
                break
        return effect

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Take back at the end whatever is changed within."""
        steps = self._steps
        self._trials += 1
        try:
            yield
        finally:
            while self._steps > steps:
                self.undo()
            self._trials -= 1

    def _change(
        self,
        change: Callable[[], object],
        take_back: Callable[[], object] = lambda: None,
        *,
        locked: int | None = None,
    ) -> Effect:
        """Make a change, solve again over all pairs, and tell what it did; all or nothing, also when interrupted.

        locked: a mentee whom the change locks or unlocks.
        """
        mark, number, scanner = self._market.mark(), self.number, self._watch.scanner
        was = NOBODY if locked is None else self._mate(locked)
        try:
            change()
            self._found_more += self._watch.hold(self._market, mark)
            before = self._market.changes(mark).before
            if locked is not None:
                before[locked] = was
            effect = Effect(self._moves(before, scanner), self.number - number)
        except BaseException:
            self._take_back(mark, take_back)
            raise
        self._remember(mark, take_back)
        return effect

    def _take_back(self, mark: int, take_back: Callable[[], object]) -> None:
        columns = self._market.changes(mark).columns
        self._market.undo(mark)
        take_back()
        self._watch.taken_back(self._market, columns)

    def _remember(self, mark: int, take_back: Callable[[], object]) -> None:
        self._steps += 1
        self._history.append((mark, take_back))
        if len(self._history) > 2 * UNDO_AT_MOST and not self._trials:
            del self._history[:UNDO_AT_MOST]
            self._market.forget(self._history[0][0])

    def _moves(self, before: dict[int, int], scanner: Scanner) -> tuple[Move, ...]:
        """Return the moves of mentees with these mentors before; `scanner` says how well those fitted."""
        moved = [row for row, old in sorted(before.items()) if old != self._mate(row)]
        was, now = [before[row] for row in moved], [self._mate(row) for row in moved]
        fits_was, fits_now = _fits(scanner, moved, was), _fits(self._watch.scanner, moved, now)
        mentees = self._ids[0]
        return tuple(
            Move(mentees[row], self._mentor(old), self._mentor(new), old_fit, new_fit)
            for row, old, new, old_fit, new_fit in zip(moved, was, now, fits_was, fits_now, strict=True)
        )

    # ---- places in the scanner ----

    def row(self, mentee: Id) -> int:
        """Return a mentee's place in the scanner.

        :raises UnknownPerson: when she is not known
        """
        if not isinstance(mentee, Hashable) or (row := self._row.get(mentee)) is None:
            raise UnknownPerson(mentee, "mentee")
        return row

    def column(self, mentor: Id) -> int:
        """Return a mentor's place in the scanner.

        :raises UnknownPerson: when she is not known
        """
        if not isinstance(mentor, Hashable) or (column := self._column.get(mentor)) is None:
            raise UnknownPerson(mentor, "mentor")
        return column

    def mentor_at(self, column: int) -> Id:
        """Return who has a place in the scanner."""
        return self._ids[1][column]

    def _mate(self, row: int) -> int:
        return self._locked.get(row, int(self._market.mate[row]))

    def _mentor(self, column: int) -> Id | None:
        return None if column < 0 else self._ids[1][column]


def _own_ids(who: str, given: Sequence[Id] | None, people: int) -> list[Id]:
    """Return one id for each, 0, 1, 2 ... where none were given."""
    ids = list(range(people) if given is None else given)
    if len(ids) != people or len(set(ids)) != people:
        raise BadInput(f"There must be {people} ids of {who}, one for each, and none twice.")
    return ids


def one_pair(row: int, column: int) -> tuple[I32, I32]:
    """Return a pair as a scanner takes it."""
    return np.array([row], np.int32), np.array([column], np.int32)


def _fits(scanner: Scanner, rows: list[int], columns: list[int]) -> list[int]:
    """Return how well these mentees fit these mentors, 0 where there is none (-1)."""
    who, at = np.array(rows, np.int32), np.array(columns, np.int32)
    fits, has = np.zeros(who.size, np.int16), at >= 0
    fits[has] = scanner.pairs(who[has], at[has])
    return [int(fit) for fit in fits]
