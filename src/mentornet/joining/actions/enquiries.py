"""A question from somebody who has not signed up: asked, closed with an outcome, and in the end forgotten (R17)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.branches.models import Branch
from mentornet.foundation import audit
from mentornet.foundation.refusals import Refusal
from mentornet.joining.choices import EnquiryOutcome
from mentornet.joining.models import Enquiry
from mentornet.people.models import Account

# How long her own words and her number are kept after the answer.
KEPT_AFTER_ANSWER = timedelta(days=90)


class EnquiryClosed(Refusal):
    """Somebody has closed the question already."""

    sentence = _("Somebody has closed this question already. Nothing has been changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What she asks; only the topic is needed."""

    topic: str
    role: str = ""
    channel: str = ""
    words: str = ""
    called_name: str = ""
    phone: str = ""
    email: str = ""
    language: str = "en"


@transaction.atomic
def ask_branch(*, branch: Branch, question: Question, asked_at: datetime) -> Enquiry:
    """Keep a question for the coordinators of a branch."""
    asked = {name: getattr(question, name) for name in question.__slots__}
    enquiry = Enquiry.objects.create(branch=branch, asked_at=asked_at, **asked)
    audit.record("ask_branch", by=None, subject=enquiry, branch=branch)
    return enquiry


@transaction.atomic
def close_enquiry(*, enquiry: Enquiry, outcome: EnquiryOutcome, by: Account, at: datetime) -> None:
    """Note how a question ended.

    :raises EnquiryClosed: somebody has closed it before.
    """
    closed = Enquiry.objects.filter(pk=enquiry.pk, closed_at=None).update(outcome=outcome, closed_at=at, closed_by=by)
    if not closed:
        raise EnquiryClosed
    audit.record("close_enquiry", by=by, subject=enquiry, branch=enquiry.branch, details={"outcome": outcome})


@transaction.atomic
def forget_enquiry_words(*, now: datetime) -> int:
    """Empty the words and the ways to reach her of questions that were closed long ago; return how many."""
    told = Enquiry.objects.filter(closed_at__lt=now - KEPT_AFTER_ANSWER).exclude(
        words="", called_name="", phone="", email=""
    )
    emptied = told.update(words="", called_name="", phone="", email="")
    if emptied:
        audit.record("forget_enquiry_words", by=None, details={"questions": emptied})
    return emptied
