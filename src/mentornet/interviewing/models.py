from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.models import Branch
from mentornet.interviewing.choices import (
    Assessed,
    Authorized,
    Decision,
    EducationEnd,
    EducationPlace,
    LeaveReason,
    TalkWay,
    WaitAnswer,
)
from mentornet.joining.choices import Role
from mentornet.joining.models import Application, Card
from mentornet.people.models import Person


class Interview(models.Model):
    """The first talk: booked, held, and ended by a decision with a kind word."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="interview")
    booked_for = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=45)
    way = models.CharField(max_length=8, choices=TalkWay, default=TalkWay.PLACE)
    place = models.CharField(max_length=200, blank=True)
    # One more with every change, so that her calendar knows the newest invitation.
    sequence = models.PositiveSmallIntegerField(default=0)
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    decision = models.CharField(max_length=12, choices=Decision, blank=True)
    word_to_her = models.TextField(blank=True)
    # Where somebody else can do more for her: an organisation, an office, a course.
    referred_to = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_follows_a_talk", condition=Q(decision="") | Q(held_on__isnull=False))
        ]

    def __str__(self) -> str:
        return f"interview {self.pk}"


class InterviewSlot(models.Model):
    """A time that a coordinator keeps free for a first talk; the first who picks it has it."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="interview_slots")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    way = models.CharField(max_length=8, choices=TalkWay, default=TalkWay.PLACE)
    # The address of the room, or of the video meeting; empty by phone, for we call her.
    place = models.CharField(max_length=200, blank=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    taken_by = models.OneToOneField(
        Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="interview_slot"
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kept_by", "starts_at"], name="coordinator_talks_with_one_at_a_time")
        ]
        indexes = [models.Index(fields=["branch", "starts_at"], name="slot_by_branch")]

    def __str__(self) -> str:
        return f"slot {self.pk}"


class TalkNotes(models.Model):
    """What the first talk heard beyond the card, written with her beside the screen, in her own words.

    `words` holds what was kept, by the question that was asked; `draft` holds the form while they talk.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="talk_notes")
    words = models.JSONField(default=dict)
    draft = models.JSONField(default=dict)
    draft_at = models.DateTimeField(null=True, blank=True)
    # She sat beside the screen, or heard it read, and said that it is right.
    read_with_her_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    def __str__(self) -> str:
        return f"talk {self.pk}"


class EducationRecord(models.Model):
    """An education that she brings, from any country, finished or not (R111, domain 4.2)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="educations")
    title = models.CharField(max_length=200, blank=True)
    # ISCED 2011, 0-8, and ISCED-F.
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    field = models.CharField(max_length=4, blank=True)
    ended = models.CharField(max_length=12, choices=EducationEnd, default=EducationEnd.COMPLETED)
    where = models.CharField(max_length=8, choices=EducationPlace, blank=True)
    assessed = models.CharField(max_length=8, choices=Assessed, blank=True)
    authorized = models.CharField(max_length=12, choices=Authorized, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"education {self.pk}"


class DanishSoFar(models.Model):
    """Her Danish when she joined: course and module, the test she passed, and her own word on four skills (4.2)."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="danish_so_far")
    course = models.PositiveSmallIntegerField(null=True, blank=True)
    module = models.PositiveSmallIntegerField(null=True, blank=True)
    test = models.CharField(max_length=8, blank=True)
    test_year = models.PositiveSmallIntegerField(null=True, blank=True)
    # 1 (A1) to 7 (mother tongue), each by her own word.
    understanding = models.PositiveSmallIntegerField(null=True, blank=True)
    speaking = models.PositiveSmallIntegerField(null=True, blank=True)
    reading = models.PositiveSmallIntegerField(null=True, blank=True)
    writing = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="danish_course_has_six_modules",
                condition=Q(module=None) | Q(module__gte=1, module__lte=6),
            )
        ]

    def __str__(self) -> str:
        return f"danish {self.pk}"


class ScreeningStep(models.Model):
    """One step before a yes, and that it is done: by whom, when, and whether all is well; no finding is kept (4.5)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="screening_steps")
    name = models.CharField(max_length=24)
    checked_on = models.DateField()
    # None where she did it herself, as reading the pages about being a mentor.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    ok = models.BooleanField()

    class Meta:
        ordering = ["checked_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["application", "name"], name="screening_step_is_done_once")]

    def __str__(self) -> str:
        return f"step {self.pk}"


class KeptApart(models.Model):
    """Two people who must never be proposed to each other, whichever of them asked for it; no reason is kept."""

    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kept_from")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kept_from_her")
    since = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_are_kept_apart_once"),
            models.CheckConstraint(name="nobody_is_kept_from_herself", condition=~Q(one=models.F("other"))),
        ]

    def __str__(self) -> str:
        return f"apart {self.pk}"


class Participant(models.Model):
    """One person in one role in one branch, from approval until she leaves."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="participant")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="participants")
    role = models.CharField(max_length=8, choices=Role)
    card = models.OneToOneField(Card, on_delete=models.PROTECT, related_name="participant")
    approved_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=12, choices=LeaveReason, blank=True)

    class Meta:
        ordering = ["approved_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "branch", "role"],
                condition=Q(left_on=None),
                name="person_takes_part_once_in_a_role",
            )
        ]
        indexes = [models.Index(fields=["branch", "role", "left_on"], name="participant_by_branch")]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class WaitingListEntry(models.Model):
    """A mentee waits for a mentor, or a mentor with a free place waits for a mentee (R36, I-08 to I-11)."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="waits")
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=12, choices=LeaveReason, blank=True)

    class Meta:
        ordering = ["entered_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant"], condition=Q(left_on=None), name="participant_waits_once")
        ]
        indexes = [models.Index(fields=["left_on", "entered_on"], name="waiting_by_age")]

    def __str__(self) -> str:
        return f"wait {self.pk}"


class Pause(models.Model):
    """A time when she does not want to be proposed to anybody; taken out of her waiting time (I-09)."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="pauses")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"pause {self.pk}"

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class WaitQuestion(models.Model):
    """Whether she still waits, asked about once a month, and her answer in one tap."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="wait_questions")
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, choices=WaitAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "asked_on"], name="participant_is_asked_once_a_day")
        ]

    def __str__(self) -> str:
        return f"wait question {self.pk}"


class WaitReview(models.Model):
    """A coordinator has looked at a long wait: at 90 days, at 180, or where two questions got no answer."""

    entry = models.ForeignKey(WaitingListEntry, on_delete=models.CASCADE, related_name="reviews")
    # The days that the review stands for; 0 for one about questions without an answer.
    after_days = models.PositiveSmallIntegerField()
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        ordering = ["reviewed_on", "pk"]

    def __str__(self) -> str:
        return f"wait review {self.pk}"


class WaitEstimate(models.Model):
    """How long a wait lasts in a branch, as its own waits of late say: an interval in weeks, and of how many people."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="wait_estimates")
    role = models.CharField(max_length=8, choices=Role)
    # The first digit of the work they wish for (ISCO-08), or empty for all.
    field = models.CharField(max_length=4, blank=True)
    computed_on = models.DateField()
    # Eight of ten who were matched had waited between low and high; none where too few have been matched to say.
    weeks_low = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks_mid = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks_high = models.PositiveSmallIntegerField(null=True, blank=True)
    n = models.PositiveIntegerField()

    class Meta:
        ordering = ["-computed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "role", "field", "computed_on"], name="wait_is_told_once_a_day")
        ]

    def __str__(self) -> str:
        return f"estimate {self.pk}"
