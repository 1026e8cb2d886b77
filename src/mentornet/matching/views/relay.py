"""One of a pair writes to the other through the house, by a signed link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.refusals import Refusal
from mentornet.matching.actions import write_to_her
from mentornet.matching.forms import LetterForm
from mentornet.matching.queries import correspondence_by


@open_to(anyone)
@one_effect
def letter_page(request: HttpRequest, token: str) -> HttpResponse:
    letters = correspondence_by(token)
    if letters is None or letters.match.ended_on:
        return render(request, "matching/letter_ended.html", status=410 if letters else 404)
    form = LetterForm(request.POST or None)
    if form.is_valid():
        try:
            write_to_her(
                match=letters.match, from_role=letters.role, words=form.cleaned_data["words"], at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Your letter is on its way."))
            return redirect("letter-page", token)
    return render(request, "matching/letter_page.html", {"letters": letters, "form": form})
