from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mentornet.following_up.actions import answer_check_in
from mentornet.following_up.actions.check_ins import CheckInAnswer
from mentornet.following_up.choices import HowItGoes, Way
from mentornet.following_up.forms import CheckInForm
from mentornet.following_up.queries import check_in_opened_by, coordinator_names
from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.form_keys import one_effect

DEAD = "following_up/dead_link.html"


@open_to(anyone)
@one_effect
def check_in_page(request: HttpRequest, token: str) -> HttpResponse:
    check_in = check_in_opened_by(token)
    if check_in is None:
        return render(request, DEAD, {"why": "broken"}, status=404)
    if check_in.answered_at:
        return redirect("check-in-thanks", token)
    if not check_in.is_open_on(timezone.localdate()) or check_in.match.ended_on:
        return render(request, DEAD, {"why": "over"}, status=410)
    form = CheckInForm(request.POST or None)
    if form.is_valid():
        answer_check_in(check_in=check_in, answer=CheckInAnswer(**form.cleaned_data), way=Way.PAGE, at=timezone.now())
        return redirect("check-in-thanks", token)
    return render(request, "following_up/check_in_page.html", {"check_in": check_in, "form": form})


@open_to(anyone)
def check_in_thanks(request: HttpRequest, token: str) -> HttpResponse:
    check_in = check_in_opened_by(token)
    if check_in is None:
        return render(request, DEAD, {"why": "broken"}, status=404)
    if not check_in.answered_at:
        return redirect("check-in-page", token)
    seen = {
        "check_in": check_in,
        "is_low": check_in.how_it_goes in (HowItGoes.BADLY, HowItGoes.NOT_SO_WELL),
        "coordinators": coordinator_names(check_in.match.branch, as_of=timezone.localdate()),
    }
    return render(request, "following_up/check_in_thanks.html", seen)
