"""Her own home: what waits for her, her letters, and what we know of her."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.foundation.doors import open_to, signed_in
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.slow_down import asks_too_often
from mentornet.messages.links import choices_token
from mentornet.people.actions import ReachesSomebodyElse, choose_details
from mentornet.people.code_forms import CodeForm, ReachForm, what_was_wrong
from mentornet.people.codes import Checked, check_code, code_sent_to, send_code
from mentornet.people.reaches import Reach
from mentornet.people.rules import SignedInRequest
from mentornet.people.views import TooManyCodes
from mentornet.portal import home
from mentornet.portal.actions import change_reach
from mentornet.portal.forms import DetailsForm
from mentornet.portal.views.answering import language

A_PAGE = 20
HOUR = 3600
PURPOSE = "portal.new_reach"


@open_to(signed_in)
def me_page(request: SignedInRequest) -> HttpResponse:
    hers = home.home_of(request.user.person, today=timezone.localdate())
    return render(request, "portal/me_page.html", {"home": hers, "person": hers.person})


@open_to(signed_in)
def my_letters(request: SignedInRequest) -> HttpResponse:
    letters = Paginator(home.letters_to(request.user.person), A_PAGE).get_page(request.GET.get("page"))
    letters.object_list = home.without_protected(letters.object_list, request.user.person)
    return render(request, "portal/my_letters.html", {"letters": letters})


@open_to(signed_in)
@one_effect
def details_page(request: SignedInRequest) -> HttpResponse:
    person = request.user.person
    form = DetailsForm(request.POST or None, initial={name: getattr(person, name) for name in DetailsForm.base_fields})
    if form.is_valid():
        choose_details(person=person, by=request.user, **form.cleaned_data)
        messages.success(request, _("It is written down."))
        return redirect("details-page")
    seen = {"person": person, "form": form, "choices": choices_token(person)}
    return render(request, "portal/details_page.html", seen)


@open_to(signed_in)
def reach_page(request: SignedInRequest) -> HttpResponse:
    """Take a new number or address, and send a code there."""
    form = ReachForm(request.POST or None)
    if form.is_valid():
        if asks_too_often("new-reach", str(request.user.pk), most=6, seconds=HOUR):
            raise TooManyCodes
        send_code(request, PURPOSE, form.cleaned_data["reach"], language=language(), at=timezone.now())
        return redirect("reach-code")
    return render(request, "portal/reach_page.html", {"form": form})


@open_to(signed_in)
def reach_code(request: SignedInRequest) -> HttpResponse:
    """Take the code that was sent to the new number or address; from then on we write there."""
    reach, form = code_sent_to(request, PURPOSE), CodeForm(request.POST or None)
    if reach is None:
        return redirect("reach-page")
    if form.is_valid():
        checked = check_code(request, PURPOSE, form.cleaned_data["code"], at=timezone.now())
        if checked == Checked.RIGHT:
            return _moved_to(request, reach)
        form.add_error("code", what_was_wrong(checked))
    return render(request, "portal/reach_code.html", {"form": form, "reach": reach})


def _moved_to(request: SignedInRequest, reach: Reach) -> HttpResponse:
    try:
        change_reach(person=request.user.person, reach=reach, at=timezone.now(), by=request.user)
    except ReachesSomebodyElse as refusal:
        messages.error(request, str(refusal))
        return redirect("reach-page")
    messages.success(request, _("From now on we write to you there."))
    return redirect("details-page")
