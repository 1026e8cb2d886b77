"""Refusals: what a person may not do now, told in one whole sentence with what to do next."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something cannot be done, and the sentence says what to do instead."""

    sentence: str | Promise = _("This cannot be done now. Go back, look again, and try once more.")

    def __init__(self, sentence: str | Promise | None = None) -> None:
        self.sentence = sentence if sentence is not None else type(self).sentence
        super().__init__(str(self.sentence))

    def __str__(self) -> str:
        return str(self.sentence)


@contextmanager
def breach_means(refusals: dict[str, type[Refusal]]) -> Iterator[None]:
    """Turn a breach of a named database constraint into the refusal that the check before it raises.

    Two coordinators may press at the same moment; then the constraint is the last fence, and she reads the
    same sentence as if she had come a second later. SQLite names columns instead of constraints, so a breach
    that names none of ours counts as the first.

    :param refusals: constraint name to refusal, the likeliest first.
    """
    try:
        yield
    except IntegrityError as breach:
        for name, refusal in refusals.items():
            if name in str(breach):
                raise refusal from breach
        raise next(iter(refusals.values())) from breach


class ShowRefusals:
    """Show a refusal that no form took as a calm page with status 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return render(request, "refused.html", {"sentence": str(exception)}, status=409)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    sentence = _("This page had been open too long to be sent safely. Go back, reload it, and send it again.")
    return render(request, "refused.html", {"sentence": sentence}, status=403)
