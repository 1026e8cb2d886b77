"""What each kind of missing mentor would be worth: exactly, for thousands of kinds at once."""

from time import process_time
from typing import Any

import numpy as np

from bench.instances import KINDS, Columns, Instance, instance, mentor_columns
from bench.questions import Question, question_of
from matching_engine.exact.loop import Search, solve_all_pairs
from matching_engine.market.extremes import most_u
from matching_engine.market.market import Market, Prices
from matching_engine.schema.compiled import I64

SHORT = 0.7  # mentors for each mentee: the usual case is a waiting list
CHECKED = 5
MOST = 16


def recruits(kinds: int, mentees: int) -> dict[str, Any]:
    """Hold `kinds` possible mentors against all mentees at the mentees' highest prices; re-solve some to check."""
    people = instance(mentees, int(SHORT * mentees))
    question = question_of(people)
    search = Search(question.scanner(), question.compiled.places, question.base, question.k)
    search.run()
    began = process_time()
    u = highest_u(question, search)
    pricing = process_time() - began
    others = mentor_columns(kinds, KINDS[60], np.random.default_rng(7), "new-mentor")
    asked = question_of(Instance(people.mentees, others, people.settings))
    rows = np.arange(mentees, dtype=np.int32)
    began = process_time()
    scanner = asked.scanner()
    gain = np.maximum(0, scanner.column_best(rows, u))
    cpu = process_time() - began
    for kind in range(0, kinds, kinds // CHECKED):
        again = _value(question_of(_with_one_more(people, others, kind)))
        if again - search.found().primal != gain[kind]:
            raise SystemExit(f"Kind {kind} is worth {again - search.found().primal}, not {gain[kind]}.")
    return {"cpu": cpu, "pricing": pricing, "scored": scanner.pairs_scored / (kinds * mentees), "checked": CHECKED}


def highest_u(question: Question, search: Search) -> I64:
    """Return the mentees' highest prices that prove the plan over all pairs, shape (n,)."""
    graph, scanner = search.graph, question.scanner()
    rows = np.arange(len(question.base), dtype=np.int32)
    start = Prices(search.u - question.base, search.v, search.mate)
    while True:
        places, values = question.compiled.places, graph.values(question.k)
        market = Market(graph.starts, graph.columns, values, places, -question.base)
        market.solve(start)
        u, v = most_u(market)
        best = scanner.best(rows, u + question.base, v, MOST)
        if not best.count.any():
            return u + question.base
        graph = graph.with_pairs(rows, best, len(places))
        start = Prices(market.u, market.v, market.mate)


def _value(question: Question) -> int:
    return solve_all_pairs(question.scanner(), question.compiled.places, question.base, question.k).primal


def _with_one_more(people: Instance, others: Columns, kind: int) -> Instance:
    mentors = {
        field: np.concatenate([column, others[field][kind : kind + 1]]) for field, column in people.mentors.items()
    }
    return Instance(people.mentees, mentors, people.settings)
