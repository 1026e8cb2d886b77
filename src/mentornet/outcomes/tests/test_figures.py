"""Each figure against a count of the tests' own, made by hand."""

from datetime import timedelta

import pytest

from mentornet.matching.models import Match
from mentornet.outcomes import figures
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.models import EducationStart, JobStart, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import pair_pseudonym, person_pseudonym
from tests.cast import TODAY, make_participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def pairs(north):
    """Four pairs, active since a hundred days."""
    began = TODAY - timedelta(days=100)
    return [
        Match.objects.create(
            branch=north, started_on=began, active_on=began,
            mentee=make_participant(north, "mentee", entered_on=began, education_level=7),
            mentor=make_participant(north, "mentor", entered_on=began),
        )
        for _pair in range(4)
    ]  # fmt: skip


def job(match, days=0, **facts):
    person = match.mentee.person
    day = match.started_on + timedelta(days=days)
    return JobStart.objects.create(person=person, participant=match.mentee, started_on=day, **facts)


def said(participant, wave, match=None, **answers):
    """Let somebody be asked a wave, and answer it unless she says nothing at all."""
    SurveyRequest.objects.create(
        application=participant.application, match=match, wave=wave, due_on=TODAY, asked_on=TODAY, closes_on=TODAY
    )
    if answers:
        SurveyResponse.objects.create(
            person_pseudonym=person_pseudonym(participant.application_id),
            pair_pseudonym=pair_pseudonym(match.pk if match else None),
            branch=participant.branch, role=participant.role, wave=wave, form_version=1,
            answers=answers, answered_on=TODAY,
        )  # fmt: skip


def by_hand_in_a_job():
    """I-26 without the house's query: look at every job and every match."""
    people = set()
    for one in JobStart.objects.all():
        matches = [m for m in Match.objects.all() if m.mentee.person_id == one.person_id and m.active_on]
        if one.ordinary and any(one.started_on >= match.started_on for match in matches):
            people.add(one.person_id)
    return len(people)


def test_jobs_ever_count_each_woman_once_and_only_ordinary_jobs_after_her_match_began(pairs, south):
    first, second, third, fourth = pairs
    job(first, 10), job(first, 20), job(second, 0)
    job(third, 10, ordinary=False, kind="internship")
    job(fourth, -1)

    assert figures.jobs_ever(as_of=TODAY) == by_hand_in_a_job() == 2
    assert figures.jobs_ever(as_of=first.started_on + timedelta(days=5)) == 1
    assert figures.jobs_ever(as_of=TODAY, branch=south) == 0
    assert figures.job_counts_by_kind(as_of=TODAY) == {"ordinary": 2, "internship": 1}


def test_a_pair_that_never_became_active_gives_no_job(pairs):
    Match.objects.filter(pk=pairs[0].pk).update(active_on=None)
    job(pairs[0], 10)

    assert figures.jobs_ever(as_of=TODAY) == by_hand_in_a_job() == 0


def test_an_attractive_job_is_wanted_and_has_two_of_four(pairs):
    job(pairs[0], 5, wanted_by_her=True, permanent=True, fits_education=True)
    job(pairs[1], 5, wanted_by_her=True, permanent=True)
    job(pairs[2], 5, permanent=True, fits_education=True, wanted_hours=True)

    assert figures.attractive_jobs(as_of=TODAY) == figures.Share(1, 3)


def test_a_better_job_counts_although_she_was_in_work(pairs):
    job(pairs[0], -50), job(pairs[0], 5, fits_better_than_before=True)

    assert figures.better_jobs(as_of=TODAY) == 1


def test_over_qualification_in_the_latest_work_of_those_with_higher_education(pairs):
    job(pairs[0], 1, isco="9112"), job(pairs[1], 1, isco="5223"), job(pairs[2], 1, isco="2221")
    job(pairs[2], -9, isco="9112", ended_on=pairs[2].started_on)

    assert figures.over_qualified(as_of=TODAY) == figures.Share(2, 3)
    assert figures.over_qualified(as_of=TODAY, strict=True) == figures.Share(1, 3)


def test_education_begun_after_the_match_and_qualifying(pairs):
    for match, days, qualifying in (
        (pairs[0], 5, True),
        (pairs[0], 9, True),
        (pairs[1], 5, False),
        (pairs[2], -5, True),
    ):
        day = match.started_on + timedelta(days=days)
        EducationStart.objects.create(
            person=match.mentee.person, participant=match.mentee, started_on=day, qualifying=qualifying
        )

    assert figures.education_starts(as_of=TODAY) == 1


def test_the_job_rate_of_those_who_wanted_one_with_and_without_the_silent(pairs):
    for match, status, wants in zip(
        pairs, ("unemployed_without", "language_course", "unemployed_without", "student"), ("yes", "yes", "yes", "no"),
        strict=True,
    ):  # fmt: skip
        said(match.mentee, "t1", match, work_status=status, wants_job=wants)
    said(pairs[0].mentee, "t4", pairs[0], work_status="ordinary_part")
    said(pairs[1].mentee, "t4", pairs[1], work_status="subsidised")
    said(pairs[2].mentee, "t4", pairs[2])

    answered, everybody = figures.job_rate(Wave.T4, as_of=TODAY)

    assert (answered.count, answered.of, answered.asked) == (1, 2, 3)
    assert (everybody.count, everybody.of) == (1, 3)


