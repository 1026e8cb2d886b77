from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MENTEE = "mentee", _("mentee")
    MENTOR = "mentor", _("mentor")


class ReferralChannel(models.TextChoices):
    """How she found the network (R37, R43)."""

    SELF = "self", _("I found it myself")
    FRIEND = "friend", _("A friend")
    FAMILY = "family", _("Family")
    COLLEAGUE = "colleague", _("A colleague")
    PARTNER = "partner", _("An organisation")
    CAMPAIGN = "campaign", _("A campaign or a stand")
    MEDIA = "media", _("Newspaper, radio or television")
    WEB = "web", _("The web")
    JOB_CENTER = "job_center", _("The job center")
    LANGUAGE_SCHOOL = "language_school", _("The language school")
    UNKNOWN = "", _("Not known")


class MentorGround(models.TextChoices):
    """Why someone may be a mentor (R8, R9)."""

    LABOR_MARKET = "labor_market", _("active in the labor market")
    ROOTED = "rooted", _("firmly rooted in society in another way")


class ConsentPurpose(models.TextChoices):
    """What somebody says yes to; only the first is needed to take part."""

    MEMBERSHIP = "membership", _("Keeping what you tell us, to find your match")
    SURVEY = "survey", _("Questions about how it goes, for our evaluation")
    AFTER_CLOSING = "after_closing", _("Hearing from us after your time as a pair")


class ConsentWay(models.TextChoices):
    SELF = "self", _("by herself")
    ASSISTED = "assisted", _("together with a coordinator")


class Strength(models.TextChoices):
    """What somebody may be good at, to choose beside her own words (R3)."""

    NUMBERS = "numbers", _("Numbers and accounts")
    CARE = "care", _("Caring for others")
    TEACHING = "teaching", _("Explaining and teaching")
    SEWING = "sewing", _("Sewing and handicraft")
    ORGANIZING = "organizing", _("Organising")
    LANGUAGES = "languages", _("Languages and translating")
    SELLING = "selling", _("Selling")
    LEADING = "leading", _("Leading a team")
    COMPUTERS = "computers", _("Computers")
    COOKING = "cooking", _("Cooking for many")
    LISTENING = "listening", _("Listening")
    REPAIRING = "repairing", _("Making and repairing")


class Motive(models.TextChoices):
    """Why somebody gives her time as a mentor (R50)."""

    GIVE_BACK = "give_back", _("I would like to give something back")
    OPEN_DOORS = "open_doors", _("I would like to open doors to working life")
    LEARN = "learn", _("I would like to learn about other lives")
    SHARE = "share", _("I would like to share what I know")
    COMMUNITY = "community", _("I would like a society where all take part")


class Sector(models.TextChoices):
    """Where a mentor knows people (R20)."""

    RESEARCH = "research", _("research")
    PRIVATE = "private", _("private business")
    PUBLIC = "public", _("public service")
    CIVIL = "civil", _("civil society")
    SELF_EMPLOYED = "self_employed", _("self-employed")


class EnquiryTopic(models.TextChoices):
    """What somebody asks about before she signs up (R17)."""

    TAKING_PART = "taking_part", _("How to take part")
    FOR_ME = "for_me", _("Whether this is something for me")
    WAITING = "waiting", _("How long it takes")
    OFFERS = "offers", _("Talks, workshops and visits")
    SOMEBODY_ELSE = "somebody_else", _("I ask for somebody else")
    OTHER = "other", _("Something else")


class EnquiryOutcome(models.TextChoices):
    """How a question ended (R17)."""

    ANSWERED = "answered", _("She has her answer")
    SIGNS_UP = "signs_up", _("She signs up")
    REFERRED_ON = "referred_on", _("We showed her to somebody else")
    NOT_REACHED = "not_reached", _("We could not reach her")
    NO_REPLY_WISHED = "no_reply_wished", _("She wished for no answer; we have read it")
