from django.db import models
from django.utils.translation import gettext_lazy as _


class BranchStage(models.TextChoices):
    """How far a branch has come (R26). Only an open branch counts as a branch of the network today (R64)."""

    PLANNED = "planned", _("planned")
    ESTABLISHING = "establishing", _("being established")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class HostKind(models.TextChoices):
    KNOWLEDGE_CENTER = "knowledge_center", _("knowledge center")
    MUSEUM = "museum", _("museum")
    VOLUNTEER_CENTER = "volunteer_center", _("volunteer center")
    MUNICIPALITY = "municipality", _("municipality")
    HOUSING_AREA = "housing_area", _("housing area")
    UNIVERSITY = "university", _("university")
    OTHER = "other", _("other")


class Office(models.TextChoices):
    """What an account is appointed to."""

    COORDINATOR = "coordinator", _("coordinator")
    NATIONAL_LEADER = "national_leader", _("national leader")


class MilestoneKind(models.TextChoices):
    AWARD = "award", _("award")
    OPENING = "opening", _("opening")
    MEDIA = "media", _("media")
    STATEMENT = "statement", _("statement")
    OTHER = "other", _("other")
