"""Pages that read alike to every stranger are made once a minute, not once a visit (F-14)."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from mentornet.foundation.doors import View

SECONDS = 60


def kept_for_strangers(view: View) -> View:
    """Keep what a stranger is shown for a minute, apart for each address and language.

    Whoever carries a session, or a notice that is still to be shown to her, gets her own page, made afresh.
    """

    @wraps(view)
    def kept(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        asks_plainly = request.method in ("GET", "HEAD") and not set(request.GET) - {"lang"}
        if {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES) or not asks_plainly:
            return view(request, *arguments, **named)
        key = f"kept-{get_language()}-{request.path}"
        content = cache.get(key)
        if content is None:
            response = view(request, *arguments, **named)
            if response.status_code == 200:
                cache.set(key, response.content, SECONDS)
            return response
        return HttpResponse(content)

    return kept
