from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from mentornet.foundation.doors import anyone, open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.matching.actions import answer_proposal
from mentornet.matching.choices import Say
from mentornet.people.rules import SignedInRequest
from mentornet.portal import queries
from mentornet.portal.forms import AnswerForm


def language() -> str:
    return get_language() or "en"


@open_to(anyone)
@one_effect
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        asked = queries.card_to_answer(token)
    except queries.DeadLink as link:
        return render(request, "portal/dead_link.html", {"link": link}, status=link.status)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        said, words = Say(form.cleaned_data["said"]), form.cleaned_data["words"]
        answer_proposal(proposal=asked.proposal, role=asked.role, said=said, words=words, at=timezone.now())
        return redirect("answer-thanks", token)
    seen = {"asked": asked, "form": form, "card": asked.card(language()), "parts": asked.parts(language())}
    return render(request, "portal/answer_page.html", seen)


@open_to(anyone)
def answer_thanks(request: HttpRequest, token: str) -> HttpResponse:
    try:
        asked = queries.asked_by(token)
    except queries.DeadLink as link:
        return render(request, "portal/dead_link.html", {"link": link}, status=link.status)
    answer = asked.last_answer()
    if answer is None:
        return redirect("answer-page", token)
    return render(request, "portal/answer_thanks.html", {"asked": asked, "answer": answer})


@open_to(signed_in)
def me_page(request: SignedInRequest) -> HttpResponse:
    person = request.user.person
    seen = {
        "person": person,
        "places": queries.places_of(person, today=timezone.localdate(), language=language()),
        "applications": queries.applications_of(person),
        "letters": queries.letters_to(person),
    }
    return render(request, "portal/me_page.html", seen)
