"""The pages of one of the two: a worry, a rest, an end, and looking back. Nothing of the other's stands on them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.queries import profile_of
from mentornet.following_up.actions import end_pair, rest_pair, resume_pair, say_closing, tell_concern
from mentornet.following_up.certificates import thanks_pdf
from mentornet.following_up.forms import ConcernForm, EndingForm, LookingBackForm, PairRestForm, reasons_of
from mentornet.following_up.queries import OwnPair, coordinator_names, own_pair
from mentornet.following_up.rules import closing_begins_on, is_closing, rests_on
from mentornet.foundation.doors import only_posted, open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.queries import has_said_yes
from mentornet.people.rules import SignedInRequest


class NotYet(Refusal):
    """There is no certificate before the end."""

    sentence = ""


def pair_of(request: SignedInRequest, number: int) -> OwnPair:
    pair = own_pair(request.user.person, number)
    if pair is None:
        raise Http404
    return pair


def page(request: SignedInRequest, name: str, pair: OwnPair, **seen: Any) -> HttpResponse:
    coordinators = coordinator_names(pair.match.branch, as_of=timezone.localdate())
    return render(request, f"following_up/{name}.html", {"pair": pair, "coordinators": coordinators, **seen})


@open_to(signed_in)
@one_effect
def concern_page(request: SignedInRequest, number: int) -> HttpResponse:
    pair = pair_of(request, number)
    form = ConcernForm(request.POST or None)
    if form.is_valid():
        tell_concern(match=pair.match, said_by=pair.me, at=timezone.now(), **form.cleaned_data)
        return redirect("concern-thanks", number)
    return page(request, "concern_page", pair, form=form)


@open_to(signed_in)
def concern_thanks(request: SignedInRequest, number: int) -> HttpResponse:
    return page(request, "concern_thanks", pair_of(request, number))


@open_to(signed_in)
@one_effect
def closing_page(request: SignedInRequest, number: int) -> HttpResponse:
    pair = pair_of(request, number)
    match, today, profile = pair.match, timezone.localdate(), profile_of(pair.match.branch).follow_up
    said = pair.closure()
    has_said = said is not None and bool(said.next_step)
    may_write = has_said_yes(pair.me.person, ConsentPurpose.AFTER_CLOSING)
    form = LookingBackForm(request.POST or None, role=pair.role, has_ended=bool(match.ended_on), said_yes=may_write)
    may_say = is_closing(match, profile, today=today) and not has_said
    if may_say and form.is_valid():
        now, told = timezone.now(), form.cleaned_data
        said_yes = told.pop("may_write_after", False)
        consent = CONSENT_TEXTS[ConsentPurpose.AFTER_CLOSING].said_yes_to(now) if said_yes else None
        say_closing(match=match, party=pair.role, at=now, consent=consent, **told)
        messages.success(request, _("Thank you for looking back."))
        return redirect("closing-page", number)
    begins_on = closing_begins_on(match, profile)
    return page(
        request,
        "closing_page",
        pair,
        form=form if may_say else None,
        said=said if has_said else None,
        begins_on=begins_on,
        may_write=may_write,
        reason_words=dict(reasons_of(pair.role)).get(said.reason) if said else None,
    )


@open_to(signed_in)
@one_effect
def ending_page(request: SignedInRequest, number: int) -> HttpResponse:
    pair = pair_of(request, number)
    if pair.match.ended_on:
        return redirect("closing-page", number)
    form = EndingForm(request.POST or None, role=pair.role)
    if form.is_valid():
        end_pair(match=pair.match, party=pair.role, at=timezone.now(), by=request.user, **form.cleaned_data)
        messages.success(request, _("It is done. You need not explain anything to anybody."))
        return redirect("closing-page", number)
    return _ending(request, pair, form=form)


@open_to(signed_in)
@only_posted
@one_effect
def pair_rest(request: SignedInRequest, number: int) -> HttpResponse:
    pair = pair_of(request, number)
    rest = PairRestForm(request.POST)
    if not rest.is_valid():
        return _ending(request, pair, rest=rest)
    until_on = rest.cleaned_data["until_on"]
    rest_pair(match=pair.match, from_on=timezone.localdate(), until_on=until_on, wished_by=pair.role, by=request.user)
    messages.success(request, _("You rest. We ask nothing until then."))
    return redirect("ending-page", number)


@open_to(signed_in)
@only_posted
@one_effect
def pair_resumption(request: SignedInRequest, number: int) -> HttpResponse:
    pair = pair_of(request, number)
    resume_pair(match=pair.match, on=timezone.localdate(), by=request.user)
    messages.success(request, _("Welcome back."))
    return redirect("ending-page", number)


@open_to(signed_in)
def thanks_paper(request: SignedInRequest, number: int) -> HttpResponse:
    pair = pair_of(request, number)
    if not pair.match.ended_on:
        raise NotYet(_("The certificate is made when you have met for the last time."))
    paper = HttpResponse(thanks_pdf(pair), content_type="application/pdf")
    paper["Content-Disposition"] = 'inline; filename="mentornet-thanks.pdf"'
    return paper


def _ending(
    request: SignedInRequest, pair: OwnPair, *, form: EndingForm | None = None, rest: PairRestForm | None = None
) -> HttpResponse:
    rests = list(pair.match.rests.all())
    today = timezone.localdate()
    return page(
        request,
        "ending_page",
        pair,
        form=form or EndingForm(role=pair.role),
        rest=rest or PairRestForm(),
        resting=next((one for one in rests if rests_on([one], today)), None),
    )
