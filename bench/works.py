"""Our side of the benchmark, one piece of work to a process: `python -m bench.works NAME ARGUMENTS` prints JSON.

Inventing the people is never timed; everything from their profiles on is, unless the work says otherwise.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from bench.instances import instance, instance_from_elsewhere
from bench.measure import peak, seconds
from bench.questions import Question, question_of, reference_seconds, solved
from bench.sheets import write_sheets
from matching_engine.exact.crew import Threads
from matching_engine.market.market import Market

Answer = dict[str, Any]
BLOCK = 500
WARM = 50


def scorer(mentees: int, mentors: int, kind: int) -> Answer:
    """Score every pair, nothing left out, and then only those that can reach the best sixteen of each mentee."""
    people = instance(mentees, mentors, kind)
    question = question_of(people)
    rows, free = np.arange(mentees, dtype=np.int32), np.zeros(mentors, np.int64)
    # A few rows at a time, as they are used: fresh memory for all of them would cost more than their points.
    whole, parts = question.scanner(), np.array_split(rows, 40)
    every = seconds(lambda: sum(len(whole.fits(part)) for part in parts))
    pruned = question.scanner()
    best = seconds(lambda: pruned.best(rows, np.zeros(mentees, np.int64), free, 16))
    return {
        "fits": every / (mentees * mentors) * 1e9,
        "best": best / (mentees * mentors) * 1e9,
        "scored": pruned.pairs_scored / (mentees * mentors),
        "reference": reference_seconds(people, pruned, 3_000) * 1e9,
    }


def exact(mentees: int, mentors: int, kind: int, threads: int = 1) -> Answer:
    """Solve over all pairs, from profiles to certificate; once before on few people, so that all is loaded."""
    solved(question_of(instance_from_elsewhere(WARM, WARM, kind)))
    people = instance_from_elsewhere(mentees, mentors, kind)
    began, clock = process_time(), perf_counter()
    question = question_of(people)
    laid_out = process_time()
    crew = Threads(threads) if threads > 1 else None
    found = solved(question, crew)
    return {
        "cpu": process_time() - began,
        "elapsed": perf_counter() - clock,
        "laying_out": laid_out - began,
        "peak": peak(),
        "matched": int((found.mate >= 0).sum()),
        "weight": int(found.primal),
        "rounds": len(found.rounds),
        "pairs_scored": int(found.pairs_scored),
        "scored": found.pairs_scored / (mentees * mentors),
        "edges_visited": int(found.edges_visited),
    }


def scipy_dense(mentees: int, mentors: int, kind: int) -> Answer:
    """SciPy's dense solver, the matrix of pair numbers ready."""
    from scipy.optimize import linear_sum_assignment  # here, so that our own work is not charged its memory

    question = question_of(instance(mentees, mentors, kind))
    worth = worth_of_all(question)
    began = process_time()
    row, column = linear_sum_assignment(worth, maximize=True)
    cpu = process_time() - began
    chosen = worth[row, column]
    return {"cpu": cpu, "matched": int((chosen > 0).sum()), "weight": sum(map(int, chosen))}


def worth_of_all(question: Question) -> Any:
    """Return the number of every pair, 0 where it may not be proposed, as doubles of shape (mentees, mentors)."""
    scanner = question.scanner()
    worth = np.zeros(question.compiled.shape)
    for first in range(0, len(worth), BLOCK):
        rows = np.arange(first, min(first + BLOCK, len(worth)), dtype=np.int32)
        fits = scanner.fits(rows)
        worth[rows] = np.where(fits >= question.floor, question.base[rows, None] + question.k * fits.astype(float), 0)
    return worth


def graph(mentees: int, mentors: int, kind: int, path: str) -> Answer:
    """Write the graph of candidates with which the exact optimum was found, fit alone, for whoever solves it again."""
    question = question_of(instance(mentees, mentors, kind)).of_fit_alone()
    found = solved(question).graph
    values = found.values(question.k)
    np.savez(path, ptr=found.starts, columns=found.columns, values=values, places=question.compiled.places,
             base=question.base)  # fmt: skip
    return {"edges": found.pairs}


def sparse(path: str) -> Answer:
    """Solve a graph: from its arrays to a proved optimum."""
    ready = np.load(path)
    given = ready["ptr"], ready["columns"], ready["values"], ready["places"], -ready["base"]
    began = process_time()
    market = Market(*given)
    market.solve()
    cpu = process_time() - began
    proof = market.certificate()
    if proof.primal != proof.dual:
        raise SystemExit(f"The gap is {proof.dual - proof.primal}.")
    return {
        "cpu": cpu,
        "edges": len(ready["columns"]),
        "weight": int(proof.primal),
        "edges_visited": int(market.edges_visited),
    }


def scipy_sparse(path: str) -> Answer:
    """SciPy's sparse solver: a private column for each row is to stay alone."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    ready = np.load(path)
    ends, columns, values = ready["ptr"], ready["columns"], ready["values"].astype(np.int64)
    rows, mentors = len(ends) - 1, len(ready["places"])
    row = np.repeat(np.arange(rows), np.diff(ends))
    worth = values + ready["base"][row]
    highest = int(worth.max()) + 1
    cost = np.concatenate([highest - worth, np.full(rows, highest)]).astype(np.float64)
    places = np.concatenate([row, np.arange(rows)]), np.concatenate([columns, mentors + np.arange(rows)])
    matrix = csr_array((cost, places), shape=(rows, mentors + rows))
    began = process_time()
    chosen, place = min_weight_full_bipartite_matching(matrix)
    cpu = process_time() - began
    is_pair = place < mentors
    weight = int((highest - np.asarray(matrix[chosen[is_pair], place[is_pair]])).sum())
    return {"cpu": cpu, "matched": int(is_pair.sum()), "weight": weight}


def pool_file(mentees: int, mentors: int, kind: int, path: str) -> Answer:
    """Write the people as a pool."""
    return {"bytes": Path(path).write_bytes(instance(mentees, mentors, kind).pool().to_json())}


def sheets(mentees: int, mentors: int, kind: int, folder: str) -> Answer:
    """Write the people as two sheets."""
    return {"files": [path.name for path in write_sheets(instance(mentees, mentors, kind), Path(folder))]}


def scores_file(mentees: int, mentors: int, kind: int, path: str) -> Answer:
    """Write the fit of every pair that may be proposed, 0 for the others."""
    question = question_of(instance(mentees, mentors, kind))
    fits = question.scanner().fits(np.arange(mentees, dtype=np.int32))
    return {"bytes": Path(path).write_text(json.dumps(np.where(fits >= question.floor, fits, 0).tolist()))}


HERE = (scorer, exact, scipy_dense, graph, sparse, scipy_sparse, pool_file, sheets, scores_file)
WORKS: dict[str, Callable[..., Answer]] = {work.__name__: work for work in HERE}
ELSEWHERE = ("live", "recruits")  # bench.live.live and bench.recruits.recruits


def main() -> None:
    """Do the work that is named, with its arguments: whole numbers, or the path of a file."""
    name, *given = sys.argv[1:]
    work = getattr(import_module(f"bench.{name}"), name) if name in ELSEWHERE else WORKS[name]
    print(json.dumps(work(*(int(word) if word.isdecimal() else word for word in given))))


if __name__ == "__main__":
    main()
