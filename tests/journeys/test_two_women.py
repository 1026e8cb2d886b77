"""Two women, Olena with a Ukrainian phone and Anna with a Danish one, and Karen at her desk: from the first question
to the years after; and what happens where life goes another way. All clocks are moved by the test.
"""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from mentornet.following_up.actions import receive_mail
from mentornet.following_up.choices import MailFate
from mentornet.following_up.models import CheckIn, Closure
from mentornet.interviewing.models import Interview, WaitingListEntry
from mentornet.joining.models import Application
from mentornet.matching.models import Match, Proposal
from mentornet.outcomes.models import JobStart, SurveyRequest
from mentornet.pairing.models import Meeting
from mentornet.pairing.queries import plan_of
from tests.cast import make_branch, make_coordinator
from tests.journeys.conftest import DESK, PHONE, SHOTS
from tests.journeys.women import Calendar, Coordinator, Somebody

SPRING = date(2027, 3, 1)
DREAM = "Відкрити власну пекарню, де пахне хлібом."
OLENAS_LETTER = {
    "strengths": {"strength_codes": ["cooking", "organizing"], "strengths": "Я спокійна, коли багато роботи."},
    "dream": {"dream": DREAM},
    "wishes": {"wishes": ["job_search", "danish", "network"], "first_wishes": ["job_search"]},
    "work": {"past_job": "кухар", "wanted_job": "пекар"},
    "learning": {},
    "leisure": {"interests": ["cooking"]},
    "talk": {"danish": "3", "spoken": ["uk", "en"]},
    "meet": {"availability": ["weekday_evening"], "postcode": "5000"},
    "you": {
        "full_name": "Олена Коваль",
        "birth_year": "1988",
        "gender": "woman",
        "eligible": True,
        "channel": "friend",
    },
    "reach": {"phone": "20 30 40 50", "language": "uk", "consent": True, "survey": True},
}
ANNAS_LETTER = {
    "strengths": {"strength_codes": ["leading"], "strengths": "Jeg kan få et køkken til at fungere."},
    "motivation": {"motives": ["open_doors"], "motivation": "Nogen gjorde det for mig engang."},
    "offers": {"offers": ["job_search", "network"], "places": "1"},
    "work": {"job": "bager", "sector": "private", "networks": ["private"]},
    "learning": {},
    "leisure": {"interests": ["cooking"]},
    "talk": {"danish": "7", "spoken": ["en"]},
    "meet": {"availability": ["weekday_evening"], "postcode": "5000"},
    "ground": {"mentor_ground": "labor_market", "expectations": True},
    "you": {"full_name": "Anna Holm", "birth_year": "1970", "gender": "woman"},
    "reach": {"email": "anna.holm@example.org", "language": "da", "consent": True, "survey": True},
}


@pytest.fixture
def calendar(time_machine):
    return Calendar(time_machine)


@pytest.fixture
def karen(live_server, settings, tmp_path, walker, calendar):
    """Karen at her desk in North."""
    settings.DATA_FOLDER = tmp_path
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    settings.REPLY_ADDRESS = "answer@example.org"
    calendar.turn_to(SPRING)
    account = make_coordinator(make_branch("north", "North"), "Karen North")
    return Coordinator(walker(width=DESK, language="da", account=account), account)


@pytest.fixture
def olena(walker):
    """Olena and her phone."""
    return Somebody(walker(width=PHONE, language="uk"), reached_by="+4520304050")


@pytest.fixture
def anna(walker):
    """Anna and her phone."""
    return Somebody(walker(width=PHONE, language="da"), reached_by="anna.holm@example.org")


def test_from_the_first_question_to_the_years_after(karen, olena, anna, calendar):
    writes_her_letter(olena, "mentee", OLENAS_LETTER)
    writes_her_letter(anna, "mentor", ANNAS_LETTER)
    they_find_a_time_and_talk(karen, olena, anna, calendar)
    anna_reads_what_is_asked_of_her(anna)
    karen_decides(karen, olena, anna)
    olena_waits(olena, calendar)
    they_read_each_others_card(karen, olena, anna, calendar)
    match = they_meet(olena, anna, calendar)
    they_sign(olena, anna)
    they_make_a_plan(olena, anna, match)
    they_meet_eight_times(olena, anna, match, calendar)
    olena_finds_work(olena, match, calendar)
    they_look_back(olena, anna, match, calendar)
    half_a_year_later(olena, anna, match, calendar)
    faults = olena.walker.faults + anna.walker.faults + karen.walker.faults
    assert faults == [], "\n".join(faults)


