"""What is known of the pairs outside the graph stays true, and tells which of them must be looked at again."""

import numpy as np
import pytest

from matching_engine.exact.slack import Slack


@pytest.mark.parametrize("seed", range(50))
def test_the_agenda_misses_no_pair_that_may_be_unpaid(seed):
    rng = np.random.default_rng(seed)
    n, m = rng.integers(1, 30, 2)
    slack = Slack(np.zeros(n, np.int64), 1, m)
    slack.worth, slack.price = rng.integers(0, 60, n), rng.integers(0, 60, m)
    numbers = slack.worth[:, None] + slack.price[None, :]  # as much as is possible
    u, v = rng.integers(0, 80, n), rng.integers(0, 80, m)

    agenda = slack.agenda(u, v)

    is_priced = np.isin(np.arange(n), agenda.rows)[:, None] | np.isin(np.arange(m), agenda.columns)[None, :]
    assert (numbers - u[:, None] - v[None, :])[~is_priced].max(initial=0) <= 0


@pytest.mark.parametrize("seed", range(50))
def test_the_raised_prices_pay_for_everything_and_never_more_than_they_must_at_the_start(seed):
    rng = np.random.default_rng(seed)
    n, m = rng.integers(1, 30, 2)
    slack = Slack(np.zeros(n, np.int64), 1, m)
    slack.worth, slack.price = rng.integers(0, 60, n), rng.integers(0, 60, m)
    numbers = slack.worth[:, None] + slack.price[None, :]
    u, v = rng.integers(0, 80, n), rng.integers(0, 80, m)

    high_u, high_v = slack.cover(u, v, np.ones(m, np.int32))

    assert (numbers <= high_u[:, None] + high_v[None, :]).all()
    assert (high_u >= u).all()
    assert (high_v >= v).all()


@pytest.mark.parametrize("seed", range(30))
def test_what_was_priced_is_known(seed):
    rng = np.random.default_rng(seed)
    n, m = rng.integers(2, 20, 2)
    numbers = rng.integers(0, 100, (n, m))
    slack = Slack(np.zeros(n, np.int64), 1, m)
    for _ in range(6):
        v = rng.integers(0, 60, m)
        rows = np.flatnonzero(rng.random(n) < 0.5).astype(np.int32)
        others = np.setdiff1d(np.arange(n, dtype=np.int32), rows)
        columns = np.flatnonzero(rng.random(m) < 0.3).astype(np.int32)
        worth = numbers - v[None, :]
        slack.priced_rows(rows, worth[rows].max(axis=1), v)
        if len(columns):
            slack.priced_columns(columns, others, worth[others][:, columns].max(axis=1, initial=0), v)

        assert (numbers <= slack.worth[:, None] + slack.price[None, :]).all()
