from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from mentornet.foundation.doors import open_to, signed_in


@open_to(signed_in)
def home(request: HttpRequest) -> HttpResponse:
    """Lead whoever has signed in to her own page: staff to the desk, participants to theirs."""
    return redirect("/desk/" if request.user.appointments.exists() else "/me/")
