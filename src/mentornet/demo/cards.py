"""What an invented member brings, wishes and dreams of."""

from collections.abc import Sequence
from random import Random

from mentornet.demo.chance import one_of, several_of
from mentornet.demo.members import Member
from mentornet.demo.shares import FREE_TIME_OF_THOSE_IN_WORK, OFFERS, SLOTS, UNSAID
from mentornet.demo.tables import Occupation, Sentence, occupations, sentences
from mentornet.joining.choices import Role, Sector
from mentornet.joining.models import Application, Card
from mentornet.people.models import Gender
from mentornet.vocabularies.interests import interests

# Words that only a woman says of herself.
HERS_ALONE = ("mor", "veninde", "kvinde")


def draw_trade(chance: Random, *, highly_educated: bool) -> Occupation:
    """Return the occupation she learned, or lived from, before."""
    fitting = [job for job in occupations() if (job.level >= 5) == highly_educated and not job.is_unskilled]
    return chance.choice(fitting)


def draw_job(chance: Random, member: Member) -> Occupation | None:
    """Return what a mentee does today: nothing, unskilled work, or something nearer to her trade."""
    if not member.is_in_work:
        return None
    if member.is_in_unskilled_work:
        return chance.choice([job for job in occupations() if job.is_unskilled])
    if member.is_highly_educated and member.trade and chance.random() < 0.4:
        return member.trade
    return chance.choice([job for job in occupations() if job.level <= 4 and not job.is_unskilled])


def mentee_card(chance: Random, member: Member, application: Application, number: int) -> Card:
    trade, job = member.trade, member.job
    assert trade is not None
    wishes = _wishes(chance, member)
    wanted = trade if member.is_highly_educated or chance.random() < 0.4 else draw_trade(chance, highly_educated=False)
    wants_to_study = "education" in dict(wishes)
    return Card(
        application=application,
        number=number,
        dream=_said(chance, member, sentences("dreams")[str(wishes[0][0])], wanted),
        strengths=_strengths(chance, member, trade),
        wishes=wishes,
        past_job=trade.danish,
        past_job_codes=[trade.isco],
        wanted_job=wanted.danish,
        wanted_job_codes=[wanted.isco],
        job=job.danish if job else "",
        job_codes=[job.isco] if job else [],
        education_level=_level(chance, member, trade),
        education_field=trade.field if member.is_highly_educated else "",
        wanted_education=wanted.field if wants_to_study else "",
        languages=_mentee_languages(chance, member),
        availability=_availability(chance, in_work=member.is_in_work),
        online=chance.random() < 0.45,
        interests=_interests(chance, 3),
        postcode=_postcode(chance, member),
        gender=member.gender,
        wants_gender=Gender.WOMAN if member.gender == Gender.WOMAN and chance.random() < 0.35 else "",
        professional_shift=one_of(chance, {0: 80, 5: 8, 10: 4, -5: 5, -10: 3}),
    )


def mentor_card(chance: Random, member: Member, application: Application, number: int) -> Card:
    trade = member.trade
    assert trade is not None
    return Card(
        application=application,
        number=number,
        strengths=_said(chance, member, sentences("strengths")["mentor"], trade),
        motivation=_said(chance, member, sentences("motivations")[""], trade),
        offers=sorted(several_of(chance, OFFERS, chance.randint(3, 6)), key=list(OFFERS).index),
        job=trade.danish,
        job_codes=[trade.isco],
        sector=one_of(chance, dict.fromkeys(trade.sectors, 8.0) | {Sector.CIVIL.value: 1.0}),
        education_level=_level(chance, member, trade),
        education_field=trade.field,
        languages=_mentor_languages(chance, member),
        availability=_availability(chance, in_work=chance.random() < 0.8),
        online=chance.random() < 0.5,
        interests=_interests(chance, 4),
        postcode=_postcode(chance, member),
        gender=member.gender,
        wants_gender=Gender.WOMAN if member.gender == Gender.WOMAN and chance.random() < 0.05 else "",
        places=one_of(chance, {1: 93, 2: 7}),
    )


