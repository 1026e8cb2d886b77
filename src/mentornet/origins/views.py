from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mentornet.foundation.doors import anyone, open_to
from mentornet.foundation.signed_links import ForgedLink, read_signed
from mentornet.origins.actions import answer_origin, forget
from mentornet.origins.forms import OriginForm
from mentornet.people.models import Person

PURPOSE = "origins.answer"


@open_to(anyone)
def origin_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the voluntary question on a page of its own. It never shows what was answered, nor whether."""
    try:
        (number,) = read_signed(PURPOSE, token)
    except (ForgedLink, ValueError):
        return render(request, "origins/dead_link.html", status=404)
    person = Person.objects.filter(pk=int(number)).first() if number.isdigit() else None
    if person is None:
        return render(request, "origins/dead_link.html", status=410)
    done = ""
    form = OriginForm(request.POST if "answer" in request.POST else None)
    if "no" in request.POST:
        done = "no"
    elif "erase" in request.POST:
        forget(person)
        done = "erased"
    elif form.is_valid():
        answer_origin(person=person, country=form.cleaned_data["country"], answered_on=timezone.localdate())
        done = "answered"
    return render(request, "origins/origin_page.html", {"form": form, "done": done})
