"""Her own home: what waits for her, and all that is hers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mentornet.foundation.doors import open_to, signed_in
from mentornet.people.rules import SignedInRequest
from mentornet.portal import queries
from mentornet.portal.views.answering import language


@open_to(signed_in)
def me_page(request: SignedInRequest) -> HttpResponse:
    person = request.user.person
    seen = {
        "person": person,
        "places": queries.places_of(person, today=timezone.localdate(), language=language()),
        "applications": queries.applications_of(person),
        "letters": queries.letters_to(person),
    }
    return render(request, "portal/me_page.html", seen)
