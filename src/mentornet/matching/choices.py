from django.db import models
from django.utils.translation import gettext_lazy as _


class Say(models.TextChoices):
    """The three answers of equal dignity to a proposal."""

    YES = "yes", _("Yes, I would like to meet her")
    NO = "no", _("Not this time")
    TELL_ME_MORE = "tell_me_more", _("Tell me more")


class ReadyQuestion(models.TextChoices):
    """What somebody often likes to know before she says yes or no; asked with one tap (look: tell me more)."""

    TIME = "time", _("When could we meet, and how often?")
    PLACE = "place", _("How far apart are we, and can we also meet online?")
    WISH = "wish", _("What would be the most important thing for us to begin with?")


class NoReason(models.TextChoices):
    """Why it is not this time; hers to give or to keep, and for the coordinator alone."""

    TIME = "time", _("I have no time just now")
    OTHER_FIELD = "other_field", _("I had hoped for another trade or other wishes")
    TOO_FAR = "too_far", _("Time and place do not suit me")
    KNOW_HER = "know_her", _("I believe we know each other")
    OTHER = "other", _("Something else")


class DeclineReason(models.TextChoices):
    """Why a coordinator sets a proposal aside. The list is closed; her own words stand beside it."""

    KNOW_EACH_OTHER = "know_each_other", _("They know each other already")
    NOT_NOW = "not_now", _("One of them cannot just now")
    OTHER_FIT = "other_fit", _("I know of a better match for one of them")
    PRACTICAL = "practical", _("It cannot work in practice")
    SAFETY = "safety", _("Safety")
    OTHER = "other", _("Another reason")


class ProposalEnd(models.TextChoices):
    MATCHED = "matched", _("became a match")
    DECLINED_BY_COORDINATOR = "declined_by_coordinator", _("set aside by the coordinator")
    DECLINED_BY_MENTOR = "declined_by_mentor", _("the mentor said not this time")
    DECLINED_BY_MENTEE = "declined_by_mentee", _("the mentee said not this time")
    EXPIRED = "expired", _("no answer in time")
    ROUND_DISCARDED = "round_discarded", _("the round was put away")


class RequestEnd(models.TextChoices):
    """What became of a mentee's own wish for one mentor."""

    CONFIRMED = "confirmed", _("the coordinator sent the card")
    DECLINED = "declined", _("the coordinator said not now")
    TAKEN_BACK = "taken_back", _("she took it back")
    NOT_FREE = "not_free", _("the mentor is no longer free")


class Standing(models.TextChoices):
    """How far a proposal has come, read from its dates; never stored."""

    PROPOSED = "proposed", _("not sent yet")
    MENTOR_ASKED = "mentor_asked", _("the mentor is reading")
    MENTEE_ASKED = "mentee_asked", _("the mentee is reading")
    MATCHED = "matched", _("both said yes")
    CLOSED = "closed", _("closed")


class MatchEnd(models.TextChoices):
    """Why a match closed: the closed list of domain 1.3."""

    AS_PLANNED = "as_planned", _("completed as planned")
    GOAL_REACHED = "goal_reached", _("goal reached early")
    EXTENDED_PRIVATELY = "extended_privately", _("the two go on by themselves")
    MENTEE_CIRCUMSTANCES = "mentee_circumstances", _("time, job, health, family or moving: the mentee's")
    MENTOR_CIRCUMSTANCES = "mentor_circumstances", _("time, job, health, family or moving: the mentor's")
    NO_CONTACT = "no_contact", _("no contact")
    NOT_A_GOOD_FIT = "not_a_good_fit", _("not a good fit")
    SAFETY = "safety", _("safety or a boundary")
    NEVER_STARTED = "never_started", _("never started")
    OTHER = "other", _("other")
