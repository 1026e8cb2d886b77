"""What is asked about the questions of those who have not signed up; from whose eyes stands first."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from mentornet.branches.models import Branch
from mentornet.branches.queries import branches_coordinated_by
from mentornet.joining.choices import EnquiryOutcome
from mentornet.joining.models import Enquiry
from mentornet.people.models import Account


def enquiries_visible_to(account: Account, *, as_of: date) -> QuerySet[Enquiry]:
    """The questions to the branches that she coordinates on a day."""
    return Enquiry.objects.filter(branch__in=branches_coordinated_by(account, as_of=as_of)).select_related("branch")


def open_enquiries(branch: Branch) -> QuerySet[Enquiry]:
    """The questions to a branch that nobody has closed yet, oldest first."""
    return Enquiry.objects.filter(branch=branch, closed_at=None)


def enquiries_counted(branch: Branch, *, first: date, last: date) -> dict[str, int]:
    """How many asked between two days, how many of them have an answer, and how many sign up after it (R17)."""
    found = Enquiry.objects.filter(branch=branch, asked_at__date__gte=first, asked_at__date__lte=last)
    return found.aggregate(
        asked=Count("pk"),
        closed=Count("pk", filter=Q(closed_at__isnull=False)),
        signed_up=Count("pk", filter=Q(outcome=EnquiryOutcome.SIGNS_UP)),
    )
