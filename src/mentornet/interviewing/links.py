"""What the signed links of this room lead to, or why a link leads nowhere any more."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.signed_links import ForgedLink, read_signed
from mentornet.interviewing.models import WaitQuestion
from mentornet.joining.models import Application

Row = TypeVar("Row", bound=Model)


class EndedLink(Exception):
    """A link that opens nothing: why, what to do, and the status that says so to machines."""

    def __init__(self, heading: str | Promise, what_to_do: str | Promise, *, status: int) -> None:
        self.heading, self.what_to_do, self.status = heading, what_to_do, status
        super().__init__(str(heading))


def application_by(purpose: str, token: str) -> Application:
    """Return the application that a link is about, whatever has become of it.

    :raises EndedLink: the link is not ours, or its application has been erased.
    """
    return _found(purpose, token, Application.objects.select_related("person", "branch", "interview", "card"))


def open_application_by(purpose: str, token: str) -> Application:
    """Return the open application that a link is about.

    :raises EndedLink: the link is not ours, or the application has been decided or taken back.
    """
    application = application_by(purpose, token)
    if application.decided_on or application.withdrawn_on:
        raise EndedLink(
            _("We have talked already"),
            _("There is no time to pick any more. If you have a question, call your coordinator."),
            status=410,
        )
    return application


def wait_question_by(token: str) -> WaitQuestion:
    """Return the question that a link is about, answered or not.

    :raises EndedLink: the link is not ours, or the question has been erased.
    """
    people = WaitQuestion.objects.select_related("participant__person", "participant__branch", "participant__card")
    return _found("interviewing.waiting", token, people)


def _found(purpose: str, token: str, rows: QuerySet[Row]) -> Row:
    try:
        (number,) = read_signed(purpose, token)
    except (ForgedLink, ValueError):
        raise EndedLink(
            _("This link is not whole"),
            _("A piece may have been lost on the way. Open it again from our letter, or call your coordinator."),
            status=404,
        ) from None
    found = rows.filter(pk=number).first()
    if found is None:
        raise EndedLink(_("There is nothing here any more"), _("Sign up again whenever you like."), status=410)
    return found
