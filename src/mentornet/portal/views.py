from django.http import HttpRequest, HttpResponse

from mentornet.foundation.doors import anyone, open_to


@open_to(anyone)
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse()
