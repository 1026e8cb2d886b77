"""What the frame of every staff page shows: the branches she may switch among, and what she is called."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mentornet.branches.rules import branches_of


def staff_frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates `my_branches` and `account_name`; asked of the database only by pages that show them."""
    # An error page may be drawn before anybody is known.
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {}
    return {
        "my_branches": SimpleLazyObject(lambda: branches_of(request)),
        "account_name": SimpleLazyObject(lambda: account.person.called_name),
    }
