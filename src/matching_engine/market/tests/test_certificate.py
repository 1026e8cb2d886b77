"""The certificate of a market sees everything that is wrong with it."""

import numpy as np
import pytest

from matching_engine.market.market import Proof
from matching_engine.market.tests.markets import random_question


@pytest.fixture
def market():
    return random_question(8, 40, 25, places=3, base="waiting").solved()


def matched(market):
    return int(np.flatnonzero(market.mate >= 0)[0])


def test_a_solved_market_is_proved(market):
    proof = market.certificate()

    assert proof == Proof(proof.primal, proof.primal, 0, 0)
    assert proof.holds


@pytest.mark.parametrize("change", [-1, 1])
def test_a_price_of_a_row_that_is_off_by_one_is_seen(market, change):
    for row in range(40):
        market.u[row] += change
        assert not market.certificate().holds
        market.u[row] -= change
    assert market.certificate().holds


@pytest.mark.parametrize("change", [-1, 1])
def test_a_price_of_a_column_that_is_off_by_one_is_seen(market, change):
    for column in np.flatnonzero(market.places):
        market.v[column] += change
        assert not market.certificate().holds
        market.v[column] -= change


def test_prices_of_a_pair_that_move_together_do_not_pay_for_the_others(market):
    market.u += 1
    market.v -= 1

    assert not market.certificate().holds


def test_a_value_that_was_higher_is_seen(market):
    paid = market.u[market.row_of_pairs()] + market.v[market.columns] - market.values
    pair = int(np.argmin(paid + 10**6 * (market.columns == market.mate[market.row_of_pairs()])))
    market.values = market.values.copy()
    market.values[pair] += paid[pair] + 1

    assert market.certificate().worst == 1


def test_a_matched_value_that_was_lower_is_seen(market):
    row = matched(market)
    market.values = market.values.copy()
    market.values[(market.row_of_pairs() == row) & (market.columns == market.mate[row])] -= 1

    assert not market.certificate().holds


def test_somebody_who_was_sent_away_is_seen(market):
    market.mate[matched(market)] = -1

    assert not market.certificate().holds


def test_a_pair_that_is_none_is_seen(market):
    row = matched(market)
    strangers = np.setdiff1d(np.arange(25), market.columns[market.ptr[row] : market.ptr[row + 1]])
    market.mate[row] = strangers[0]

    assert not market.certificate().holds


def test_more_people_than_places_are_seen(market):
    market.places = market.places.copy()
    market.places[market.mate[matched(market)]] -= 1

    assert not market.certificate().holds
