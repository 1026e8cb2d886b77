"""Doors: every view is closed unless it says who may open it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

View = Callable[..., HttpResponse]


class Audience(Protocol):
    """Answers whether the one who asks belongs to it."""

    def __call__(self, request: HttpRequest) -> bool: ...


def anyone(request: HttpRequest) -> bool:
    return True


def signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def open_to(*audiences: Audience) -> Callable[[View], View]:
    """Open a view to these audiences. A stranger is asked to sign in; the wrong person meets a 404 (AC-2)."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if any(belongs(request) for belongs in audiences):
                return view(request, *arguments, **named)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise Http404

        guarded.open_to = audiences  # type: ignore[attr-defined]
        return guarded

    return mark


def only_posted(view: View) -> View:
    """Open a view to forms alone; whoever comes by an address is led to the page that the form stands on.

    She comes by an address when she chooses another language on an answer to a form, or signs in again in the
    midst of one. The page is one noun up: `/proposals/5/approval/` stands on `/proposals/5/`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method == "POST":
            return view(request, *arguments, **named)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["POST"])
        page = request.path.rstrip("/").rpartition("/")[0]
        asked = request.META.get("QUERY_STRING", "")
        return redirect(f"{page}/?{asked}" if asked else f"{page}/")

    return guarded


class ClosedByDefault:
    """Refuse every view that carries no mark, so that a forgotten decorator closes a page instead of opening it."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, arguments: Any, named: Any) -> HttpResponse | None:
        if hasattr(view, "open_to") or (settings.DEBUG and view.__module__ == "django.views.static"):
            return None
        raise Http404(f"{view.__module__}.{view.__qualname__} says nobody may open it")


def mark_open(view: View, *audiences: Audience) -> View:
    """Give a view of a library its door."""
    return open_to(*audiences)(view)
