"""What the public face shows: its branches, and how long women waited."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mentornet.branches.choices import BranchStage
from mentornet.branches.models import Branch
from mentornet.branches.profile import Profile, read_content
from mentornet.branches.public_face import Words
from mentornet.branches.queries import branches_that_take_sign_ups
from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.models import WaitingListEntry
from mentornet.joining.choices import Role
from mentornet.vocabularies.spoken_languages import language_name

OPEN_TO_WORDS = {
    "everybody": gettext_lazy("Open to everybody"),
    "mentees": gettext_lazy("For mentees, also while you wait"),
    "mentors": gettext_lazy("For mentors"),
    "waiting": gettext_lazy("For women who wait for a mentor"),
}
# Below this many women, tenths would speak of single ones.
FEWEST = 30


@dataclass(frozen=True, slots=True)
class Said:
    """A branch's own words, and the language in which they stand where it has none in the reader's."""

    words: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class OfferShown:
    """Something that is on, in the reader's language."""

    title: Said
    when: Said
    place: str
    open_to: str


@dataclass(frozen=True, slots=True)
class BranchShown:
    """A branch as the public sees it, in the reader's language; what is empty is not shown."""

    number: int
    name: str
    slug: str
    sentence: Said
    state: str
    calm_place: Said
    opening_hours: Said
    address: str
    phone: str
    mail: str
    languages: list[str]
    offers: list[OfferShown]
    reply_within_days: int
    interview_within_days: int

    def get_absolute_url(self) -> str:
        return reverse("branch", args=[self.slug])


def branches_shown(today: date) -> list[BranchShown]:
    """The branches that take sign-ups, each with its own sentence; two queries however many there are."""
    return [shown(branch) for branch in branches_that_take_sign_ups(today).prefetch_related("profiles").order_by("pk")]


def branch_found(code: str, *, today: date) -> Branch | None:
    """The branch of this code, if it takes sign-ups on a day."""
    return branches_that_take_sign_ups(today).prefetch_related("profiles").filter(code=code).first()


def shown(branch: Branch) -> BranchShown:
    latest = max(branch.profiles.all(), key=lambda version: version.version, default=None)
    profile: Profile = read_content(latest.content) if latest else Profile(sentence=Words(en=branch.sentence))
    face = profile.public
    opens_soon = getattr(branch, "stage", BranchStage.OPEN) == BranchStage.ESTABLISHING
    return BranchShown(
        number=branch.pk,
        name=branch.name,
        slug=branch.code,
        sentence=said(profile.sentence),
        state=_("opens soon") if opens_soon else "",
        calm_place=said(face.calm_place),
        opening_hours=said(face.opening_hours),
        address=face.address,
        phone=face.phone,
        mail=face.mail,
        languages=[language_name(code, get_language() or "en") for code in face.languages],
        offers=[
            OfferShown(said(offer.title), said(offer.when), offer.place, str(OPEN_TO_WORDS[offer.open_to]))
            for offer in face.offers
        ],
        reply_within_days=profile.intake.reply_within_days,
        interview_within_days=profile.intake.interview_within_days,
    )


def said(words: Words) -> Said:
    language = get_language() or "en"
    return Said(words.said_in(language), words.spoken_in(language))


@dataclass(frozen=True, slots=True)
class WaitingOfTen:
    """Of ten women: `within` met a mentor in `within_weeks`, `between` by `between_weeks`, `later` after that."""

    within: int
    between: int
    later: int
    within_weeks: int
    between_weeks: int
    women: int
    period: str


def waiting_of_ten(today: date) -> WaitingOfTen | None:
    """How long women waited who came on the list between two years and half a year ago.

    Whoever has not met a mentor counts as waiting longer, so that the figure is not made prettier than it is.
    None when fewer than 30 entered, or fewer than five of ten have met a mentor: then there is nothing honest to say.
    """
    first, last = today - timedelta(days=730), today - timedelta(days=183)
    entries = list(
        WaitingListEntry.objects.filter(
            participant__role=Role.MENTEE, entered_on__gte=first, entered_on__lte=last
        ).values_list("entered_on", "left_on", "left_reason")
    )
    met = sorted((left - entered).days for entered, left, why in entries if left and why == LeaveReason.MATCHED)
    half = -(-len(entries) * 5 // 10)
    if len(entries) < FEWEST or len(met) < half:
        return None
    most = min(8, 10 * len(met) // len(entries))
    weeks_of_half = -(-met[half - 1] // 7)
    weeks_of_most = -(-met[len(entries) * most // 10 - 1] // 7)
    period = _("from %(first)s to %(last)s") % {
        "first": date_format(first, "YEAR_MONTH_FORMAT"),
        "last": date_format(last, "YEAR_MONTH_FORMAT"),
    }
    return WaitingOfTen(5, most - 5, 10 - most, weeks_of_half, max(weeks_of_most, weeks_of_half), len(entries), period)
