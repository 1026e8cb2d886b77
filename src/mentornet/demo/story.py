"""The story of the invented network: its branches, their dates and their profiles, as the seed tells them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mentornet.branches.choices import BranchStage, HostKind, MilestoneKind

DEMO_TODAY = date(2008, 9, 30)
"""The day on which the seed looks around: the last day of the history."""
PROJECT_START = date(2003, 1, 1)
"""Nobody signed up before; the first branch was established the year before (R22, R27)."""
LAST_HISTORIC_SIGN_UP = date(2008, 3, 31)
"""Whoever signed up later is still with the network: she belongs to the living tail."""
SEED_OF_ROUNDS = 46
SURGE = (date(2004, 11, 1), date(2005, 12, 31))
"""The months in which the two prizes brought more sign-ups than anybody could meet (R33-R36)."""


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality, or a neighborhood in it, and the day from which the branch covers it."""

    municipality: str
    from_on: date
    neighborhood: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class BranchStory:
    """One branch of the seed. Shares lie between 0 and 1; postcodes carry weights."""

    code: str
    name: str
    host: str
    host_kind: HostKind
    controller: str
    sentence: str
    in_residential_area: bool = False
    started_on: date
    states: tuple[tuple[BranchStage, date], ...]
    areas: tuple[Area, ...]
    takes_sign_ups_from: date
    coordinators: int = 1
    # Of all who ever signed up, and of those who are with the network today.
    share_of_history: float
    share_of_today: float
    # Mentees with ISCED 5-8; mentees in work; of the highly educated in work, those in ISCO 9 (R67, R79).
    highly_educated: float
    in_work: float
    in_unskilled_work: float
    mentee_postcodes: Mapping[str, int]
    mentor_postcodes: Mapping[str, int]
    # Postcodes that count only from a later day.
    joined_later: tuple[date, Mapping[str, int]] | None = None
    men_from: date | None = None
    men: float = 0.0
    seeks_mentors_by_campaign: bool = False
    surges: bool = False
    wishes: Mapping[str, int] = field(default_factory=dict)


_WISHES = {
    "job_search": 30, "better_job": 22, "start_company": 6, "education": 14, "danish": 26,
    "network": 22, "social_life": 14, "society": 10, "family": 8,
}  # fmt: skip

