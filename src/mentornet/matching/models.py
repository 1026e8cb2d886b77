from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.models import Branch, BranchProfile
from mentornet.interviewing.models import Participant
from mentornet.joining.choices import Role
from mentornet.matching.choices import DeclineReason, MatchEnd, NoReason, ProposalEnd, ReadyQuestion, RequestEnd, Say


class MatchRun(models.Model):
    """One run of the engine for a branch, with all that it read: replaying it gives the same bytes."""

    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="runs")
    # "Round 46": counted within the branch.
    number = models.PositiveIntegerField()
    as_of = models.DateField()
    run_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    run_at = models.DateTimeField()
    profile = models.ForeignKey(BranchProfile, on_delete=models.PROTECT)
    engine_version = models.CharField(max_length=20)
    seed = models.BigIntegerField()
    # The pool and the settings, as canonical text, so that the digest below stays true on every database.
    inputs = models.TextField()
    inputs_sha256 = models.CharField(max_length=64)
    result = models.TextField()
    result_sha256 = models.CharField(max_length=64)
    certificate = models.JSONField()
    seconds = models.FloatField(default=0)
    sent_on = models.DateField(null=True, blank=True)
    discarded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["branch", "number"], name="round_number_is_used_once")]

    def __str__(self) -> str:
        return f"round {self.number}"


class Proposal(models.Model):
    """A pair that a run suggests, with its reasons; approved or set aside by a coordinator, answered by both."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="proposals")
    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="proposals_as_mentee")
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="proposals_as_mentor")
    # Which of the mentor's places it would fill, from 1.
    mentor_place = models.PositiveSmallIntegerField(default=1)
    # 0 to 1000 points; the four groups' points sum to it exactly.
    fit = models.PositiveSmallIntegerField()
    # {"wishes": {"score": 910, "weight": 350, "points": 319}, ...}
    parts = models.JSONField()
    # [{"key": ..., "values": {...}, "part": "wishes"}, ...]: said in the reader's language when shown.
    reasons = models.JSONField()
    waited_days = models.PositiveIntegerField(default=0)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    # Until when the mentor, and then the mentee, may answer.
    mentor_answers_by = models.DateField(null=True, blank=True)
    mentee_answers_by = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=24, choices=ProposalEnd, blank=True)
    decline_reason = models.CharField(max_length=16, choices=DeclineReason, blank=True)
    decline_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-fit", "pk"]
        constraints = [
            # Approved and unanswered proposals hold a place, so nobody is promised twice.
            models.UniqueConstraint(
                fields=["mentee"],
                condition=Q(ended_on=None, approved_on__isnull=False),
                name="mentee_has_one_open_proposal",
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentor_place"],
                condition=Q(ended_on=None, approved_on__isnull=False),
                name="mentor_place_has_one_open_proposal",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class Answer(models.Model):
    """What one of the two said to a proposal. "Tell me more" may be said before yes or no; those only once."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    role = models.CharField(max_length=8, choices=Role)
    said = models.CharField(max_length=12, choices=Say)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    # "Tell me more": which ready questions she chose, and what the coordinator answered.
    asks = models.JSONField(default=list)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    # "Not this time": why, if she likes to say, and whether she would like to be called.
    reason = models.CharField(max_length=16, choices=NoReason, blank=True)
    wants_call = models.BooleanField(default=False)
    called_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "role"],
                condition=Q(said__in=[Say.YES, Say.NO]),
                name="each_of_the_two_decides_once",
            )
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def asked(self) -> list[str]:
        """Her questions as they are read: the ready ones that she chose, then her own."""
        ready = [str(ReadyQuestion(code).label) for code in self.asks if code in ReadyQuestion.values]
        return [*ready, self.words] if self.words else ready


class Match(models.Model):
    """A mentor and a mentee who meet, from both yes until it ends (R12)."""

    # None where a coordinator brought the pair from an older system.
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="match")
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="matches")
    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="matches_as_mentee")
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="matches_as_mentor")
    # Which place of each is filled, from 1; a coordinator may open more places for one person (R1).
    mentee_place = models.PositiveSmallIntegerField(default=1)
    mentor_place = models.PositiveSmallIntegerField(default=1)
    # Both have said yes.
    started_on = models.DateField()
    # The match meeting was held; the agreement was signed by both (I-02 counts from here).
    met_on = models.DateField(null=True, blank=True)
    active_on = models.DateField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=24, choices=MatchEnd, blank=True)

    class Meta:
        verbose_name_plural = "matches"
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "mentee_place"],
                condition=Q(ended_on=None),
                name="mentee_place_has_one_open_match",
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentor_place"],
                condition=Q(ended_on=None),
                name="mentor_place_has_one_open_match",
            ),
            models.UniqueConstraint(
                fields=["mentee", "mentor"], condition=Q(ended_on=None), name="two_have_one_open_match"
            ),
        ]
        indexes = [models.Index(fields=["branch", "ended_on"], name="match_by_branch")]

    def __str__(self) -> str:
        return f"match {self.pk}"


class CardRequest(models.Model):
    """A mentee's own wish to meet the mentor behind one blind card, which a coordinator confirms or declines (5.3)."""

    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="card_requests")
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="requests_for_her")
    words = models.TextField(blank=True)
    asked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=12, choices=RequestEnd, blank=True)
    word_to_her = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    # What a confirmed wish became.
    proposal = models.OneToOneField(
        Proposal, on_delete=models.SET_NULL, null=True, blank=True, related_name="card_request"
    )

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentee"], condition=Q(ended_on=None), name="mentee_has_one_open_card_request"
            )
        ]

    def __str__(self) -> str:
        return f"card request {self.pk}"


class RelayedLetter(models.Model):
    """A few words from one of a pair to the other, carried by the house so that no address is shown (domain 1.4)."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="letters")
    from_role = models.CharField(max_length=8, choices=Role)
    words = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["match", "written_at"], name="letters_of_a_match")]

    def __str__(self) -> str:
        return f"letter {self.pk}"
