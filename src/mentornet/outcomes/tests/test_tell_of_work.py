"""Jobs, education and Danish: told, corrected and removed by herself, or told by her coordinator on her behalf."""

from datetime import date

import pytest
import time_machine

from mentornet.foundation.models import AuditLine
from mentornet.foundation.partial_dates import PartialDate
from mentornet.outcomes.actions import (
    DanishFacts,
    EducationFacts,
    EndsBeforeItBegins,
    JobFacts,
    NotYet,
    correct_outcome,
    note_outcome,
    remove_outcome,
)
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart
from mentornet.people.models import Account
from tests.cast import NOW, TODAY, make_account, signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser(amal):
    return signed_in_as(make_account(amal.person))


_keys = iter(f"key-number-{number:08}" for number in range(1000))


def send(browser, page, **values):
    return browser.post(f"{page}?lang=en", {"form_key": next(_keys), **values})


JOB = {
    "title": "nurse",
    "isco": "2221",
    "started_day": "",
    "started_month": "4",
    "started_year": "2027",
    "kind": "ordinary",
}


def note(participant, facts, by: Account | None = None):
    return note_outcome(participant=participant, facts=facts, today=TODAY, by=by)


def test_she_tells_of_a_job_in_her_own_words_and_confirms_what_they_stand_for(browser, amal):
    send(browser, "/me/work/new/job/", **JOB, wanted_by_her="yes", hours_per_week="٣٧", permanent="yes")

    job = JobStart.objects.get()
    assert (job.title, job.isco, job.ordinary, job.hours_per_week) == ("nurse", "2221", True, 37)
    assert (job.started_on, job.started_precision) == (date(2027, 4, 1), "month")
    assert (job.wanted_by_her, job.permanent, job.fits_education) == (True, True, None)
    assert (job.person, job.participant, job.noted_by) == (amal.person, amal, None)


def test_words_that_she_has_not_confirmed_are_asked_about(browser):
    asked = send(browser, "/me/work/new/job/", **(JOB | {"isco": ""}))

    assert "Choose the work that is nearest to yours" in asked.content.decode()
    assert not JobStart.objects.exists()


def test_none_of_these_keeps_her_words_without_a_code(browser):
    send(browser, "/me/work/new/job/", **(JOB | {"isco": "own"}))

    assert (JobStart.objects.get().title, JobStart.objects.get().isco) == ("nurse", "")


@pytest.mark.parametrize("kind", ["self_employed", "subsidised", "internship"])
def test_only_an_ordinary_job_is_ordinary(browser, kind):
    send(browser, "/me/work/new/job/", **(JOB | {"kind": kind}))

    assert JobStart.objects.get().ordinary is False


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (("31", "2", "2027"), "This day is not in the calendar"),
        (("3", "", "2027"), "Write the year; the day and the month if you know them"),
        (("", "", "27"), "Write the year with four digits"),
        (("", "", ""), "Write the year"),
        (("", "6", "2027"), "This day lies ahead"),
    ],
)
def test_a_day_that_cannot_be_says_what_to_do(browser, day, sentence):
    dated = dict(zip(("started_day", "started_month", "started_year"), day, strict=True))

    refused = send(browser, "/me/work/new/job/", **(JOB | dated))

    assert sentence in refused.content.decode()
    assert not JobStart.objects.exists()


def test_every_box_stands_once_on_the_page_and_keeps_what_was_written(browser):
    page = send(browser, "/me/work/new/job/", **(JOB | {"isco": "", "hours_per_week": "many"})).content.decode()

    assert [page.count(f'name="{name}"') for name in ("title", "started_year", "hours_per_week")] == [1, 1, 1]
    assert 'value="nurse"' in page
    assert 'value="2027"' in page
    assert "Tell more" in page


def test_a_double_click_writes_one_job(browser):
    for _press in range(2):
        browser.post("/me/work/new/job/", {"form_key": "one-key-for-two-presses", **JOB})

    assert JobStart.objects.count() == 1