COPENHAGEN = BranchStory(
    code="copenhagen",
    name="København",
    host="Et videnscenter for kvinder, køn og ligestilling",
    host_kind=HostKind.KNOWLEDGE_CENTER,
    controller="Videnscenteret i København",
    sentence="For kvinder, der har en uddannelse med og vil bruge den.",
    started_on=date(2002, 9, 1),
    states=((BranchStage.ESTABLISHING, date(2002, 3, 1)), (BranchStage.OPEN, date(2002, 9, 1))),
    areas=(Area("101", date(2002, 9, 1)),),
    takes_sign_ups_from=PROJECT_START,
    coordinators=2,
    share_of_history=0.47,
    share_of_today=0.32,
    highly_educated=0.68,
    in_work=0.34,
    in_unskilled_work=0.20,
    mentee_postcodes={"2200": 22, "2300": 16, "2400": 16, "2100": 14, "2450": 7, "2500": 9, "2720": 6, "2700": 4},
    mentor_postcodes={"2100": 22, "2200": 14, "2300": 14, "2000": 12, "2500": 8, "2720": 6, "2900": 7, "2800": 5},
    surges=True,
    wishes=_WISHES | {"better_job": 34, "network": 32},
)
AARHUS = BranchStory(
    code="aarhus",
    name="Aarhus",
    host="Kvindemuseet i Aarhus",
    host_kind=HostKind.MUSEUM,
    controller="Kvindemuseet i Aarhus",
    sentence="Et museum, et korps af rollemodeller og en dør ind til byen.",
    started_on=date(2004, 4, 1),
    states=((BranchStage.ESTABLISHING, date(2004, 1, 15)), (BranchStage.OPEN, date(2004, 4, 1))),
    areas=(Area("751", date(2004, 4, 1)),),
    takes_sign_ups_from=date(2004, 4, 1),
    coordinators=2,
    share_of_history=0.27,
    share_of_today=0.20,
    highly_educated=0.60,
    in_work=0.30,
    in_unskilled_work=0.24,
    # Women from housing areas in the west of the city come too (R70).
    mentee_postcodes={"8000": 20, "8200": 14, "8210": 16, "8220": 26, "8230": 8, "8240": 8, "8260": 8},
    mentor_postcodes={"8000": 30, "8200": 16, "8210": 8, "8230": 8, "8240": 10, "8250": 6, "8260": 8, "8270": 10},
    surges=True,
    wishes=_WISHES,
)
ESBJERG = BranchStory(
    code="esbjerg",
    name="Esbjerg og Varde",
    host="De Frivilliges Hus i Esbjerg",
    host_kind=HostKind.VOLUNTEER_CENTER,
    controller="De Frivilliges Hus i Esbjerg",
    sentence="I de frivilliges hus, med en stol til alle.",
    started_on=date(2005, 5, 1),
    states=((BranchStage.ESTABLISHING, date(2005, 2, 1)), (BranchStage.OPEN, date(2005, 5, 1))),
    areas=(Area("561", date(2005, 5, 1)), Area("573", date(2007, 8, 1))),
    takes_sign_ups_from=date(2005, 2, 1),
    share_of_history=0.14,
    share_of_today=0.16,
    highly_educated=0.52,
    in_work=0.48,
    in_unskilled_work=0.56,
    mentee_postcodes={"6700": 40, "6705": 18, "6710": 14, "6715": 10, "6740": 8, "6760": 6},
    mentor_postcodes={"6700": 34, "6705": 16, "6710": 16, "6715": 12, "6740": 10, "6760": 8},
    joined_later=(date(2007, 8, 1), {"6800": 20, "6830": 4, "6840": 6, "6855": 4}),
    men_from=date(2008, 9, 1),
    men=0.15,
    seeks_mentors_by_campaign=True,
    wishes=_WISHES | {"better_job": 46},
)
VOLLSMOSE = BranchStory(
    code="odense-vollsmose",
    name="Odense-Vollsmose",
    host="Odense Kommune med Syddansk Universitets karrierecenter",
    host_kind=HostKind.MUNICIPALITY,
    controller="Odense Kommune",
    sentence="Midt i Vollsmose, med hele Odense omkring.",
    in_residential_area=True,
    started_on=date(2006, 3, 1),
    states=((BranchStage.ESTABLISHING, date(2005, 11, 1)), (BranchStage.OPEN, date(2006, 3, 1))),
    areas=(Area("461", date(2006, 3, 1)), Area("461", date(2006, 3, 1), "Vollsmose")),
    takes_sign_ups_from=date(2005, 12, 1),
    coordinators=2,
    share_of_history=0.12,
    share_of_today=0.24,
    highly_educated=0.34,
    in_work=0.26,
    in_unskilled_work=0.28,
    # Mentors come from Odense and around, mentees from Vollsmose (5240) and Odense: pairs cross the city (R86, R87).
    mentee_postcodes={"5240": 62, "5000": 16, "5200": 6, "5210": 8, "5220": 4, "5230": 4},
    mentor_postcodes={
        "5000": 34,
        "5200": 10,
        "5210": 8,
        "5220": 10,
        "5230": 12,
        "5250": 6,
        "5300": 8,
        "5550": 4,
        "5750": 4,
    },
    seeks_mentors_by_campaign=True,
    wishes=_WISHES | {"danish": 38, "social_life": 22, "society": 16},
)
TINGBJERG = BranchStory(
    code="tingbjerg",
    name="Tingbjerg",
    host="Områdesekretariatet i Tingbjerg",
    host_kind=HostKind.HOUSING_AREA,
    controller="Københavns Kommune",
    sentence="En ny dør, tæt på opgangen.",
    in_residential_area=True,
    started_on=date(2008, 9, 1),
    states=((BranchStage.ESTABLISHING, date(2008, 9, 1)),),
    areas=(Area("101", date(2008, 9, 1), "Tingbjerg"),),
    takes_sign_ups_from=date(2008, 9, 1),
    share_of_history=0.0,
    share_of_today=0.08,
    highly_educated=0.30,
    in_work=0.24,
    in_unskilled_work=0.20,
    mentee_postcodes={"2700": 1},
    mentor_postcodes={"2700": 4, "2400": 3, "2200": 2, "2720": 2},
    men_from=date(2008, 9, 1),
    men=0.35,
    seeks_mentors_by_campaign=True,
    wishes=_WISHES | {"danish": 34, "social_life": 20},
)
BRANCHES = (COPENHAGEN, AARHUS, ESBJERG, VOLLSMOSE, TINGBJERG)


