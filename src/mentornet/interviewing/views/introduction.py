from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mentornet.foundation.doors import anyone, open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.signed_links import sign
from mentornet.interviewing.actions import finish_introduction
from mentornet.interviewing.introductions import pages_for
from mentornet.interviewing.links import EndedLink, application_by
from mentornet.joining.models import Application
from mentornet.people.rules import SignedInRequest


@open_to(signed_in)
def onboarding_page(request: SignedInRequest) -> HttpResponse:
    """Lead her to the pages of the role that she came for last."""
    hers = Application.objects.filter(person=request.user.person_id, withdrawn_on=None).last()
    if hers is None:
        return redirect("me-page")
    return redirect("introduction-page", sign("interviewing.introduction", hers.pk))


@open_to(anyone)
@one_effect
def introduction_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        application = application_by("interviewing.introduction", token)
    except EndedLink as link:
        return render(request, "interviewing/ended_link.html", {"link": link}, status=link.status)
    if request.method == "POST":
        finish_introduction(application=application, on=timezone.localdate())
        return redirect("introduction-page", token)
    pages = pages_for(application.role)
    asked = request.GET.get("page", "1")
    now = min(int(asked), len(pages)) if asked.isdecimal() and 0 < len(asked) < 3 and int(asked) else 1
    seen = {
        "application": application,
        "pages": pages,
        "page": pages[now - 1],
        "now": now,
        "next": now + 1 if now < len(pages) else None,
        "before": now - 1 if now > 1 else None,
        "done": application.screening_steps.filter(name__in=["onboarding", "orientation"]).first(),
        "token": token,
    }
    return render(request, "interviewing/introduction_page.html", seen)
