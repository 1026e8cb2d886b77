"""Who may open which door, as far as branches decide it."""

from django.http import HttpRequest
from django.utils import timezone

from mentornet.branches.queries import branches_coordinated_by, is_national_leader


def coordinators(request: HttpRequest) -> bool:
    """Whoever coordinates a branch today. Which branch is asked by the query that loads the object."""
    return request.user.is_authenticated and branches_coordinated_by(request.user, as_of=timezone.localdate()).exists()


def national_leaders(request: HttpRequest) -> bool:
    return request.user.is_authenticated and is_national_leader(request.user, as_of=timezone.localdate())