def writes_her_letter(woman, role, letter):
    """From the front page through one question after the other, to the code that shows who she is."""
    woman.opens("/")
    woman.looks(f"landing-{role}")
    woman.follows(f"/join/{role}/")
    for step, answers in letter.items():
        assert woman.page.url.endswith(f"/{step}/") or step == "strengths"
        woman.tells(**answers)
        woman.looks(f"join-{role}-{step}")
        woman.presses()
        if woman.page.url.endswith(f"/{step}/"):  # her words are shown as we understand them, and she confirms
            woman.looks(f"join-{role}-{step}-understood")
            woman.presses()
    woman.looks(f"join-{role}-code")
    woman.presses(code=woman.reads_her_code())
    assert woman.page.url.endswith("/me/")
    woman.looks(f"me-{role}-first")
    application = Application.objects.get(person=woman.person)
    assert (application.role, application.branch.code, application.decided_on) == (role, "north", None)


def they_find_a_time_and_talk(karen, olena, anna, calendar):
    """Karen keeps times free; each picks one on her phone; they talk together, side by side at one screen."""
    karen.comes_to_work()
    karen.follows("/desk/north/talks/")
    karen.presses(day=SPRING + timedelta(days=3), first="10:00", count="3", place="Biblioteket, lokale 2")
    for woman in (olena, anna):
        karen.opens("/desk/north/applications/")
        karen.follows(f"/applications/{woman.application.pk}/")
        karen.presses(f"form[action='/applications/{woman.application.pk}/invitation/'] button")
        woman.opens_the_letter("talk_times")
        woman.looks("talk-times")
        woman.presses("button[name=slot]")
        woman.looks("talk-booked")
        assert "Biblioteket, lokale 2" in woman.reads
    booked = {talk.application.person: talk.booked_for for talk in Interview.objects.all()}
    assert timezone.localtime(booked[olena.person]).time() == time(10)
    calendar.at(booked[olena.person])
    karen.comes_to_work()
    for woman in (olena, anna):
        karen.opens("/desk/north/applications/")
        karen.follows(f"/applications/{woman.application.pk}/")
        karen.follows("/together/")
        karen.tells(skills="Hun kan holde ro, når andre løber.", read_with_her=True)
        karen.looks(f"together-{woman.application.role}")
        karen.presses("button.act-first[type=submit]")
        assert karen.page.url.endswith(f"/applications/{woman.application.pk}/decision/")
        woman.application.refresh_from_db()
        assert woman.application.talk_notes.words["skills"] == "Hun kan holde ro, når andre løber."


def anna_reads_what_is_asked_of_her(anna):
    """Four pages on her own phone, which she finds on her own page."""
    anna.opens("/me/")
    anna.follows("/introduction/")
    while "page=4" not in anna.page.url:
        anna.follows(f"?page={2 if 'page=' not in anna.page.url else int(anna.page.url[-1]) + 1}")
    anna.looks("onboarding-last")
    anna.presses("button.act-first")


def karen_decides(karen, olena, anna):
    """Anna is a mentor when somebody who knows her has been asked; both get a kind letter that Karen has seen."""
    karen.opens(f"/applications/{anna.application.pk}/decision/")
    karen.looks("decision-before")
    karen.presses("button[name=ok][value=yes]")
    for woman in (olena, anna):
        karen.opens(f"/applications/{woman.application.pk}/decision/")
        karen.presses("button[name=preview]", decision="approved", word_to_her="Velkommen.")
        karen.looks(f"decision-letter-{woman.application.role}")
        karen.presses("form.fields-desk button.act-first:not([name=preview])")
        assert "Velkommen." in woman.letters("welcome")[0].body
        waits = WaitingListEntry.objects.get(participant__person=woman.person)
        assert (waits.entered_on, waits.left_on) == (timezone.localdate(), None)


