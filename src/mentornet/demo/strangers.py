"""Invented mentees and mentors as rows of two sheets: for simulated years, without a database and without names."""

from random import Random
from typing import Any

from mentornet.demo.chance import dealt, one_of, several_of
from mentornet.demo.shares import FREE_TIME_OF_THOSE_IN_WORK, OFFERS, SLOTS, UNSAID
from mentornet.demo.story import BRANCHES, BranchStory
from mentornet.demo.tables import Occupation, countries, occupations
from mentornet.joining.facts import Facts
from mentornet.vocabularies.interests import interests

WOMAN = "woman"


def strangers(count: int, *, seed: int) -> tuple[list[Facts], list[Facts]]:
    """Return `count` mentees and `count` mentors, spread over the invented branches as the network is today."""
    chance = Random(seed)
    shares = {branch: branch.share_of_today for branch in BRANCHES}
    mentees = [_mentee(chance, branch, row) for row, branch in enumerate(dealt(chance, shares, count), start=1)]
    mentors = [_mentor(chance, branch, row) for row, branch in enumerate(dealt(chance, shares, count), start=1)]
    return mentees, mentors


def _mentee(chance: Random, branch: BranchStory, row: int) -> Facts:
    is_highly_educated = chance.random() < branch.highly_educated
    trade = _trade(chance, is_highly_educated)
    wanted = trade if is_highly_educated or chance.random() < 0.4 else _trade(chance, False)
    wishes = several_of(chance, branch.wishes, chance.randint(2, 4))
    danish, english = one_of(chance, {2: 30, 3: 40, 4: 20, 5: 10}), one_of(chance, {0: 25, 2: 20, 3: 25, 4: 30})
    language = one_of(chance, {country.language: float(country.weight) for country in countries()})
    spoken = {"da": danish, "en": english, language: 7}
    return Facts(
        **_both(chance, branch, row, "mentee"),
        postcode=one_of(chance, branch.mentee_postcodes),
        languages=tuple((code, level) for code, level in spoken.items() if level),
        availability=frozenset(several_of(chance, SLOTS, chance.randint(1, 3))),
        education_level=trade.level if is_highly_educated else chance.randint(1, 4),
        education_field=trade.field if is_highly_educated else "",
        wishes=tuple(zip(wishes, (3, 2, 2, 1), strict=False)),
        past_jobs=(trade.isco,),
        wanted_jobs=(wanted.isco,),
        wanted_education=wanted.field if "education" in wishes else "",
    )


def _mentor(chance: Random, branch: BranchStory, row: int) -> Facts:
    trade = chance.choice([job for job in occupations() if not job.is_unskilled])
    return Facts(
        **_both(chance, branch, row, "mentor"),
        postcode=one_of(chance, branch.mentor_postcodes),
        languages=(("da", 7), ("en", chance.randint(3, 6))),
        availability=frozenset(several_of(chance, FREE_TIME_OF_THOSE_IN_WORK, chance.randint(1, 2))),
        education_level=trade.level,
        education_field=trade.field,
        offers=frozenset(several_of(chance, OFFERS, chance.randint(3, 6))),
        jobs=(trade.isco,),
        sector=chance.choice(trade.sectors),
        places=one_of(chance, {1: 93, 2: 7}),
    )


def _both(chance: Random, branch: BranchStory, row: int, role: str) -> dict[str, Any]:
    said = [code for code in interests().codes if code not in UNSAID]
    return {
        "id": f"{role}-{row}",
        "row": row,
        "branch": branch.code,
        "online": chance.random() < 0.45,
        "gender": WOMAN,
        "interests": frozenset(chance.sample(said, chance.randint(2, 4))),
    }


def _trade(chance: Random, is_highly_educated: bool) -> Occupation:
    fitting = [job for job in occupations() if (job.level >= 5) == is_highly_educated and not job.is_unskilled]
    return chance.choice(fitting)
