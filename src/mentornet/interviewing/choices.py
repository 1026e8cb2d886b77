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


class TalkWay(models.TextChoices):
    """How the first talk is held."""

    PLACE = "place", _("we meet")
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("on a screen")


class EducationEnd(models.TextChoices):
    """How far she came in an education; an unfinished one counts as much of it as she brings (R111)."""

    COMPLETED = "completed", _("finished")
    UNDER_WAY = "under_way", _("not finished yet")
    INTERRUPTED = "interrupted", _("I had to stop")


class EducationPlace(models.TextChoices):
    """Where: in Denmark or not, and no country (domain 4.2)."""

    DENMARK = "denmark", _("in Denmark")
    ABROAD = "abroad", _("in another country")


class Assessed(models.TextChoices):
    """Whether Denmark has said what an education from elsewhere is worth."""

    NO = "no", _("not yet")
    APPLIED = "applied", _("applied for")
    YES = "yes", _("yes")


class Authorized(models.TextChoices):
    """Whether she may work in a regulated profession, such as nurse or teacher."""

    NOT_NEEDED = "not_needed", _("not needed")
    APPLIED = "applied", _("applied for")
    GIVEN = "given", _("given")
    REFUSED = "refused", _("refused")


class WaitAnswer(models.TextChoices):
    """What she says when she is asked whether she still waits."""

    YES = "yes", _("I still wait")
    PAUSE = "pause", _("I need a pause")
    NO = "no", _("I do not wait any more")
