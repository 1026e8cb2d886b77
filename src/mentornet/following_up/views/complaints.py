"""What somebody has told us, for those whom it is meant for; and mails that nobody could place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.choices import Office
from mentornet.branches.models import Branch
from mentornet.branches.rules import branches_of, coordinators, national_leaders
from mentornet.following_up.actions import settle_concern, settle_mail
from mentornet.following_up.forms import WordForm
from mentornet.following_up.queries import concerns_visible_to, mails_visible_to
from mentornet.foundation.doors import open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.people.rules import SignedInRequest

A_PAGE = 50


@open_to(national_leaders)
def complaint_list(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    concerns = concerns_visible_to(request.user, as_of=today).order_by("settled_on", "-said_at", "-pk")
    seen = {
        "page": Paginator(concerns.filter(goes_to=Office.NATIONAL_LEADER), A_PAGE).get_page(request.GET.get("page")),
        "mails": mails_visible_to(request.user, as_of=today).filter(branch=None, settled_on=None)[:A_PAGE],
    }
    return render(request, "following_up/complaint_list.html", seen)


@open_to(coordinators, national_leaders)
@one_effect
def concern_file(request: SignedInRequest, concern: int) -> HttpResponse:
    told = get_object_or_404(concerns_visible_to(request.user, as_of=timezone.localdate()), pk=concern)
    form = WordForm(request.POST or None)
    if form.is_valid():
        settle_concern(concern=told, word=form.cleaned_data["word"], on=timezone.localdate(), by=request.user)
        messages.success(request, _("Taken care of."))
        return redirect("concern-file", told.pk)
    seen = {"branch": _frame(request, told.match.branch), "told": told, "form": form}
    return render(request, "following_up/concern_file.html", seen)


@open_to(coordinators, national_leaders)
@one_effect
def mail_page(request: SignedInRequest, mail: int) -> HttpResponse:
    letter = get_object_or_404(mails_visible_to(request.user, as_of=timezone.localdate()), pk=mail)
    if request.method == "POST":
        settle_mail(mail=letter, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Taken care of."))
        return redirect("mail-page", letter.pk)
    return render(request, "following_up/mail_page.html", {"branch": _frame(request, letter.branch), "letter": letter})


def _frame(request: SignedInRequest, branch: Branch | None) -> Branch | None:
    """The branch that the page's frame shows: hers, and none for a national leader who coordinates none."""
    return branch if branch in branches_of(request) else None
