"""A pair as its coordinator sees it: where it stands, what asks for her eyes, whom she has talked with."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import coordinators
from mentornet.following_up.actions import end_pair, note_talk, rest_pair, resume_pair, say_closing, settle_flag
from mentornet.following_up.choices import Party
from mentornet.following_up.files import file_of
from mentornet.following_up.forms import EndForm, ExtensionForm, FlagForm, PairRestForm, TalkForm
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.matching.actions import extend_match
from mentornet.matching.models import Match
from mentornet.matching.queries import matches_visible_to
from mentornet.people.rules import SignedInRequest


def match_of(request: SignedInRequest, number: int) -> Match:
    return get_object_or_404(matches_visible_to(request.user, as_of=timezone.localdate()), pk=number)


@open_to(coordinators)
def match_page(request: SignedInRequest, match: int) -> HttpResponse:
    return _page(request, match_of(request, match))


@open_to(coordinators)
@only_posted
@one_effect
def match_talk(request: SignedInRequest, match: int) -> HttpResponse:
    hers, talk = match_of(request, match), TalkForm(request.POST)
    if not talk.is_valid():
        return _page(request, hers, talk=talk)
    note_talk(match=hers, by=request.user, **talk.cleaned_data)
    messages.success(request, _("The talk is noted."))
    return redirect("match-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def match_flag(request: SignedInRequest, match: int) -> HttpResponse:
    hers, flag = match_of(request, match), FlagForm(request.POST)
    if not flag.is_valid():
        return _page(request, hers, flag_form=flag)
    try:
        settle_flag(match=hers, on=timezone.localdate(), by=request.user, **flag.cleaned_data)
    except ValueError:
        flag.add_error(None, _("Reload the page and choose again what you have taken care of."))
        return _page(request, hers, flag_form=flag)
    messages.success(request, _("Taken care of."))
    return redirect("match-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def match_rest(request: SignedInRequest, match: int) -> HttpResponse:
    hers, rest = match_of(request, match), PairRestForm(request.POST)
    if not rest.is_valid():
        return _page(request, hers, rest=rest)
    until_on = rest.cleaned_data["until_on"]
    rest_pair(match=hers, from_on=timezone.localdate(), until_on=until_on, wished_by=Party.COORDINATOR, by=request.user)
    messages.success(request, _("The two rest, and nobody asks them how it goes."))
    return redirect("match-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def match_resumption(request: SignedInRequest, match: int) -> HttpResponse:
    hers = match_of(request, match)
    resume_pair(match=hers, on=timezone.localdate(), by=request.user)
    messages.success(request, _("The two meet again."))
    return redirect("match-page", hers.pk)


@open_to(coordinators)
@only_posted
@one_effect
def match_extension(request: SignedInRequest, match: int) -> HttpResponse:
    hers, longer = match_of(request, match), ExtensionForm(request.POST)
    if longer.is_valid():
        try:
            extend_match(match=hers, planned_until=longer.cleaned_data["planned_until"], by=request.user)
        except Refusal as refusal:
            longer.add_error("planned_until", str(refusal))
        else:
            messages.success(request, _("They go on. Tell both of them."))
            return redirect("match-page", hers.pk)
    return _page(request, hers, longer=longer)


@open_to(coordinators)
@one_effect
def match_closure(request: SignedInRequest, match: int) -> HttpResponse:
    hers = match_of(request, match)
    mine = hers.closures.filter(party=Party.COORDINATOR).first()
    closure = EndForm(request.POST or None, initial={"ended_on": hers.ended_on or timezone.localdate()})
    if mine is None and closure.is_valid():
        told = closure.cleaned_data
        _close(request, hers, **told)
        return redirect("match-page", hers.pk)
    seen = {"branch": hers.branch, "match": hers, "closure": closure, "mine": mine}
    return render(request, "following_up/match_closure.html", seen)


def _close(request: SignedInRequest, match: Match, *, ended_on: Any, why: str, words: str) -> None:
    """End the match; where one of the two has ended it already, keep how the coordinator sees it."""
    now = timezone.now()
    if match.ended_on:
        say_closing(match=match, party=Party.COORDINATOR, reason=why, words=words, at=now, by=request.user)
        messages.success(request, _("It is written down how you see it."))
        return
    end_pair(match=match, party=Party.COORDINATOR, why=why, words=words, ended_on=ended_on, at=now, by=request.user)
    messages.success(request, _("The match has ended, and both have been thanked."))


def _page(
    request: SignedInRequest,
    match: Match,
    *,
    talk: TalkForm | None = None,
    flag_form: FlagForm | None = None,
    rest: PairRestForm | None = None,
    longer: ExtensionForm | None = None,
) -> HttpResponse:
    seen = {
        "branch": match.branch,
        "match": match,
        "file": file_of(match, today=timezone.localdate()),
        "talk": talk or TalkForm(),
        "flag_form": flag_form or FlagForm(),
        "rest": rest or PairRestForm(),
        "longer": longer or ExtensionForm(initial={"planned_until": match.planned_until}),
    }
    return render(request, "following_up/match_page.html", seen)
