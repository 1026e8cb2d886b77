"""Pairs mentees with mentors: exact, explained, and blind to where anybody comes from."""

from .errors import BadInput, EngineError, LockImpossible, TooLarge
from .market.edges import Assignment, solve_edges
from .market.prices import NotOptimal
from .mentoring.calls import Call, calls
from .mentoring.certificate import Certificate, Invariance, certify, compare_rebuilt
from .mentoring.check import check
from .mentoring.context import Context
from .mentoring.explain import Alternative, WhyNot, alternatives, why_not, why_pairs
from .mentoring.fits import Fit, rules_broken, score
from .mentoring.live import go_live
from .mentoring.plan import Duals, Objective, Pair, Plan
from .mentoring.pool import FIELDS_READ, SLOTS, Mentee, Mentor, Pool
from .mentoring.reasons import Reason, why
from .mentoring.recruits import Losses, Recruit, gains, losses, recruit
from .mentoring.sentences import LANGUAGES, SENTENCES, say
from .mentoring.settings import GROUPS, RULES, Settings, UnknownName
from .mentoring.solve import solve
from .mentoring.unmatched import Unmatched, unmatched
from .network import Network, NetworkPlan
from .order_of_goals import GOALS
from .schema.protected import PROTECTED, ProtectedField, protected_words_in, refuse_protected
from .ties import tie_key

__version__ = "0.2"

__all__ = [
    "FIELDS_READ",
    "GOALS",
    "GROUPS",
    "LANGUAGES",
    "PROTECTED",
    "RULES",
    "SENTENCES",
    "SLOTS",
    "Alternative",
    "Assignment",
    "BadInput",
    "Call",
    "Certificate",
    "Context",
    "Duals",
    "EngineError",
    "Fit",
    "Invariance",
    "LockImpossible",
    "Losses",
    "Mentee",
    "Mentor",
    "Network",
    "NetworkPlan",
    "NotOptimal",
    "Objective",
    "Pair",
    "Plan",
    "Pool",
    "ProtectedField",
    "Reason",
    "Recruit",
    "Settings",
    "TooLarge",
    "UnknownName",
    "Unmatched",
    "WhyNot",
    "alternatives",
    "calls",
    "certify",
    "check",
    "compare_rebuilt",
    "gains",
    "go_live",
    "losses",
    "protected_words_in",
    "recruit",
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
