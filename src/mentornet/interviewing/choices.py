from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    APPROVED = "approved", _("approved")
    REFERRED_ON = "referred_on", _("referred on")
    DECLINED = "declined", _("declined")


class LeaveReason(models.TextChoices):
    """Why somebody left the waiting list or the network (I-10)."""

    MATCHED = "matched", _("matched")
    JOB = "job", _("found a job")
    MOVED = "moved", _("moved away")
    OWN_WISH = "own_wish", _("her own wish")
    NO_CONTACT = "no_contact", _("no contact")
    OTHER = "other", _("other")
