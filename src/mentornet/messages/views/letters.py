from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.foundation.signed_links import ForgedLink
from mentornet.messages.actions import choose_letters
from mentornet.messages.forms import LettersForm
from mentornet.messages.links import choices_token, read_choices_token, read_stop_token
from mentornet.messages.queries import choices_of
from mentornet.people.models import Person


@open_to(anyone)
@one_effect
def letters_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        person = get_object_or_404(Person, pk=read_choices_token(token))
    except ForgedLink:
        return render(request, "messages/dead_link.html", status=404)
    form = LettersForm(request.POST or None, choices=choices_of(person))
    if form.is_valid():
        choose_letters(person=person, wanted=form.wanted(), at=timezone.now())
        messages.success(request, _("We have noted which messages you would like."))
        return redirect("letters-page", token)
    # Not `form`: a component would draw that one's fields by itself.
    return render(request, "messages/letters_page.html", {"person": person, "letters": form})


@csrf_exempt  # A mail program presses the button for her, without a page of ours: the link itself is the proof.
@open_to(anyone)
def letters_stop(request: HttpRequest, token: str) -> HttpResponse:
    try:
        number, channel, topics = read_stop_token(token)
    except (ForgedLink, ValueError):
        return render(request, "messages/dead_link.html", status=404)
    person = get_object_or_404(Person, pk=number)
    if request.method == "POST":
        choose_letters(person=person, wanted={(topic, channel): False for topic in topics}, at=timezone.now())
        return HttpResponse(status=200)
    return redirect("letters-page", choices_token(person))
