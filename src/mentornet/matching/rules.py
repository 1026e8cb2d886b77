"""How far a proposal has come, and when names may be shown."""

from mentornet.matching.choices import ProposalEnd, Standing
from mentornet.matching.models import Proposal


def standing_of(proposal: Proposal) -> Standing:
    """Return how far a proposal has come."""
    if proposal.ended_how == ProposalEnd.MATCHED:
        return Standing.MATCHED
    if proposal.ended_on:
        return Standing.CLOSED
    if proposal.approved_on is None:
        return Standing.PROPOSED
    return Standing.MENTEE_ASKED if proposal.mentee_answers_by else Standing.MENTOR_ASKED


def are_names_shown(proposal: Proposal) -> bool:
    """A coordinator decides on cards, not on names, since names tell of an origin; names come with the sending."""
    return proposal.approved_on is not None
