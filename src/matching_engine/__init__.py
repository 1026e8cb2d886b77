"""Pairs mentees with mentors: exact, explained, and blind to where anybody comes from."""

from .calls import Call, calls
from .certificate import Certificate, Invariance, certify, compare_rebuilt
from .check import check
from .context import Context
from .criteria import Fit, score
from .explain import WhyNot, why_not, why_pairs
from .plan import Duals, Objective, Pair, Plan
from .pool import FIELDS_READ, SLOTS, Mentee, Mentor, Pool, tie_key
from .prices import NotOptimal
from .protected import PROTECTED, ProtectedField, protected_words_in, refuse_protected
from .reasons import Reason, why
from .rules import ALL_RULES, rules_broken
from .sentences import LANGUAGES, SENTENCES, say
from .settings import GOALS, GROUPS, RULES, Settings, UnknownName
from .solve import LockImpossible, TooLarge, solve
from .sparse import Assignment, solve_edges
from .unmatched import Unmatched, unmatched

__version__ = "0.1"

__all__ = [
    "ALL_RULES",
    "FIELDS_READ",
    "GOALS",
    "GROUPS",
    "LANGUAGES",
    "PROTECTED",
    "RULES",
    "SENTENCES",
    "SLOTS",
    "Assignment",
    "Call",
    "Certificate",
    "Context",
    "Duals",
    "Fit",
    "Invariance",
    "LockImpossible",
    "Mentee",
    "Mentor",
    "NotOptimal",
    "Objective",
    "Pair",
    "Plan",
    "Pool",
    "ProtectedField",
    "Reason",
    "Settings",
    "TooLarge",
    "UnknownName",
    "Unmatched",
    "WhyNot",
    "calls",
    "certify",
    "check",
    "compare_rebuilt",
    "protected_words_in",
    "refuse_protected",
    "rules_broken",
    "say",
    "score",
    "solve",
    "solve_edges",
    "tie_key",
    "unmatched",
    "why",
    "why_not",
    "why_pairs",
]
