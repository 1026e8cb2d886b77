from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by
from mentornet.branches.rules import coordinators, national_leaders
from mentornet.desk.queries import day_of, numbers_by_branch
from mentornet.desk.views.found import branch_of
from mentornet.foundation.doors import open_to
from mentornet.people.rules import SignedInRequest


@open_to(coordinators, national_leaders)
def desk(request: SignedInRequest) -> HttpResponse:
    """Show a coordinator the day of her first branch, and a national leader the numbers of all."""
    today = timezone.localdate()
    first = branches_coordinated_by(request.user, as_of=today).first()
    if first is not None:
        return _day(request, first)
    return render(request, "desk/network_page.html", {"numbers": numbers_by_branch(today=today), "today": today})


@open_to(coordinators)
def day_page(request: SignedInRequest, branch: str) -> HttpResponse:
    return _day(request, branch_of(request, branch))


def _day(request: SignedInRequest, branch: Branch) -> HttpResponse:
    today = timezone.localdate()
    return render(request, "desk/day_page.html", {"branch": branch, "day": day_of(branch, today=today), "today": today})
