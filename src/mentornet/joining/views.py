from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_that_take_sign_ups
from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.joining.actions import AlreadyApplied, apply_to_join, confirm_application
from mentornet.joining.applicants import Introduction
from mentornet.joining.choices import ConsentPurpose, ReferralChannel, Role
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.forms import MenteeSignUp, MentorSignUp
from mentornet.joining.queries import reply_by, running_campaign, who_answers


@open_to(anyone)
@one_effect
def join_mentee(request: HttpRequest) -> HttpResponse:
    return _sign_up(request, Role.MENTEE, MenteeSignUp(request.POST or None, as_of=timezone.localdate()))


@open_to(anyone)
@one_effect
def join_mentor(request: HttpRequest) -> HttpResponse:
    return _sign_up(request, Role.MENTOR, MentorSignUp(request.POST or None, as_of=timezone.localdate()))


@open_to(anyone)
def join_thanks(request: HttpRequest, branch: str) -> HttpResponse:
    today = timezone.localdate()
    hers = get_object_or_404(branches_that_take_sign_ups(today), code=branch)
    seen = {
        "branch": hers,
        "answered_by": who_answers(hers, as_of=today),
        "reply_by": reply_by(hers, applied_on=today),
    }
    return render(request, "joining/join_thanks.html", seen)


def _sign_up(request: HttpRequest, role: Role, form: MenteeSignUp | MentorSignUp) -> HttpResponse:
    if form.is_valid():
        branch = form.cleaned_data["branch"]
        if not form.is_from_a_machine:
            _keep(request, role, form, branch)
        return redirect("join-thanks", branch.code)
    return render(request, f"joining/join_{role}.html", {"letter": form})


def _keep(request: HttpRequest, role: Role, form: MenteeSignUp | MentorSignUp, branch: Branch) -> None:
    """Keep her letter. Who writes twice reads the same page, so that nobody can find out who has written to us."""
    now, today = timezone.now(), timezone.localdate()
    campaign = running_campaign(request.GET.get("code", ""), as_of=today)
    told = form.cleaned_data
    try:
        application = apply_to_join(
            branch=branch,
            role=role,
            applicant=form.applicant(),
            card=form.facts(),
            applied_on=today,
            consent=CONSENT_TEXTS[ConsentPurpose.MEMBERSHIP].said_yes_to(now),
            introduction=Introduction(
                eligible_by_own_word=told.get("eligible", False),
                mentor_ground=told.get("mentor_ground", ""),
                channel=told["channel"] or (ReferralChannel.CAMPAIGN if campaign else ""),
            ),
            campaign=campaign,
        )
    except AlreadyApplied:
        return
    confirm_application(
        application=application,
        answered_by=who_answers(branch, as_of=today),
        reply_by=reply_by(branch, applied_on=today),
        written_at=now,
    )
