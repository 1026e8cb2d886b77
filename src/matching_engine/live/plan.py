"""A plan over all pairs that stays the exact best, proven, while people come and go and coordinators decide."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ..errors import AlreadyHere, LockImpossible, NotHere, NotLocked, NotVetoed, StillLocked
from ..scan.scanner import NONE, Scanner
from ..schema.compiled import FORBIDDEN
from ..whole_numbers import whole
from .effect import Effect
from .kept import MOST_PLACES, Id, KeptPlan, one_pair
from .memory import I64
from .rule import rule_broken

NOTHING = Effect((), 0)


class LivePlan(KeptPlan):
    """Who is proposed to whom, always worth the most that any plan is worth; addressed by the ids handed in.

    Every change returns its `Effect`. One that cannot be made raises an `EngineError` and leaves all as it was.
    """

    # ---- pairs ----

    def veto(self, mentee: Id, mentor: Id) -> Effect:
        """Rule a pair out.

        :raises UnknownPerson: when either is not known
        :raises StillLocked: when the pair is locked
        """
        row, column = pair = self.row(mentee), self.column(mentor)
        if self._locked.get(row) == column:
            raise StillLocked(mentee, mentor)
        vetoed = self._watch.vetoed
        if pair in vetoed:
            return NOTHING

        def change() -> None:
            vetoed.add(pair)
            self._market.veto(row, column)

        def allow() -> None:
            vetoed.discard(pair)
            self._see(row, column)

        return self._change(change, allow)

    def _see(self, row: int, column: int) -> None:
        """Bring in a pair that nobody was to see while it was vetoed; what is known of all others leaves it out."""
        rows, columns = one_pair(row, column)
        numbers = self._watch.numbers(rows, columns)
        if numbers[0] > NONE:
            self._watch.bring_in(self._market, (rows, columns, numbers))

    def lift(self, mentee: Id, mentor: Id) -> Effect:
        """Allow a pair again that was vetoed.

        :raises UnknownPerson: when either is not known
        :raises NotVetoed: when there is no veto on the pair
        """
        row, column = pair = self.row(mentee), self.column(mentor)
        vetoed = self._watch.vetoed
        if pair not in vetoed:
            raise NotVetoed(mentee, mentor)
        number = int(self._watch.numbers(*one_pair(row, column))[0])

        def change() -> None:
            vetoed.discard(pair)
            if number > NONE:
                self._market.lift(row, column, number)

        return self._change(change, lambda: vetoed.add(pair))

    def lock(self, mentee: Id, mentor: Id) -> Effect:
        """Keep a pair whatever else happens; it may lie below the floor but must break no rule.

        :raises UnknownPerson: when either is not known
        :raises NotHere: when the mentee left
        :raises LockImpossible: when a hard rule or a veto forbids the pair, or either has no place left for it
        """
        row, column = self.row(mentee), self.column(mentor)
        if self._locked.get(row) == column:
            return NOTHING
        number = self._number_of_lock(row, column)

        def change() -> None:
            self._locked[row], self._locked_number[row] = column, number
            self._market.lock(row, column)

        return self._change(change, lambda: self._forget_lock(row), locked=row)

    def _number_of_lock(self, row: int, column: int) -> int:
        mentee, mentor = self._ids[0][row], self._ids[1][column]
        fit = int(self._watch.scanner.pairs(*one_pair(row, column))[0])
        if fit == FORBIDDEN:
            compiled = getattr(self._watch.scanner, "compiled", None)
            raise LockImpossible(mentee, mentor, rule_broken(compiled, row, column))
        if (row, column) in self._watch.vetoed:
            raise LockImpossible(mentee, mentor, "not_to_be_matched")
        if row in self._locked or not self._market.places[column]:
            raise LockImpossible(mentee, mentor, "has_a_free_place")
        if not self._market.is_here(row):
            raise NotHere(mentee, "mentee")
        return int(self._watch.base[row]) + self._watch.k * fit

    def unlock(self, mentee: Id, mentor: Id) -> Effect:
        """Let a locked pair be free again.

        :raises UnknownPerson: when either is not known
        :raises NotLocked: when the pair is not locked
        """
        row, column = self.row(mentee), self.column(mentor)
        if self._locked.get(row) != column:
            raise NotLocked(mentee, mentor)
        number = self._locked_number[row]

        def change() -> None:
            self._forget_lock(row)
            self._market.unlock(row, column)

        def lock_again() -> None:
            self._locked[row], self._locked_number[row] = column, number

        return self._change(change, lock_again, locked=row)

    def _forget_lock(self, row: int) -> None:
        self._locked.pop(row, None)
        self._locked_number.pop(row, None)

    # ---- people ----

    def leave(self, mentee: Id) -> Effect:
        """Let a mentee leave.

        :raises UnknownPerson: when she is not known
        :raises NotHere: when she left before
        :raises StillLocked: when she is in a locked pair
        """
        row = self.row(mentee)
        if row in self._locked:
            raise StillLocked(mentee, self._ids[1][self._locked[row]])
        if not self._market.is_here(row):
            raise NotHere(mentee, "mentee")
        return self._change(lambda: self._market.leave(row))

    def arrive(self, mentee: Id) -> Effect:
        """Let a mentee come, or come back; `widen` names new ones first.

        :raises UnknownPerson: when she is not known
        :raises AlreadyHere: when she is here
        """
        row = self.row(mentee)
        if self.is_here(mentee):
            raise AlreadyHere(mentee, "mentee")
        return self._change(lambda: self._market.arrive(row))

    def set_places(self, mentor: Id, places: int) -> Effect:
        """Let a mentor have this many places in all; with 0 she leaves, and with more she comes (back).

        :raises UnknownPerson: when she is not known
        :raises BadInput: when places is no whole number from 0
        :raises StillLocked: when more of her pairs are locked than there would be places
        """
        column, before = self.column(mentor), self.places(mentor)
        places = whole("A mentor's number of places", places, 0, MOST_PLACES)
        locked = [row for row, at in self._locked.items() if at == column]
        if places < len(locked):
            raise StillLocked(self._ids[0][locked[0]], mentor)

        def change() -> None:
            self._places[column] = places
            self._market.set_places(column, places - len(locked))

        def put_back() -> None:
            self._places[column] = before

        return self._change(change, put_back)

    def rebase(self, mentee: Id, base: int) -> Effect:
        """Let any match of a mentee count this much before fit: she waited longer, or the goals changed.

        :raises BadInput: when the base is no whole number, or too large
        :raises UnknownPerson: when she is not known
        """
        row = self.row(mentee)
        by = whole("base", base, -self._most, self._most) - int(self._watch.base[row])

        def shift(by: int) -> None:
            self._watch.shift(row, by)
            if row in self._locked:
                self._locked_number[row] += by

        def change() -> None:
            shift(by)
            self._market.shift(row, by)

        return self._change(change, lambda: shift(-by))

    def rescore(self, scanner: Scanner, base: I64, mentees: Iterable[Id]) -> Effect:
        """Take a scanner of the same people in which these mentees' own pairs fit otherwise than before.

        base: as the scanner was given it. Locked pairs keep the number that they were locked with.

        :raises UnknownPerson: when one of them is not known
        """
        rows = np.array(sorted({self.row(mentee) for mentee in mentees}), np.int32)
        undone: list[Callable[[], None]] = []

        def change() -> None:
            undone.append(self._watch.read_anew(scanner, base, rows))
            for row in rows.tolist():
                self._without_edges(row)

        return self._change(change, lambda: undone.pop()())

    def _without_edges(self, row: int) -> None:
        is_here = self._market.is_here(row)
        if is_here:
            self._market.leave(row)
        for column in self._market.edges(row)[0].tolist():
            self._market.veto(row, column)
        if is_here:
            self._market.arrive(row)

    def widen(self, scanner: Scanner, base: I64, *, mentees: Sequence[Id] = (), mentors: Sequence[Id] = ()) -> None:
        """Take a scanner in which new people stand behind those there are; they are known then, but not here yet.

        base: as the scanner was given it. mentees, mentors: the ids of the new ones, who come by `arrive` and
        `set_places`. What was done before can no longer be undone.
        """
        for ids, at, new in zip(self._ids, (self._row, self._column), (mentees, mentors), strict=True):
            at.update({person: len(ids) + number for number, person in enumerate(new)})
            ids.extend(new)
        for _ in mentees:
            self._market.add_row()
        for _ in mentors:
            self._market.add_column()
        self._places = np.concatenate([self._places, np.zeros(len(mentors), np.int32)])
        self._watch.read_anew(scanner, base, np.zeros(0, np.int32))
        self._history.clear()