def _wishes(chance: Random, member: Member) -> list[tuple[str, int]]:
    weights = dict(member.branch.wishes)
    # Whoever is in work wishes for a better one; whoever is not wishes for one at all.
    del weights["job_search" if member.is_in_work else "better_job"]
    chosen = several_of(chance, weights, chance.randint(2, 4))
    if member.is_in_unskilled_work and "better_job" in weights:
        chosen = ["better_job", *(wish for wish in chosen if wish != "better_job")]
    priorities = (3, 2, 2, 1) if len(chosen) > 2 else (3, 2)
    return list(zip(chosen, priorities, strict=False))


def _level(chance: Random, member: Member, trade: Occupation) -> int:
    """Return an ISCED level: that of her trade, or at most 4 where she has no higher education."""
    if member.role == Role.MENTOR:
        return trade.level
    if member.is_highly_educated:
        return min(8, trade.level + one_of(chance, {0: 85, 1: 15}))
    return one_of(chance, {1: 20, 2: 30, 3: 35, 4: 15})


def _said(chance: Random, member: Member, said: Sequence[Sentence], job: Occupation) -> str:
    sentence = _chosen(chance, member, said)
    return sentence.text.format(job=job.english if sentence.language == "en" else job.danish)


def _chosen(chance: Random, member: Member, said: Sequence[Sentence]) -> Sentence:
    """Return a sentence in a language that she writes, mostly Danish."""
    spoken = {"da"} if chance.random() < 0.78 else {member.country.language, "en"}
    fitting = [sentence for sentence in said if sentence.language in spoken and _may_say(member, sentence)]
    return chance.choice(fitting or [one for one in said if one.language == "da" and _may_say(member, one)])


def _may_say(member: Member, sentence: Sentence) -> bool:
    """Can these words be a man's too? Other languages than Danish mark it in the verb, so a man writes Danish."""
    if member.gender == Gender.WOMAN:
        return True
    return sentence.language == "da" and not any(word in sentence.text for word in HERS_ALONE)


def _strengths(chance: Random, member: Member, trade: Occupation) -> str:
    sentence = _chosen(chance, member, sentences("strengths")["mentee"])
    if sentence.language == "da" and chance.random() < 0.5:
        return f"Jeg har arbejdet som {trade.danish} i {chance.randint(2, 14)} år. {sentence.text}"
    return sentence.text


def _mentee_languages(chance: Random, member: Member) -> list[list[object]]:
    """Return her mother tongue, Danish from A1 to C1, and English where she learned it; Danish or English at A2+."""
    danish = one_of(chance, {1: 10, 2: 28, 3: 34, 4: 20, 5: 8})
    english = one_of(chance, {0: 30, 2: 20, 3: 25, 4: 25} if not member.is_highly_educated else {3: 30, 4: 40, 5: 30})
    spoken = {"da": danish if english >= 2 or danish >= 2 else 2, "en": english, member.country.language: 7}
    return [[code, level] for code, level in spoken.items() if level]


def _mentor_languages(chance: Random, member: Member) -> list[list[object]]:
    spoken = {member.country.language: 7, "da": 7 if member.country.code == "DK" else 6}
    spoken["en"] = chance.randint(3, 6)
    for code in several_of(chance, {"de": 30, "fr": 14, "es": 10, "sv": 6, "ar": 3, "tr": 2}, chance.randint(0, 2)):
        spoken.setdefault(code, chance.randint(1, 4))
    return [[code, level] for code, level in spoken.items()]


def _availability(chance: Random, *, in_work: bool) -> list[str]:
    drawn = several_of(chance, FREE_TIME_OF_THOSE_IN_WORK if in_work else SLOTS, chance.randint(1, 3))
    return [slot for slot in SLOTS if slot in drawn]


def _interests(chance: Random, most: int) -> list[str]:
    said = [code for code in interests().codes if code not in UNSAID]
    return sorted(chance.sample(said, chance.randint(2, most + 1)))


def _postcode(chance: Random, member: Member) -> str:
    branch = member.branch
    postcodes = dict(branch.mentee_postcodes if member.role == Role.MENTEE else branch.mentor_postcodes)
    if branch.joined_later and member.applied_on >= branch.joined_later[0]:
        postcodes |= branch.joined_later[1]
    return one_of(chance, postcodes)