def test_she_corrects_and_removes_what_she_told(browser, amal):
    job = note(amal, JobFacts(started=PartialDate.read("2027"), title="nurse", isco="2221"))
    page = f"/me/work/job/{job.pk}/"

    assert "2027" in browser.get(page).content.decode()
    send(browser, page, **(JOB | {"ended_year": "2027"}))
    job.refresh_from_db()
    assert (job.started_precision, job.ended_on, job.ended_precision) == ("month", date(2027, 4, 1), "year")

    send(browser, f"{page}removal/")
    assert not JobStart.objects.exists()


def test_nobody_opens_or_removes_what_another_woman_told(browser, sara):
    job = note(sara, JobFacts(started=PartialDate.read("2027")))

    for page in (f"/me/work/job/{job.pk}/", f"/me/work/job/{job.pk}/removal/"):
        assert send(browser, page, **JOB).status_code == 404
    assert JobStart.objects.count() == 1


def test_she_tells_of_an_education_and_of_danish(browser):
    begun = {"started_day": "1", "started_month": "2", "started_year": "2027"}
    send(browser, "/me/work/new/education/", title="SOSU", qualifying="yes", level="3", field="09", **begun)
    send(browser, "/me/work/new/danish/", on_year="2026", test_passed="pd2", speaks="3")

    education, danish = EducationStart.objects.get(), DanishLevel.objects.get()
    assert (education.qualifying, education.level, education.field) == (True, 3, "09")
    assert (danish.on, danish.on_precision, danish.test_passed, danish.speaks) == (
        date(2026, 1, 1), "year", "pd2", 3,
    )  # fmt: skip


def test_danish_without_a_level_or_a_test_is_asked_about(browser):
    asked = send(browser, "/me/work/new/danish/", on_year="2026")

    assert "Choose a test or a level" in asked.content.decode()


def test_her_coordinator_writes_it_down_on_her_behalf_and_the_line_says_who(coordinator, karen, amal):
    send(coordinator, f"/participants/{amal.pk}/work/new/job/", **JOB)

    job = JobStart.objects.get()
    assert (job.person, job.noted_by) == (amal.person, karen)
    assert AuditLine.objects.get(action="note_job").account_number == karen.pk


def test_a_coordinator_of_another_branch_finds_nobody(coordinator_of_south, amal):
    refused = send(coordinator_of_south, f"/participants/{amal.pk}/work/new/job/", **JOB)

    assert refused.status_code == 404
    assert not JobStart.objects.exists()


def test_it_cannot_end_before_it_begins(amal):
    with pytest.raises(EndsBeforeItBegins):
        note(amal, JobFacts(started=PartialDate.read("2027-04"), ended=PartialDate.read("2027-03")))


def test_it_cannot_begin_tomorrow(amal):
    with pytest.raises(NotYet):
        note(amal, EducationFacts(started=PartialDate.read("2027-05-04")))


def test_correcting_and_removing_leave_their_lines(amal):
    told = note(amal, DanishFacts(on=PartialDate.read("2026"), speaks=3))
    correct_outcome(told=told, facts=DanishFacts(on=PartialDate.read("2026"), speaks=4), today=TODAY, by=None)
    remove_outcome(told=told, by=None)

    lines = AuditLine.objects.filter(action__endswith="_danish").values_list("action", flat=True)
    assert list(lines.order_by("pk")) == ["note_danish", "correct_danish", "remove_danish"]


@pytest.mark.parametrize("rows", [1, 30])
def test_her_page_takes_as_few_queries_for_many_rows(browser, amal, rows, django_assert_max_num_queries):
    for _row in range(rows):
        note(amal, JobFacts(started=PartialDate.read("2027"), title="nurse"))

    with django_assert_max_num_queries(8):
        assert browser.get("/me/work/").status_code == 200
