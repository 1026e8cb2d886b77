"""A year of arrivals under a way of matching: what waiting, fit and fairness come to."""

from .arrivals import Population, Rates, Year, draw_year, weights_by_rate
from .measures import NAMES, Hindsight, Interval, Measures, hindsight_of, measures_of
from .policies import POLICIES, Played, Policy, play
from .simulate import Simulated, simulate

__all__ = [
    "NAMES",
    "POLICIES",
    "Hindsight",
    "Interval",
    "Measures",
    "Played",
    "Policy",
    "Population",
    "Rates",
    "Simulated",
    "Year",
    "draw_year",
    "hindsight_of",
    "measures_of",
    "play",
    "simulate",
    "weights_by_rate",
]