SIX = ("respected", "speak_freely", "what_matters", "often_enough", "believes", "again")


def test_quality_is_the_mean_of_five_or_six_answers(pairs):
    said(pairs[0].mentee, "t2", pairs[0], **dict.fromkeys(SIX, 5))
    said(pairs[1].mentee, "t2", pairs[1], **dict.fromkeys(SIX[:5], 2), again=None)
    said(pairs[2].mentee, "t2", pairs[2], **dict.fromkeys(SIX[:4], 1))
    said(pairs[3].mentee, "t2", pairs[3])
    said(pairs[0].mentor, "t2", pairs[0], **dict.fromkeys(SIX, 3))

    quality = figures.relationship(Wave.T2, as_of=TODAY)

    assert quality["mentee"] == figures.Mean(mean=3.5, n=2, asked=4, at_least_4=1)
    assert quality["mentor"] == figures.Mean(mean=3.0, n=1, asked=1, at_least_4=0)
    assert figures.discrepancies(Wave.T2, as_of=TODAY) == [2.0]


def test_trust_is_mutual_where_all_four_answers_say_so(pairs):
    for match, hers, mentors in zip(pairs[:3], (5, 5, 4), (4, 3, 4), strict=True):
        said(match.mentee, "t3", match, respected=hers, speak_freely=5)
        said(match.mentor, "t3", match, respected=mentors, speak_freely=4)
    said(pairs[3].mentee, "t3", pairs[3], respected=5, speak_freely=5)

    assert figures.mutual_trust(Wave.T3, as_of=TODAY) == figures.Share(2, 3)


def test_learning_and_gain_are_counted_for_both(pairs):
    for match, hers, mentors in zip(pairs[:2], (["people"], ["none"]), (["joy"], ["joy"]), strict=True):
        said(match.mentee, "t3", match, learned_new=4, gains=hers)
        said(match.mentor, "t3", match, learned_new=3, gains=mentors)

    learning = figures.mutual_learning(as_of=TODAY)

    assert (learning["mentee"].count, learning["mentee"].of) == (2, 2)
    assert (learning["mentor"].count, learning["mentor"].of) == (0, 2)
    assert figures.both_gain(as_of=TODAY) == figures.Share(1, 2)


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_social_capital_changes_with_and_without_the_other_of_the_two(pairs, role):
    first, second = getattr(pairs[0], role), getattr(pairs[1], role)
    said(first, "t0", positions=["cleaner"], resources=["none"], bridging_advice="no", bridging_favor="no",
         bridging_introduced="no")  # fmt: skip
    said(first, "t3", pairs[0], positions=["cleaner", "lawyer", "nurse"], positions_only_pair=["lawyer", "nurse"],
         resources=["reference"], bridging_advice="yes", bridging_favor="yes", bridging_introduced="no")  # fmt: skip
    said(second, "t0", positions=["nurse"])

    whole = figures.social_capital(role, Wave.T3, as_of=TODAY)
    alone = figures.social_capital(role, Wave.T3, as_of=TODAY, with_the_other=False)

    assert {name: (change.n, change.change) for name, change in whole.items()} == {
        "positions": (1, 2.0), "height": (1, 3.0), "resources": (1, 1.0), "bridging": (1, 2.0),
    }  # fmt: skip
    assert (alone["positions"].change, alone["height"].change) == (0.0, 0.0)


def test_company_turns_being_alone_round(pairs):
    alone = {"company_when_wanted": 2, "company_to_talk": 2, "company_belongs": 2, "company_alone": 4}
    among = {"company_when_wanted": 5, "company_to_talk": 5, "company_belongs": 5, "company_alone": 1}
    said(pairs[0].mentee, "t0", **alone)
    said(pairs[0].mentee, "t3", pairs[0], **among)

    changed = figures.company("mentee", Wave.T3, as_of=TODAY)

    assert (changed.n, changed.before, changed.after) == (1, 2.0, 5.0)


def test_danish_moves_when_any_skill_moves_and_both_waves_were_answered(pairs):
    for match, first, later in zip(pairs[:3], ("2", "3", "4"), ("3", "3", None), strict=True):
        said(match.mentee, "t1", match, danish_speaks=first, danish_reads="2")
        said(match.mentee, "t4", match, danish_speaks=later, danish_reads=None if later is None else "2")

    assert figures.danish_step(Wave.T4, as_of=TODAY) == figures.Share(1, 2)


def test_a_response_is_of_those_who_were_asked(pairs):
    said(pairs[0].mentee, "t2", pairs[0], respected=5)
    said(pairs[1].mentee, "t2", pairs[1], respected=None)
    said(pairs[2].mentee, "t2", pairs[2])

    assert figures.response(Wave.T2, "mentee", as_of=TODAY) == figures.Share(1, 3)