@dataclass(frozen=True, slots=True)
class CampaignStory:
    branch: str
    name: str
    role: str
    code: str
    from_on: date
    until_on: date


# Open campaigns for mentors only in Esbjerg and Vollsmose; for mentees only while a branch is new (R38-R41).
CAMPAIGNS = (
    CampaignStory("esbjerg", "En stol til alle", "mentee", "stol-2005", date(2005, 2, 15), date(2005, 8, 31)),
    CampaignStory("esbjerg", "Bliv mentor i Esbjerg", "mentor", "esbjerg-2005", date(2005, 2, 15), date(2005, 10, 31)),
    CampaignStory("esbjerg", "Efterår på biblioteket", "mentor", "bib-2006", date(2006, 9, 1), date(2006, 11, 30)),
    CampaignStory("esbjerg", "Mentorer i Varde", "mentor", "varde-2007", date(2007, 8, 1), date(2007, 12, 31)),
    CampaignStory("odense-vollsmose", "Vi flytter ind", "mentee", "ind-2006", date(2005, 12, 15), date(2006, 6, 30)),
    CampaignStory("odense-vollsmose", "Odense møder", "mentor", "odense-2006", date(2005, 12, 15), date(2006, 9, 30)),
    CampaignStory("odense-vollsmose", "Kend en vej", "mentor", "vej-2007", date(2007, 3, 1), date(2007, 6, 30)),
    CampaignStory("odense-vollsmose", "Stand på campus", "mentor", "campus-2008", date(2008, 1, 15), date(2008, 5, 31)),
)


@dataclass(frozen=True, slots=True)
class MilestoneStory:
    happened: str
    earliest: date
    kind: MilestoneKind
    title: str
    giver: str = ""
    source: str = "Om mentornetværket, 2008"
    branch: str = ""


MILESTONES = (
    MilestoneStory(
        "2002", date(2002, 9, 1), MilestoneKind.OPENING, "Den første afdeling, København", branch="copenhagen"
    ),
    MilestoneStory("2003", PROJECT_START, MilestoneKind.OTHER, "Projektet begynder, og de første melder sig"),
    MilestoneStory("2004", date(2004, 4, 1), MilestoneKind.OPENING, "Den anden afdeling, Aarhus", branch="aarhus"),
    MilestoneStory("2004-10", date(2004, 10, 1), MilestoneKind.AWARD, "Kvindeprisen", giver="ALT for Damerne"),
    # "Later the same year": no month is known, and not before October.
    MilestoneStory(
        "2004", date(2004, 11, 1), MilestoneKind.AWARD, "Integrationsprisen for det offentlige arbejdsmarked"
    ),
    MilestoneStory("2005", date(2005, 5, 1), MilestoneKind.OPENING, "Den tredje afdeling, Esbjerg", branch="esbjerg"),
    MilestoneStory(
        "2006", date(2006, 3, 1), MilestoneKind.OPENING, "Den fjerde afdeling, Vollsmose", branch="odense-vollsmose"
    ),
    MilestoneStory(
        "2007-03",
        date(2007, 3, 1),
        MilestoneKind.STATEMENT,
        '"A remarkable exception" i idé, omfang og geografisk udbredelse',
        giver="OECD",
        source="OECD: The Labour Market Integration of Immigrants in Denmark, marts 2007",
    ),
    MilestoneStory(
        "2008",
        date(2008, 1, 1),
        MilestoneKind.STATEMENT,
        "Verdens største mentornetværk af sin art",
        giver="Professor David Clutterbuck",
    ),
    MilestoneStory(
        "2008-09", date(2008, 9, 1), MilestoneKind.OTHER, "En femte afdeling er på vej i Tingbjerg", branch="tingbjerg"
    ),
    MilestoneStory(
        "2008-11-20",
        date(2008, 11, 20),
        MilestoneKind.OTHER,
        "Konferencen Mentoring and Network: Women building Trust and Social Capital in our Cities, to dage",
    ),
)
