from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.kept_pages import kept_for_strangers
from mentornet.public import queries
from mentornet.ui.sample_form import SampleForm


@open_to(anyone)
@kept_for_strangers
def landing(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    seen = {"branches": queries.branches_shown(today), "waiting": queries.waiting_of_ten(today)}
    return render(request, "public/landing.html", seen)


@open_to(anyone)
@kept_for_strangers
def branches(request: HttpRequest) -> HttpResponse:
    return render(request, "public/branches.html", {"branches": queries.branches_shown(timezone.localdate())})


@open_to(anyone)
@kept_for_strangers
def branch(request: HttpRequest, branch: str) -> HttpResponse:
    shown = queries.branch_shown(branch, today=timezone.localdate())
    if shown is None:
        raise Http404
    return render(request, "public/branch.html", {"branch": shown})


@open_to(anyone)
@kept_for_strangers
def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "public/about.html",
        {"languages_reviewed": [(code, code in settings.LANGUAGES_REVIEWED) for code, _ in settings.LANGUAGES]},
    )


@open_to(anyone)
def style(request: HttpRequest) -> HttpResponse:
    """Show every component of the pages, for whoever builds or reviews them."""
    return render(request, "ui/style_guide.html", {"form": SampleForm()})


@open_to(anyone)
def alive(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"alive": True})


@open_to(anyone)
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers; nothing more to strangers (OP-4)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True})
