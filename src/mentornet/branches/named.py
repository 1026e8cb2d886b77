"""Find a branch as somebody types it on the command line."""

from django.db import DatabaseError
from rapidfuzz import process

from mentornet.branches.models import Branch
from mentornet.foundation.bad_input import BadInput
from mentornet.people.search_words import fold


def branch_called(name: str) -> Branch:
    """Return the branch that has this code or name.

    :raises BadInput: when there is none of that name, with the nearest one.
    """
    try:
        by_name = {fold(words): branch for branch in Branch.objects.all() for words in (branch.name, branch.code)}
    except DatabaseError:
        raise BadInput("There is no network here yet. Check MENTORNET_DATA, or make one: mentornet demo.") from None
    if found := by_name.get(fold(name)):
        return found
    near = process.extractOne(fold(name), by_name.keys(), score_cutoff=55)
    if near:
        raise BadInput(f"There is no branch “{name}”. Did you mean “{by_name[near[0]].code}”?")
    known = ", ".join(sorted({branch.code for branch in by_name.values()}))
    raise BadInput(
        f"There is no branch “{name}”. " + (f"Known are: {known}." if known else "The network has none yet.")
    )
