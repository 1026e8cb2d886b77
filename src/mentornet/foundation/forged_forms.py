"""Help the check against forged forms on pages that send no referrer (WB-1).

Under `Referrer-Policy: no-referrer` browsers write `Origin: null` on our own forms too, and Django would refuse
them all. Where the browser says that the form came from our own pages, the null is ours, and we write it out; the
token in the form is checked as ever.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# What browsers of today say of our own forms; those before 2023 say nothing, and their forms rest on the token.
_OUR_OWN = ("same-origin", None)


class NameOurOrigin:
    """Write our own address in place of the null origin of our own forms; stands before Django's check."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("Origin") == "null" and request.headers.get("Sec-Fetch-Site") in _OUR_OWN:
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)
