"""What each kind of missing mentor would be worth: exactly, for thousands of kinds at once."""

from time import process_time
from typing import Any

import numpy as np

from bench.instances import KINDS, Columns, Instance, instance, mentor_columns
from bench.questions import question_of, solved
from matching_engine.exact.extremes import extreme_prices

SHORT = 0.7  # mentors for each mentee: the usual case is a waiting list
CHECKED = 5


def recruits(kinds: int, mentees: int) -> dict[str, Any]:
    """Hold `kinds` possible mentors against all mentees at the mentees' highest prices; re-solve some to check."""
    people = instance(mentees, int(SHORT * mentees))
    question = question_of(people)
    found = solved(question)
    began = process_time()
    u = extreme_prices(found).most_u
    pricing = process_time() - began
    others = mentor_columns(kinds, KINDS[60], np.random.default_rng(7), "new-mentor")
    asked = question_of(Instance(people.mentees, others, people.settings))
    rows = np.arange(mentees, dtype=np.int32)
    began = process_time()
    scanner = asked.scanner()
    gain = np.maximum(0, scanner.column_best(rows, u))
    cpu = process_time() - began
    for kind in range(0, kinds, kinds // CHECKED):
        again = solved(question_of(_with_one_more(people, others, kind))).primal
        if again - found.primal != gain[kind]:
            raise SystemExit(f"Kind {kind} is worth {again - found.primal}, not {gain[kind]}.")
    return {"cpu": cpu, "pricing": pricing, "scored": scanner.pairs_scored / (kinds * mentees), "checked": CHECKED}


def _with_one_more(people: Instance, others: Columns, kind: int) -> Instance:
    mentors = {
        field: np.concatenate([column, others[field][kind : kind + 1]]) for field, column in people.mentors.items()
    }
    return Instance(people.mentees, mentors, people.settings)
