from django.http import HttpResponse
from django.shortcuts import redirect

from mentornet.foundation.doors import open_to, signed_in
from mentornet.people.rules import SignedInRequest


@open_to(signed_in)
def home(request: SignedInRequest) -> HttpResponse:
    """Lead whoever has signed in to her own page: staff to the desk, participants to theirs."""
    return redirect("/desk/" if request.user.appointments.exists() else "/me/")
