from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from mentornet.demo.signing_in import LinkRanOut, read_sign_in_token
from mentornet.foundation.doors import anyone, open_to


@open_to(anyone)
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    try:
        account = read_sign_in_token(token)
    except LinkRanOut as error:
        raise Http404 from error
    login(request, account, backend="mentornet.people.sign_in.AccountBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)
