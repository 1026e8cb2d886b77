from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import branch_of, branches_of, coordinators
from mentornet.foundation.doors import anyone, only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.interviewing.actions import SlotTaken, cancel_talk, invite_to_talk, keep_slots, pick_slot, withdraw_slot
from mentornet.interviewing.forms import SlotsForm
from mentornet.interviewing.invitations import invitation_bytes
from mentornet.interviewing.links import EndedLink, open_application_by
from mentornet.interviewing.models import InterviewSlot
from mentornet.interviewing.queries import free_slots, interview_applications_of, kept_slots
from mentornet.joining.models import Application
from mentornet.people.rules import SignedInRequest

A_PAGE = 50
SHOWN_AT_ONCE = 24


@open_to(coordinators)
@one_effect
def slot_list(request: SignedInRequest, branch: str) -> HttpResponse:
    hers, now = branch_of(request, branch), timezone.now()
    form = SlotsForm(request.POST or None, initial={"day": timezone.localdate(), "first": "10:00"})
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("minutes", "way", "place")}
        try:
            made = keep_slots(branch=hers, starts=form.starts(), by=request.user, at=now, **told)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept free: %(count)d.") % {"count": len(made)})
            return redirect("slot-list", hers.code)
    page = Paginator(kept_slots(hers, now=now), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "interviewing/slot_list.html", {"branch": hers, "form": form, "page": page})


@open_to(coordinators)
@only_posted
@one_effect
def slot_withdrawal(request: SignedInRequest, slot: int) -> HttpResponse:
    hers = get_object_or_404(InterviewSlot.objects.select_related("branch"), pk=slot, branch__in=branches_of(request))
    withdraw_slot(slot=hers, by=request.user)
    messages.success(request, _("The time is yours again."))
    return redirect("slot-list", hers.branch.code)


@open_to(coordinators)
@only_posted
@one_effect
def application_invitation(request: SignedInRequest, application: int) -> HttpResponse:
    seen = interview_applications_of(request.user, as_of=timezone.localdate())
    hers = get_object_or_404(seen, pk=application)
    invite_to_talk(application=hers, by=request.user, at=timezone.now())
    messages.success(request, _("She has the link, and picks a time on her phone."))
    return redirect("application-page", hers.pk)


@open_to(anyone)
@one_effect
def talk_times(request: HttpRequest, token: str) -> HttpResponse:
    try:
        application = open_application_by("interviewing.talk", token)
    except EndedLink as link:
        return render(request, "interviewing/ended_link.html", {"link": link}, status=link.status)
    if request.method != "POST":
        return _times(request, application, token)
    if request.POST.get("slot") == "none":
        cancel_talk(application=application, by=None, at=timezone.now())
        messages.success(request, _("The talk is called off. Pick another time whenever you like."))
        return redirect("talk-times", token)
    number = request.POST.get("slot", "")
    slot = InterviewSlot.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 18 else None
    try:
        if slot is None:
            raise SlotTaken
        pick_slot(application=application, slot=slot, at=timezone.now())
    except SlotTaken as refusal:
        return _times(request, application, token, refusal=refusal)
    messages.success(request, _("It is agreed. We look forward to it."))
    return redirect("talk-times", token)


@open_to(anyone)
def talk_calendar(request: HttpRequest, token: str) -> HttpResponse:
    try:
        application = open_application_by("interviewing.talk", token)
    except EndedLink as link:
        return render(request, "interviewing/ended_link.html", {"link": link}, status=link.status)
    interview = getattr(application, "interview", None)
    if interview is None or interview.booked_for is None:
        return redirect("talk-times", token)
    answer = HttpResponse(invitation_bytes(interview), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="talk.ics"'
    return answer


def _times(
    request: HttpRequest, application: Application, token: str, *, refusal: Refusal | None = None
) -> HttpResponse:
    slots = free_slots(application.branch, now=timezone.now())[:SHOWN_AT_ONCE]
    seen = {
        "application": application,
        "interview": getattr(application, "interview", None),
        "slots": slots,
        "token": token,
        "refusal": refusal,
        "now": timezone.now(),
    }
    return render(request, "interviewing/talk_times.html", seen, status=409 if refusal else 200)
