from typing import Any

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from mentornet.branches.profile import load_profile
from mentornet.branches.queries import branches_that_take_sign_ups
from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.kept_pages import kept_for_strangers
from mentornet.foundation.schedule import jobs_behind
from mentornet.interviewing.waiting_times import expected_wait
from mentornet.joining.actions import ask_branch
from mentornet.joining.forms.enquiry import EnquiryForm
from mentornet.joining.queries import reply_by, who_answers
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
    today = timezone.localdate()
    hers = queries.branch_found(branch, today=today)
    if hers is None:
        raise Http404
    seen = {
        "branch": queries.shown(hers),
        "answered_by": who_answers(hers, as_of=today),
        "wait": expected_wait(hers, today=today),
        "waiting": queries.waiting_of_ten(today),
    }
    return render(request, "public/branch.html", seen)


@open_to(anyone)
@kept_for_strangers
def how_mentee(request: HttpRequest) -> HttpResponse:
    return render(request, "public/how_mentee.html", _how_it_goes())


@open_to(anyone)
@kept_for_strangers
def how_mentor(request: HttpRequest) -> HttpResponse:
    return render(request, "public/how_mentor.html", _how_it_goes())


def _how_it_goes() -> dict[str, Any]:
    """What the network promises, in days and months; a branch may promise otherwise, and says so on its page."""
    profile = load_profile()
    return {
        "intake": profile.intake,
        "matching": profile.matching,
        "follow_up": profile.follow_up,
        "waiting": queries.waiting_of_ten(timezone.localdate()),
    }


@open_to(anyone)
@kept_for_strangers
def offers(request: HttpRequest) -> HttpResponse:
    shown = queries.branches_shown(timezone.localdate())
    return render(request, "public/offers.html", {"branches": [branch for branch in shown if branch.offers]})


@open_to(anyone)
@one_effect
def ask_page(request: HttpRequest) -> HttpResponse:
    first = {"branch": request.GET.get("branch", ""), "role": request.GET.get("role", "")}
    form = EnquiryForm(request.POST or None, initial=first, as_of=timezone.localdate())
    if form.is_valid():
        branch = form.cleaned_data["branch"]
        if not form.is_from_a_machine:
            ask_branch(branch=branch, question=form.question(get_language() or "en"), asked_at=timezone.now())
        return redirect("ask-thanks", branch.code)
    return render(request, "public/ask_page.html", {"question": form})


@open_to(anyone)
def ask_thanks(request: HttpRequest, branch: str) -> HttpResponse:
    today = timezone.localdate()
    asked = get_object_or_404(branches_that_take_sign_ups(today), code=branch)
    seen = {"branch": asked, "answered_by": who_answers(asked, as_of=today)}
    return render(request, "public/ask_thanks.html", seen | {"reply_by": reply_by(asked, applied_on=today)})


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
    """Say whether the database answers, and whether somebody works; nothing more to strangers (OP-4)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True, "jobs": "behind" if jobs_behind(now=timezone.now()) else "on time"})
