"""Pairs mentees with mentors: exact, explained, and blind to where anybody comes from."""

from .plan import Duals, Objective, Pair, Plan
from .pool import FIELDS_READ, SLOTS, Mentee, Mentor, Pool, tie_key
from .protected import PROTECTED, ProtectedField, protected_words_in, refuse_protected
from .settings import GOALS, GROUPS, RULES, Settings, UnknownName
from .solve import LockImpossible, TooLarge, solve

__version__ = "0.1"

__all__ = [
    "FIELDS_READ",
    "GOALS",
    "GROUPS",
    "PROTECTED",
    "RULES",
    "SLOTS",
    "Duals",
    "LockImpossible",
    "Mentee",
    "Mentor",
    "Objective",
    "Pair",
    "Plan",
    "Pool",
    "ProtectedField",
    "Settings",
    "TooLarge",
    "UnknownName",
    "protected_words_in",
    "refuse_protected",
    "solve",
    "tie_key",
]
