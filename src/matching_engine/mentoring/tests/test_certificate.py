"""What is kept beside a plan."""

from dataclasses import replace

from matching_engine import (
    FIELDS_READ,
    Invariance,
    Mentee,
    Mentor,
    Pool,
    Settings,
    certify,
    compare_rebuilt,
    solve,
)

POOL = Pool((Mentee(id="amal", tie=1), Mentee(id="sara", tie=2)), (Mentor(id="anna"),))
BRANCH = Settings()
PLAN = solve(POOL, BRANCH)


def solve_again(pool):
    return solve(pool, BRANCH)


def test_the_certificate_names_what_was_read_and_what_was_refused():
    certificate = certify(POOL, BRANCH, PLAN, engine="0.1", fields_refused=["religion", "name"])

    assert certificate.fields_read == FIELDS_READ
    assert certificate.fields_refused == ("name", "religion")
    assert (certificate.optimal, certificate.gap) == (True, 0)
    assert certificate.input_sha256 == POOL.sha256


def test_shuffled_rows_make_no_difference():
    shuffled = Pool(tuple(reversed(POOL.mentees)), POOL.mentors)

    assert compare_rebuilt(POOL, PLAN, [shuffled] * 3, solve_again) == Invariance(3, 0)


def test_a_pool_that_comes_back_changed_is_counted():
    changed = Pool((replace(POOL.mentees[0], waiting_days=1), POOL.mentees[1]), POOL.mentors)

    assert compare_rebuilt(POOL, PLAN, [POOL, changed], solve_again) == Invariance(2, 1)
