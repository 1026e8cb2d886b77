"""Which language a page speaks: asked for in the address, remembered in a cookie, else the browser's wish."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils import translation

YEAR = 365 * 24 * 3600


class ChooseLanguage:
    """`?lang=ar` chooses and is remembered; otherwise the cookie, otherwise what the browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang", "")
        known = asked in dict(settings.LANGUAGES)
        language = asked if known else language_wished(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", language)
        response.headers["Vary"] = "Accept-Language, Cookie"
        if known:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                asked,
                max_age=YEAR,
                samesite="Lax",
                httponly=True,
                secure=settings.PRODUCTION,
            )
        return response


def language_wished(request: HttpRequest) -> str:
    """Read the language from the cookie or the browser: English when we do not speak it, Danish when it names none."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES or request.headers.get("Accept-Language"):
        return translation.get_language_from_request(request)
    return str(settings.FIRST_LANGUAGE)


def page_language(request: HttpRequest) -> dict[str, Any]:
    language = translation.get_language() or settings.FIRST_LANGUAGE
    return {
        "language": language,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "languages": settings.LANGUAGES,
    }
