"""On whose behalf somebody is written to: her branch, with its hours and its own words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from mentornet.branches.models import Branch, BranchProfile
from mentornet.branches.profile import Messages, read_content
from mentornet.messages.models import BranchText
from mentornet.messages.writing import OwnWords
from mentornet.people.models import Person


@dataclass(frozen=True, slots=True)
class Sender:
    """The branch, when it may write, and what it says in its own words; without a branch, the network."""

    branch: Branch | None
    rules: Messages
    own: OwnWords | None


def sender_to(person: Person, *, branch: Branch | None, text_name: str, language: str) -> Sender:
    """Find who writes to her: the branch that is named, else the one that she wrote to last; one query."""
    # A room ahead keeps her letters of application; here only the branch that they point at is asked for.
    last = person.applications.order_by("-applied_on", "-pk").values("branch")[:1]
    hers = Branch.objects.filter(pk=branch.pk if branch else Subquery(last))
    row = _with_what_it_set(hers, text_name, language).first()
    if row is None:
        return Sender(branch, Messages(), None)
    content = (row.profile_content or {}).get("messages", {})
    rules: Messages = read_content(content, Messages, "messages.")
    own = OwnWords(row.own_subject, row.own_body) if row.own_body else None
    return Sender(row, rules, own)


def _with_what_it_set(branches: QuerySet[Branch], text_name: str, language: str) -> QuerySet[Any]:
    profile = BranchProfile.objects.filter(branch=OuterRef("pk")).order_by("-version")
    own = BranchText.objects.filter(branch=OuterRef("pk"), text_name=text_name, language=language).order_by("-version")
    return branches.annotate(
        profile_content=Subquery(profile.values("content")[:1]),
        own_subject=Subquery(own.values("subject")[:1]),
        own_body=Subquery(own.values("body")[:1]),
    )
