"""How invented people join: who signs up when, through which door, and what the first talk decides."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from mentornet.demo.chance import days_later, dealt, months_between, one_of
from mentornet.demo.members import Member, Place
from mentornet.demo.story import (
    AARHUS,
    BRANCHES,
    COPENHAGEN,
    LAST_HISTORIC_SIGN_UP,
    SURGE,
    BranchStory,
)
from mentornet.joining.choices import ReferralChannel, Role
from mentornet.joining.models import Campaign

MENTEES_OF_ALL = 0.565
# The living tail: who is in a match, waits, or has just applied, as shares of those with the network today.
TODAY_PLACES: dict[tuple[Role, Place], float] = {
    (Role.MENTEE, Place.IN_A_MATCH): 0.18,
    (Role.MENTOR, Place.IN_A_MATCH): 0.18,
    (Role.MENTEE, Place.WAITING): 0.30,
    (Role.MENTOR, Place.WAITING): 0.23,
    (Role.MENTEE, Place.APPLYING): 0.06,
    (Role.MENTOR, Place.APPLYING): 0.05,
}
# How many days ago somebody of the tail signed up.
DAYS_AGO: dict[Place, tuple[int, int]] = {
    Place.IN_A_MATCH: (150, 400),
    Place.WAITING: (26, 330),
    Place.APPLYING: (0, 19),
}


def people_today(people: int) -> int:
    """Return how many of all are with the network today: some 12 %, and more in a small network, to fill the desk."""
    return min(round(people * 0.28), max(170, round(people * 0.12)))


def a_few_more(people: int) -> int:
    """Return how many to add, since some of today's mentors are the mentees of then: "a good 4,500" women."""
    return round(people * 0.006)


def history_by_branch(chance: Random, people: int) -> dict[BranchStory, Counter[Role]]:
    shares = {branch.code: branch.share_of_history for branch in BRANCHES}
    counts = Counter(dealt(chance, shares, people))
    return {
        branch: Counter(
            dealt(chance, {Role.MENTEE: MENTEES_OF_ALL, Role.MENTOR: 1 - MENTEES_OF_ALL}, counts[branch.code])
        )
        for branch in BRANCHES
    }


def today_by_branch(chance: Random, people: int) -> dict[BranchStory, Counter[tuple[Role, Place]]]:
    shares = {branch.code: branch.share_of_today for branch in BRANCHES}
    counts = Counter(dealt(chance, shares, people))
    by_branch = {}
    for branch in BRANCHES:
        places = Counter(dealt(chance, TODAY_PLACES, counts[branch.code]))
        paired = min(places[Role.MENTEE, Place.IN_A_MATCH], places[Role.MENTOR, Place.IN_A_MATCH])
        if branch.share_of_history == 0:  # a branch that is being established has no matches yet
            paired = 0
        for role in Role:
            places[role, Place.WAITING] += places[role, Place.IN_A_MATCH] - paired
            places[role, Place.IN_A_MATCH] = paired
        by_branch[branch] = places
    return by_branch


def sign_up_days(chance: Random, branch: BranchStory, role: Role, count: int) -> list[date]:
    """Return the days of a branch's historic sign-ups: growing, launched loudly, and surging after the prizes."""
    months = months_between(branch.takes_sign_ups_from, LAST_HISTORIC_SIGN_UP)
    weights = {month: _month_weight(branch, role, month) for month in months}
    days = []
    for month in dealt(chance, weights, count):
        first = max(month, branch.takes_sign_ups_from)
        days.append(min(first + timedelta(days=chance.randint(0, 27)), LAST_HISTORIC_SIGN_UP))
    return sorted(days)


def _month_weight(branch: BranchStory, role: Role, month: date) -> float:
    age = (month - branch.takes_sign_ups_from).days / 365
    weight = 1 + 0.22 * age
    if branch is COPENHAGEN and month.year == 2003:
        # The pilot: many volunteers, few mentees.
        weight = 0.25 if role == Role.MENTEE else 1.1
    if branch not in (COPENHAGEN, AARHUS) and age < 0.5:
        weight *= 1.5
    if branch.surges and SURGE[0] <= month <= SURGE[1]:
        weight *= 1 + 3 * (1 - (month - SURGE[0]).days / 430)
    return weight


def tail_day(chance: Random, branch: BranchStory, place: Place, today: date) -> date:
    """Return when somebody of the tail signed up: within the last 400 days, never before her branch took sign-ups."""
    least, most = DAYS_AGO[place]
    most = min(most, (today - branch.takes_sign_ups_from).days)
    return today - timedelta(days=chance.randint(min(least, most), most))


def approval_day(chance: Random, member: Member) -> date:
    """Return the day of the first talk; after the prizes one waited for that, too."""
    surging = member.branch.surges and SURGE[0] <= member.applied_on <= SURGE[1]
    return days_later(chance, member.applied_on, 6, 60 if surging else 21)


def channel_of(chance: Random, member: Member, campaign: Campaign | None) -> str:
    """Return how she found the network: by campaigns while it is new, by herself and friends later (R37-R43)."""
    if campaign is not None:
        return ReferralChannel.CAMPAIGN
    surging = member.branch.surges and SURGE[0] <= member.applied_on <= SURGE[1]
    if surging and chance.random() < 0.45:
        return ReferralChannel.MEDIA
    return one_of(chance, _channels(member))


def _channels(member: Member) -> Mapping[str, float]:
    years = max(0.0, (member.applied_on - member.branch.takes_sign_ups_from).days / 365)
    own = min(0.9, 0.4 + 0.18 * years)
    if member.role == Role.MENTOR:
        return {
            ReferralChannel.COLLEAGUE: 26, ReferralChannel.FRIEND: 26 * own, ReferralChannel.PARTNER: 16,
            ReferralChannel.SELF: 14 * own, ReferralChannel.WEB: 10, ReferralChannel.MEDIA: 8,
            ReferralChannel.FAMILY: 4, ReferralChannel.UNKNOWN: 3,
        }  # fmt: skip
    return {
        ReferralChannel.SELF: 34 * own, ReferralChannel.FRIEND: 36 * own, ReferralChannel.FAMILY: 10 * own,
        ReferralChannel.WEB: 12 * own, ReferralChannel.MEDIA: 8 * own, ReferralChannel.LANGUAGE_SCHOOL: 40 * (1 - own),
        ReferralChannel.JOB_CENTER: 30 * (1 - own), ReferralChannel.PARTNER: 30 * (1 - own),
        ReferralChannel.UNKNOWN: 3,
    }  # fmt: skip


def campaign_of(chance: Random, member: Member, running: list[Campaign]) -> Campaign | None:
    """Return the campaign whose code she carried: half of those who come while one runs."""
    fitting = [
        campaign
        for campaign in running
        if campaign.role == member.role and campaign.from_on <= member.applied_on <= campaign.until_on
    ]
    return chance.choice(fitting) if fitting and chance.random() < 0.5 else None


def gender_is_open(branch: BranchStory, on: date) -> bool:
    """May men join this branch on a day (R92)?"""
    return branch.men_from is not None and on >= branch.men_from
