from django.conf import settings
from django.db import models
from django.db.models import Q

from mentornet.branches.choices import BranchStage, HostKind, MilestoneKind, Office


class Branch(models.Model):
    """A local branch of the network. What it is like is its profile; how far it has come are its dated states."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    host = models.CharField(max_length=120, blank=True)
    host_kind = models.CharField(max_length=20, choices=HostKind, default=HostKind.OTHER)
    # The organisation that answers for the personal data held here (R23).
    data_controller = models.CharField(max_length=120, blank=True)
    # Is the office itself in a residential area (R84)?
    in_residential_area = models.BooleanField(default=False)
    sentence = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "branches"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class BranchState(models.Model):
    """From this day the branch is in this stage, until the next state begins (R21, R26, R64)."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="states")
    stage = models.CharField(max_length=16, choices=BranchStage)
    from_on = models.DateField()

    class Meta:
        ordering = ["from_on"]
        constraints = [models.UniqueConstraint(fields=["branch", "from_on"], name="branch_changes_state_once_a_day")]

    def __str__(self) -> str:
        return f"{self.branch_id} {self.stage} {self.from_on}"


class BranchArea(models.Model):
    """A municipality, or a neighborhood in it, that a branch covers between two dates (R24, R25)."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="areas")
    municipality = models.CharField(max_length=4)
    neighborhood = models.CharField(max_length=80, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.municipality} {self.neighborhood}".strip()


class BranchProfile(models.Model):
    """One version of a branch's profile; never changed, only followed by the next (house 7)."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="profiles")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    saved_at = models.DateTimeField()
    # What changed since the version before, in words a coordinator reads.
    difference = models.JSONField(default=list)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["branch", "version"], name="profile_version_is_used_once")]

    def __str__(self) -> str:
        return f"profile {self.branch_id}/{self.version}"


class Appointment(models.Model):
    """An account is coordinator of a branch, or national leader, between two dates (AC-8)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="appointments")
    office = models.CharField(max_length=20, choices=Office)
    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, null=True, blank=True, related_name="appointments")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coordinator_has_a_branch",
                condition=Q(office=Office.NATIONAL_LEADER, branch=None)
                | Q(office=Office.COORDINATOR, branch__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.branch_id or ''}".strip()


class Milestone(models.Model):
    """A dated event of the network's own story: an award, an opening, a mention (R5, R31-R35)."""

    # 2004, 2004-10 or 2004-10-21: written as precisely as it is known.
    happened = models.CharField(max_length=10)
    happened_first = models.DateField()
    kind = models.CharField(max_length=12, choices=MilestoneKind)
    title = models.CharField(max_length=200)
    giver = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200)
    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, null=True, blank=True)

    class Meta:
        ordering = ["happened_first"]

    def __str__(self) -> str:
        return f"{self.happened} {self.title}"
