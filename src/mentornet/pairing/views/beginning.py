"""How the two begin: their first meeting, a word of each after it, and the agreement that both sign."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.queries import profile_of
from mentornet.branches.rules import coordinators
from mentornet.foundation.doors import open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.matching.models import Match
from mentornet.matching.queries import matches_visible_to
from mentornet.pairing import queries
from mentornet.pairing.actions import (
    propose_agreement,
    propose_first_meeting,
    say_after_first_meeting,
    sign_agreement,
)
from mentornet.pairing.agreement_text import clauses_side_by_side
from mentornet.pairing.choices import Between, FirstWord, Often
from mentornet.pairing.forms import FirstMeetingForm, SignForm, TermsForm, WordAfterForm
from mentornet.pairing.models import Agreement, Meeting
from mentornet.pairing.papers import agreement_paper
from mentornet.pairing.rules import Seat, one_of_the_two
from mentornet.pairing.views.seats import happened, has_seen, language, seat_of, today
from mentornet.people.rules import SignedInRequest


@open_to(one_of_the_two)
@one_effect
def pair_first_meeting(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    meeting = queries.match_meeting(seat.match)
    form = FirstMeetingForm(request.POST or None, initial=_as_planned(meeting))
    if form.is_valid() and happened(form, partial(_propose, request, seat.match, seat.role, form)):
        messages.success(request, _("We have written to the other one, and the time stands on both your pages."))
        return redirect("pair-first-meeting", number)
    has_been = meeting is not None and meeting.starts_at is not None and meeting.starts_at <= timezone.now()
    said = seat.match.words_after.filter(role=seat.role).first()
    seen = {"seat": seat, "meeting": meeting, "form": form, "has_been": has_been, "said": said, "choices": FirstWord}
    return render(request, "pairing/pair_first_meeting.html", seen)


@open_to(one_of_the_two)
@one_effect
def pair_word(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    form = WordAfterForm(request.POST or None)
    if not form.is_valid():
        return redirect("pair-first-meeting", number)
    said = form.cleaned_data["said"]
    match = say_after_first_meeting(match=seat.match, role=seat.role, said=said, by=request.user, at=timezone.now())
    if said == FirstWord.STOPS:
        messages.success(request, _("Thank you for saying so. You keep your place on our list."))
        return redirect("/me/")
    return redirect("pair-agreement" if match.met_on else "pair-first-meeting", number)


@open_to(coordinators)
@one_effect
def match_first_meeting(request: SignedInRequest, match: int) -> HttpResponse:
    pair = get_object_or_404(matches_visible_to(request.user, as_of=today()), pk=match, ended_on=None)
    meeting = queries.match_meeting(pair)
    form = FirstMeetingForm(request.POST or None, initial=_as_planned(meeting))
    if form.is_valid() and happened(form, partial(_propose, request, pair, "", form)):
        messages.success(request, _("Both have been written to."))
        return redirect("match-first-meeting", match)
    seen = {"match": pair, "branch": pair.branch, "meeting": meeting, "form": form}
    return render(request, "pairing/match_first_meeting.html", seen)


@open_to(one_of_the_two)
@one_effect
def pair_agreement(request: SignedInRequest, number: int) -> HttpResponse:
    """Read the agreement and sign it; where there is none, propose its terms."""
    seat = seat_of(request, number)
    agreement = queries.agreement_of(seat.match)
    if agreement is None:
        return redirect("pair-terms", number) if seat.match.met_on else redirect("pair-first-meeting", number)
    form = SignForm(request.POST or None, initial={"name": seat.me.person.full_name, "number": agreement.number})
    if form.is_valid() and happened(form, partial(_sign, request, seat, form)):
        messages.success(request, _("You have signed."))
        return redirect("pair-agreement", number)
    signatures = {one.role: one for one in agreement.signatures.all()}
    seen = {
        "seat": seat,
        "agreement": agreement,
        "form": form,
        "clauses": clauses_side_by_side(agreement, language()),
        "signed": signatures.get(seat.role),
        "signed_by_other": signatures.get(seat.other_role),
    }
    return render(request, "pairing/pair_agreement.html", seen)


@open_to(one_of_the_two)
@one_effect
def pair_terms(request: SignedInRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    agreement = queries.agreement_of(seat.match)
    form = TermsForm(request.POST or None, initial=_terms(seat, agreement))
    if form.is_valid() and happened(form, partial(_agree, request, seat, form)):
        return redirect("pair-agreement", number)
    if form.non_field_errors():
        # Other terms came meanwhile: they stand beside hers, and sending again says that she has read them.
        has_seen(form, agreement.number if agreement else 0)
    return render(request, "pairing/pair_terms.html", {"seat": seat, "agreement": agreement, "form": form})


@open_to(one_of_the_two)
def agreement_file(request: HttpRequest, number: int) -> HttpResponse:
    seat = seat_of(request, number)
    agreement = queries.agreement_of(seat.match)
    if agreement is None:
        raise Http404
    content = agreement_paper(agreement, seat.match, language=language(), dated=agreement.proposed_at)
    headers = {"Content-Disposition": 'attachment; filename="mentoraftale.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _propose(request: SignedInRequest, match: Match, role: str, form: FirstMeetingForm) -> object:
    return propose_first_meeting(
        match=match,
        role=role,
        starts_at=form.starts_at,
        minutes=form.cleaned_data["minutes"],
        place=form.cleaned_data["place"],
        by=request.user,
        at=timezone.now(),
    )


def _sign(request: SignedInRequest, seat: Seat, form: SignForm) -> object:
    named = form.cleaned_data
    return sign_agreement(
        match=seat.match,
        role=seat.role,
        number=named["number"],
        name=named["name"],
        language=language(),
        by=request.user,
        at=timezone.now(),
    )


def _agree(request: SignedInRequest, seat: Seat, form: TermsForm) -> object:
    return propose_agreement(
        match=seat.match,
        role=seat.role,
        terms=form.terms,
        seen_number=form.cleaned_data["seen_number"],
        by=request.user,
        at=timezone.now(),
    )


def _terms(seat: Seat, agreement: Agreement | None) -> dict[str, object]:
    if agreement:
        names = ("months", "often", "minutes", "between", "purpose")
        return {name: getattr(agreement, name) for name in names} | {"seen_number": agreement.number}
    months = min(max(profile_of(seat.match.branch).follow_up.match_months, 4), 12)
    protected = seat.me.person.protected_contact or seat.other.person.protected_contact
    return {
        "months": months,
        "often": Often.TWICE_A_MONTH,
        "minutes": 120,
        "between": Between.COORDINATOR if protected else Between.DAYTIME,
        "seen_number": 0,
    }


def _as_planned(meeting: Meeting | None) -> dict[str, object]:
    if meeting is None or meeting.starts_at is None:
        return {"minutes": 60}
    starts_at = timezone.localtime(meeting.starts_at)
    minutes, place = meeting.minutes, meeting.place
    return {"day": starts_at.date(), "hour": starts_at.time(), "minutes": minutes, "place": place}
