from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.choices import Office
from mentornet.branches.models import Branch
from mentornet.following_up.choices import (
    ConcernAbout,
    ConcernKind,
    FlagKind,
    HowItGoes,
    MailFate,
    NextStep,
    Party,
    TalkKind,
    Way,
    YesNo,
)
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.choices import MatchEnd
from mentornet.matching.models import Match
from mentornet.people.models import Person

# A reply by mail of no more signs than this is a number, a yes, or both.
_BARE_ANSWER = 12


class CheckIn(models.Model):
    """How it goes, asked of one of the two on one of the profile's days; the other never sees it (domain 2.1)."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="check_ins")
    role = models.CharField(max_length=8, choices=Role)
    # Which of the profile's days it is, counted from the start: 14, 30, 90 ...
    day = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=8, choices=Way, blank=True)
    how_it_goes = models.PositiveSmallIntegerField(choices=HowItGoes, null=True, blank=True)
    meets_often_enough = models.CharField(max_length=4, choices=YesNo, blank=True)
    wishes_a_call = models.BooleanField(default=False)
    # Her own words, for her coordinator only.
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["match", "role", "day"], name="each_is_asked_once_a_day"),
            models.CheckConstraint(
                name="how_it_goes_is_one_to_five",
                condition=Q(how_it_goes=None) | Q(how_it_goes__gte=1, how_it_goes__lte=5),
            ),
        ]

    def __str__(self) -> str:
        return f"check-in {self.pk}"

    def is_open_on(self, today: date) -> bool:
        return self.answered_at is None and today <= self.answer_by

    @property
    def says_more(self) -> bool:
        """Does she say more in words than the three answers? A mail that is only a number does not."""
        return len(self.words) > (_BARE_ANSWER if self.way == Way.MAIL else 0)

    @property
    def participant(self) -> Participant:
        return self.match.mentee if self.role == Role.MENTEE else self.match.mentor

    @property
    def other(self) -> Participant:
        return self.match.mentor if self.role == Role.MENTEE else self.match.mentee


class Concern(models.Model):
    """A worry or a complaint that one of the two tells us; never shown to the other."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="concerns")
    said_by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="concerns")
    kind = models.CharField(max_length=12, choices=ConcernKind)
    about = models.CharField(max_length=12, choices=ConcernAbout)
    words = models.TextField()
    wishes_a_call = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    # A complaint about a coordinator is not the coordinator's to read.
    goes_to = models.CharField(max_length=20, choices=Office)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_word = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-said_at", "-pk"]

    def __str__(self) -> str:
        return f"concern {self.pk}"


class SettledFlag(models.Model):
    """A flag that the coordinator has taken care of, with a word on how."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="settled_flags")
    kind = models.CharField(max_length=16, choices=FlagKind)
    # Which of its kind: the check-in's number, or the day since when.
    which = models.CharField(max_length=24)
    word = models.CharField(max_length=500)
    settled_on = models.DateField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "kind", "which"], name="flag_is_settled_once")]

    def __str__(self) -> str:
        return f"settled flag {self.pk}"


class FollowUpTalk(models.Model):
    """A talk of the coordinator with one of the two; when, how, and at most a few lines (domain 2.1)."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="talks")
    role = models.CharField(max_length=8, choices=Role)
    held_on = models.DateField()
    kind = models.CharField(max_length=8, choices=TalkKind)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    # Exportable to the person, and forgotten 12 months after the match ended.
    notes = models.CharField(max_length=500, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"talk {self.pk}"


class Rest(models.Model):
    """A time when a pair rests: nobody asks how it goes, and no meeting is missed (on hold, domain 1.3)."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="rests")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    wished_by = models.CharField(max_length=12, choices=Party)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["match"], condition=Q(until_on=None), name="pair_has_one_open_rest")
        ]

    def __str__(self) -> str:
        return f"rest {self.pk}"


class Closure(models.Model):
    """How a match ended as one party sees it, and what she wishes next; each reads only her own (R52)."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="closures")
    party = models.CharField(max_length=12, choices=Party)
    # Empty: she would rather not say, which is her right.
    reason = models.CharField(max_length=24, choices=MatchEnd, blank=True)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    next_step = models.CharField(max_length=8, choices=NextStep, blank=True)
    would_mentor = models.BooleanField(default=False)
    would_be_role_model = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "party"], name="each_party_closes_once")]

    def __str__(self) -> str:
        return f"closure {self.pk}"


class Alumna(models.Model):
    """From this day she has been in a pair, and neither meets nor waits for somebody."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="alumna")
    since_on = models.DateField()

    def __str__(self) -> str:
        return f"alumna {self.pk}"


class ReceivedMail(models.Model):
    """A mail that came in, and what became of it; its words are kept only where somebody must read them."""

    # The same mail twice has one effect.
    sha256 = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()
    fate = models.CharField(max_length=12, choices=MailFate)
    check_in = models.ForeignKey(CheckIn, on_delete=models.SET_NULL, null=True, blank=True, related_name="mails")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="mails_from")
    # Whose coordinators read it; none means the national leader.
    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, null=True, blank=True, related_name="mails")
    words = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"mail {self.pk}"
