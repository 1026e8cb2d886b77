from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.branches.rules import branch_of, branches_of, coordinators, national_leaders
from mentornet.desk.queries import day_of, numbers_by_branch
from mentornet.foundation.doors import open_to
from mentornet.people.rules import SignedInRequest


@open_to(coordinators, national_leaders)
def desk(request: SignedInRequest) -> HttpResponse:
    """Show a coordinator the day of her first branch, and a national leader the numbers of all."""
    today = timezone.localdate()
    if mine := branches_of(request):
        return _day(request, mine[0])
    return render(request, "desk/network_page.html", {"numbers": numbers_by_branch(today=today), "today": today})


@open_to(coordinators)
def day_page(request: SignedInRequest, branch: str) -> HttpResponse:
    return _day(request, branch_of(request, branch))


def _day(request: SignedInRequest, branch: Branch) -> HttpResponse:
    today = timezone.localdate()
    return render(request, "desk/day_page.html", {"branch": branch, "day": day_of(branch, today=today), "today": today})
