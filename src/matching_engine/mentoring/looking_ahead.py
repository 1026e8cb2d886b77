"""A pool as the people that a simulated year is drawn from."""

import numpy as np

from ..schema.compiled import FORBIDDEN
from ..simulate import Population
from .pool import Pool
from .question import Question
from .settings import Settings

# Scores of all pairs are kept; more people than this would not make a year more alike.
MOST_PEOPLE = 2_000
MOST_PLACES = 20


def population_of(pool: Pool, settings: Settings) -> Population:
    """Score everybody of a pool with everybody, under a branch's rules and floor.

    Of a larger pool the first 2,000 of each side in the order of the draw stand for all; a mentor counts with at most
    20 places, and one without a place never comes.

    :raises ValueError: when a side is empty, or no mentor has a place.
    """
    drawn = Pool(pool.mentees[:MOST_PEOPLE], pool.mentors[:MOST_PEOPLE])
    # How rare an interest is, is counted among all of them, as in a round.
    scanner = Question.of(pool, settings).scanner(drawn.mentees, drawn.mentors)
    scored = scanner.fits(np.arange(len(drawn.mentees), dtype=np.int32))
    fits = np.where(scored >= settings.floor, scored, FORBIDDEN).astype(np.int16)
    places = np.array([min(mentor.places, MOST_PLACES) for mentor in drawn.mentors], dtype=np.int32)
    weights = np.ones(len(drawn.mentees)), (places > 0).astype(np.float64)
    return Population(fits, places, *weights)
