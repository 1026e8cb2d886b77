"""A blind card is read and answered through a signed link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from mentornet.foundation.doors import anyone, only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.matching.actions import answer_proposal, say_why
from mentornet.matching.choices import ReadyQuestion, Say
from mentornet.portal import queries
from mentornet.portal.forms import AnswerForm, QuestionForm, WhyNotForm

View = Callable[..., HttpResponse]


def language() -> str:
    return get_language() or "en"


def dead_links_say_what_to_do(view: View) -> View:
    """Show a link that opens nothing as a calm page."""

    @wraps(view)
    def calm(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except queries.DeadLink as link:
            return render(request, "portal/dead_link.html", {"link": link}, status=link.status)

    return calm


@open_to(anyone)
@one_effect
@dead_links_say_what_to_do
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    asked = queries.card_to_answer(token)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        said, words = Say(form.cleaned_data["said"]), form.cleaned_data["words"]
        answer_proposal(proposal=asked.proposal, role=asked.role, said=said, words=words, at=timezone.now())
        return redirect("answer-thanks", token)
    seen = {"asked": asked, "form": form, "card": asked.card(language()), "parts": asked.parts(language())}
    return render(request, "portal/answer_page.html", seen)


@open_to(anyone)
@one_effect
@dead_links_say_what_to_do
def answer_question(request: HttpRequest, token: str) -> HttpResponse:
    asked = queries.card_to_answer(token)
    form = QuestionForm(request.POST or None, asker=asked.reader.person)
    if form.is_bound and form.may_be_sent:
        told = form.cleaned_data
        answer_proposal(
            proposal=asked.proposal,
            role=asked.role,
            said=Say.TELL_ME_MORE,
            words=told["words"],
            asks=told["asks"],
            at=timezone.now(),
        )
        return redirect("answer-thanks", token)
    seen = {"asked": asked, "form": form, "ready": ReadyQuestion.choices}
    return render(request, "portal/answer_question.html", seen)


@open_to(anyone)
@dead_links_say_what_to_do
def answer_thanks(request: HttpRequest, token: str) -> HttpResponse:
    asked = queries.asked_by(token)
    answer = asked.last_answer()
    if answer is None:
        return redirect("answer-page", token)
    seen = {"asked": asked, "answer": answer, "why_not": WhyNotForm()}
    return render(request, "portal/answer_thanks.html", seen)


@open_to(anyone)
@only_posted
@one_effect
@dead_links_say_what_to_do
def answer_reason(request: HttpRequest, token: str) -> HttpResponse:
    asked = queries.asked_by(token)
    answer, form = asked.last_answer(), WhyNotForm(request.POST)
    if answer is None:
        return redirect("answer-page", token)
    if not form.is_valid():
        return render(request, "portal/answer_thanks.html", {"asked": asked, "answer": answer, "why_not": form})
    say_why(answer=answer, **form.cleaned_data)
    return redirect("answer-thanks", token)
