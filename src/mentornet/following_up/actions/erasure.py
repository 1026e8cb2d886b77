"""What is forgotten: everything of one person, and the words of pairs that ended long ago (domain 4.5)."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from mentornet.following_up.choices import Party
from mentornet.following_up.models import Alumna, CheckIn, Closure, Concern, FollowUpTalk, ReceivedMail
from mentornet.people.models import Person

# Notes of follow-up are kept for 12 months after the end (domain 4.5).
KEPT_FOR = timedelta(days=365)


def forget(person: Person) -> None:
    """Erase what she has said here and what was noted about her; that a pair was, stays with the other's story."""
    for role in (Party.MENTEE, Party.MENTOR):
        hers = Q(**{f"match__{role}__person": person})
        CheckIn.objects.filter(hers, role=role).delete()
        FollowUpTalk.objects.filter(hers, role=role).delete()
        Closure.objects.filter(hers, party=role).delete()
        Closure.objects.filter(hers, party=Party.COORDINATOR).update(words="")
    Concern.objects.filter(said_by__person=person).delete()
    Alumna.objects.filter(participant__person=person).delete()
    ReceivedMail.objects.filter(person=person).delete()


@transaction.atomic
def forget_old_words(*, on: date) -> int:
    """Blank what was written and noted about pairs that ended more than a year ago; return how many rows."""
    before = on - KEPT_FOR
    ended = {"match__ended_on__lt": before}
    return (
        CheckIn.objects.filter(**ended).exclude(words="").update(words="")
        + FollowUpTalk.objects.filter(**ended).exclude(notes="").update(notes="")
        + Closure.objects.filter(**ended).exclude(words="").update(words="")
        + Concern.objects.filter(**ended).exclude(words="").update(words="", settled_word="")
        + ReceivedMail.objects.filter(settled_on__lt=on - timedelta(days=30)).exclude(words="").update(words="")
    )
