from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.rules import branches_of, coordinators
from mentornet.desk.forms import EnquiryClosingForm
from mentornet.foundation.doors import only_posted, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.joining.actions import close_enquiry
from mentornet.joining.enquiries import enquiries_visible_to
from mentornet.people.rules import SignedInRequest

A_PAGE = 50


@open_to(coordinators)
def enquiry_list(request: SignedInRequest) -> HttpResponse:
    visible = enquiries_visible_to(request.user, as_of=timezone.localdate())
    page = Paginator(visible.filter(closed_at=None), A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, EnquiryClosingForm(auto_id=f"closing-{each.pk}-%s")) for each in page]
    seen = {"branch": branches_of(request)[0], "page": page, "rows": rows}
    seen["closed"] = visible.exclude(closed_at=None).order_by("-closed_at")[:10]
    return render(request, "desk/enquiry_list.html", seen)


@open_to(coordinators)
@only_posted
@one_effect
def enquiry_closing(request: SignedInRequest, enquiry: int) -> HttpResponse:
    asked = get_object_or_404(enquiries_visible_to(request.user, as_of=timezone.localdate()), pk=enquiry)
    form = EnquiryClosingForm(request.POST)
    if form.is_valid():
        close_enquiry(enquiry=asked, outcome=form.cleaned_data["outcome"], by=request.user, at=timezone.now())
        messages.success(request, _("The question is closed."))
    else:
        messages.error(request, _("Choose how the question ended, and close it again."))
    return redirect("enquiry-list")
