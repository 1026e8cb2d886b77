"""The one time budget: a branch of five hundred on each side, from pool to proof."""

import random
import time

from matching_engine import SLOTS, Mentee, Mentor, Pool, Settings, solve, tie_key

JOBS = ("2411", "2412", "2221", "5321", "9112", "2341", "2512", "5120")


def test_five_hundred_a_side_take_less_than_a_second_and_a_half_of_processor_time():
    chance = random.Random(5)

    def some(values, most):
        return tuple(chance.sample(values, chance.randint(0, most)))

    mentees = tuple(
        Mentee(id=f"e{n}", tie=tie_key(1, f"e{n}"), waiting_days=chance.randint(0, 700), wanted_jobs=some(JOBS, 2),
               availability=frozenset(some(SLOTS, 3)), point=(55_600, 12_000 + chance.randint(0, 500)))
        for n in range(500)
    )  # fmt: skip
    mentors = tuple(
        Mentor(id=f"r{n}", tie=tie_key(2, f"r{n}"), jobs=some(JOBS, 3), availability=frozenset(some(SLOTS, 3)),
               point=(55_600, 12_000 + chance.randint(0, 500)))
        for n in range(500)
    )  # fmt: skip
    pool = Pool(mentees, mentors)

    started = time.process_time()
    plan = solve(pool, Settings())

    assert plan.gap == 0
    assert time.process_time() - started < 1.5
