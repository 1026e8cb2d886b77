"""Who may open which door, as far as branches decide it."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by, is_national_leader


def branches_of(request: HttpRequest) -> list[Branch]:
    """The branches that whoever asks coordinates today; the database is asked once a request."""
    if not request.user.is_authenticated:
        return []
    if not hasattr(request, "coordinated_branches"):
        request.coordinated_branches = list(  # type: ignore[attr-defined]
            branches_coordinated_by(request.user, as_of=timezone.localdate())
        )
    known: list[Branch] = request.coordinated_branches  # type: ignore[attr-defined]
    return known


def branch_of(request: HttpRequest, code: str) -> Branch:
    """The branch of this code, if whoever asks coordinates it.

    :raises Http404: when she does not, or there is none.
    """
    for branch in branches_of(request):
        if branch.code == code:
            return branch
    raise Http404


def coordinators(request: HttpRequest) -> bool:
    """Whoever coordinates a branch today. Which branch is asked by the query that loads the object."""
    return bool(branches_of(request))


def national_leaders(request: HttpRequest) -> bool:
    return request.user.is_authenticated and is_national_leader(request.user, as_of=timezone.localdate())
