"""An invented network as the question that the engine is asked: its arrays, and what a pair is worth."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from bench.instances import Instance
from bench.measure import seconds
from matching_engine.exact.crew import Crew
from matching_engine.exact.found import Found
from matching_engine.exact.loop import solve_all_pairs
from matching_engine.kernels import library
from matching_engine.mentoring.criteria import standard_schema
from matching_engine.order_of_goals import multipliers
from matching_engine.scan.arrays import ArrayScanner
from matching_engine.scan.native import NativeScanner
from matching_engine.scan.scanner import Scanner
from matching_engine.schema.compiled import FORBIDDEN, I64, Compiled
from matching_engine.schema.compiling import background_of, compile_people
from matching_engine.schema.reference import fit


@dataclass(frozen=True, slots=True)
class Question:
    """The arrays that are matched on. base, k, floor: as scanners take them."""

    compiled: Compiled
    base: I64
    k: int
    floor: int

    def scanner(self) -> Scanner:
        """Return what scores fastest here."""
        made = ArrayScanner if library.load() is None else NativeScanner
        return made(self.compiled, self.base, self.k, self.floor)

    def of_fit_alone(self) -> Self:
        """Return the same question with one goal, the best fit in all."""
        return replace(self, base=np.zeros_like(self.base), k=1)


def question_of(people: Instance) -> Question:
    """Lay the people out under the standard schema and all goals in their order."""
    compiled = compile_people(standard_schema(people.settings), people.mentees, people.mentors)
    base, k = goals_of(people)
    return Question(compiled, base, k, people.settings.floor)


def solved(question: Question, crew: Crew | None = None) -> Found:
    """Return the exact optimum over all pairs.

    :raises SystemExit: when it is not proved.
    """
    found = solve_all_pairs(question.scanner(), question.compiled.places, question.base, question.k, crew=crew)
    if found.gap:
        raise SystemExit(f"The gap is {found.gap}.")
    return found


def goals_of(people: Instance) -> tuple[I64, int]:
    """Return what each mentee adds before fit, shape (n,), and what a point of fit is worth, as `goals` says."""
    waiting = np.minimum(people.mentees["waiting_days"], people.settings.waiting_cap_days)
    number = multipliers(people.settings.goals, longest_wait=int(waiting.max(initial=0)), mentees=len(waiting))
    return number["matched"] + number["waiting"] * waiting, number["fit"]


def reference_seconds(people: Instance, scanner: Scanner, pairs: int) -> float:
    """Return the CPU seconds that one pair takes in the plain reference, after comparing the two.

    :raises SystemExit: when scanner and reference do not agree on every one of these pairs.
    """
    chance = np.random.default_rng(5)
    rows, columns = (chance.integers(0, size, pairs).astype(np.int32) for size in people.shape)
    schema, background = (
        standard_schema(people.settings),
        background_of(standard_schema(people.settings), people.mentees),
    )
    mentees, mentors = people.people()
    judged = []
    taken = seconds(
        lambda: judged.extend(
            fit(schema, mentees[row], mentors[column], background) for row, column in zip(rows, columns, strict=True)
        )
    )
    told = [FORBIDDEN if judgement.broken else judgement.fit for judgement in judged]
    if scanner.pairs(rows, columns).tolist() != told:
        raise SystemExit("The scanner and the reference do not agree.")
    return taken / pairs