def olena_waits(olena, calendar):
    """After a month she is asked whether she still waits; her page tells the truth."""
    calendar.after(32)
    olena.opens_the_letter("still_waiting")
    olena.looks("still-waiting")
    olena.presses("button[name=said][value=yes]")
    olena.comes_home()
    olena.looks("me-waiting")
    olena.follows("/me/wait/")
    olena.looks("wait")
    assert olena.person.participations.get().wait_questions.get().answer == "yes"


def they_read_each_others_card(karen, olena, anna, calendar):
    """A round, a blind card to Anna, then to Olena, who has the last word."""
    karen.comes_to_work()
    karen.follows("/desk/north/rounds/")
    karen.presses("form[action$='/rounds/new/'] button")
    karen.looks("round")
    proposal = Proposal.objects.get()
    karen.presses(f"form[action='/proposals/{proposal.pk}/approval/'] button")
    calendar.after(1)
    for woman, other in ((anna, olena), (olena, anna)):
        woman.opens_the_letter(f"card_for_{woman.application.role}")
        woman.looks(f"card-{woman.application.role}")
        hidden = (*other.person.full_name.split(), other.reached_by)
        assert [word for word in hidden if word in woman.page.content()] == []
        woman.presses("button[name=said][value=yes]")
        woman.looks(f"card-thanks-{woman.application.role}")
        calendar.after(1)
    match = Match.objects.get()
    assert (match.started_on, match.met_on, match.ended_on) == (timezone.localdate() - timedelta(days=1), None, None)
    for woman, other in ((anna, olena), (olena, anna)):
        assert other.person.full_name in woman.letters("match_started")[0].body


def they_meet(olena, anna, calendar):
    """One proposes a time, both say by themselves how it was."""
    match = Match.objects.get()
    for woman in (olena, anna):
        woman.comes_home()
    olena.opens(f"/me/pair/{match.pk}/")
    olena.looks("pair-before")
    olena.follows(f"/me/pair/{match.pk}/first-meeting/")
    olena.presses(day=timezone.localdate() + timedelta(days=5), hour="17:00", minutes="60", place="library")
    anna.opens_the_letter("first_meeting_proposed")
    anna.looks("first-meeting")
    calendar.turn_to(timezone.localdate() + timedelta(days=6))
    for woman in (olena, anna):
        woman.opens_the_letter("how_was_first_meeting")
        woman.looks("first-meeting-word")
        woman.presses("button[name=said][value=goes_on]")
    match.refresh_from_db()
    assert (match.met_on, match.active_on) == (timezone.localdate() - timedelta(days=1), None)
    return match


def they_sign(olena, anna):
    """Anna writes the terms, both sign; the Danish text binds, and Olena reads hers beside it."""
    anna.looks("agreement-terms")
    anna.presses(months="4", often="twice_a_month", minutes="120", between="whenever")
    anna.looks("agreement")
    anna.presses(name="Anna Holm")
    olena.opens_the_letter("agreement_to_sign")
    olena.looks("agreement")
    assert olena.page.locator("[lang=da]").count() > 3
    olena.presses(name="Олена Коваль")
    match = Match.objects.get()
    assert (match.active_on, match.planned_until) == (date(2027, 4, 14), date(2027, 8, 14))


def they_make_a_plan(olena, anna, match):
    """The dream of her letter is its title; both write in it."""
    olena.opens(f"/me/pair/{match.pk}/")
    assert olena.page.inner_text("h1") == DREAM
    olena.follows("/plan/goals/")
    olena.presses(title="Моя перша зміна в пекарні", whose="mentee", domain="work", steps__0__words="Написати резюме")
    anna.opens(f"/me/pair/{match.pk}/")
    anna.looks("pair-mentor")
    anna.follows("/plan/goals/new" if anna.page.locator("a[href$='/goals/new/']").count() else "/plan/goals/")
    anna.presses(title="Mød tre bagere", whose="both", domain="work")
    assert [goal.title for goal in plan_of(match).goals] == ["Моя перша зміна в пекарні", "Mød tre bagere"]


def they_meet_eight_times(olena, anna, match, calendar):
    """Every second week; either of them notes it. They are asked how it goes, and in the middle for more."""
    for number in range(8):
        calendar.after(14)
        woman = anna if number % 2 else olena
        woman.comes_home()
        woman.opens(f"/me/pair/{match.pk}/")
        woman.presses("form[action$='/meetings/'] button[type=submit]", held_on=timezone.localdate(), minutes="120")
        if number == 0:
            they_say_how_it_goes(olena, anna)
        if number == 4:
            olena.opens_the_letter("survey_asked")
            answers_every_question(olena, "half-way")
    olena.comes_home()
    olena.opens(f"/me/pair/{match.pk}/")
    olena.looks("pair-mentee")
    assert Meeting.objects.filter(match=match, held_on__isnull=False).count() == 9


def they_say_how_it_goes(olena, anna):
    """Olena answers by the link on her phone, Anna by an answer to her mail."""
    olena.opens_the_letter("check_in")
    olena.looks("check-in")
    olena.presses(how_it_goes="5", meets_often_enough="yes")
    olena.looks("check-in-thanks")
    asked = anna.letters("check_in")[0]
    head = f"From: {anna.reached_by}\r\nTo: {asked.reply_to}\r\nContent-Type: text/plain; charset=utf-8"
    mail = receive_mail(raw=f"{head}\r\n\r\n4, ja. Det går godt.".encode(), at=timezone.now())
    assert mail.fate == MailFate.ANSWERED
    answers = {one.role: (one.how_it_goes, one.way) for one in CheckIn.objects.exclude(answered_at=None)}
    assert answers == {"mentee": (5, "page"), "mentor": (4, "mail")}


def answers_every_question(woman, name):
    """Screen after screen, until she is thanked."""
    woman.looks(f"survey-{name}-asked")
    woman.presses("button[name=act][value=begin]")
    for screen in range(20):
        if not woman.page.locator("form#survey").count():
            break
        for item in woman.page.locator("form#survey fieldset.survey-item").all():
            item.locator("input").nth(3 if item.locator("input").count() > 4 else 0).check(force=True)
        if screen < 3:
            woman.looks(f"survey-{name}-{screen}")
        woman.presses("button[name=act][value=next]")
    woman.looks(f"survey-{name}-thanks")


def olena_finds_work(olena, match, calendar):
    """She writes down her job."""
    olena.comes_home()
    olena.follows("/me/work/")
    olena.follows("/me/work/new/job/")
    olena.looks("work-form")
    olena.presses(title="пекар", started_month="8", started_year="2027", kind="ordinary")
    olena.looks("work-understood")
    olena.presses(isco=olena.page.locator("[name=isco]").first.get_attribute("value"))
    olena.looks("work")
    assert JobStart.objects.get().participant == match.mentee


def they_look_back(olena, anna, match, calendar):
    """Each by herself; when both have, the pair ends as they agreed, and each has her certificate."""
    for woman in (olena, anna):
        woman.comes_home()
        woman.opens_the_letter("closing_begins")
        woman.looks(f"closing-{woman.application.role}")
        told = {"reason": "as_planned", "words": "Tak.", "next_step": "no"}
        woman.presses(**told, **({"may_write_after": True} if woman is olena else {}))
    match.refresh_from_db()
    assert (match.ended_on, match.ended_why) == (timezone.localdate(), "as_planned")
    assert Closure.objects.filter(match=match).count() == 2
    for woman in (olena, anna):
        woman.opens(f"/me/pair/{match.pk}/closing/")
        woman.looks(f"closed-{woman.application.role}")
        paper = woman.page.request.get(woman.walker.site + woman.page.get_attribute("a[href$='.pdf']", "href"))
        assert (paper.headers["content-type"], paper.body()[:5]) == ("application/pdf", b"%PDF-")
        (SHOTS / f"women-certificate-{woman.application.role}.pdf").write_bytes(paper.body())


def half_a_year_later(olena, anna, match, calendar):
    """Olena has said that we may write; Anna has not, and is left in peace."""
    calendar.after(184)
    olena.opens_the_letter("survey_asked")
    answers_every_question(olena, "half-a-year-later")
    waves = SurveyRequest.objects.filter(match=match, wave="t4").values_list("application__person", flat=True)
    assert list(waves) == [olena.person.pk]
