"""The talk is written down by the two of them: kept while they talk, in her words, where matching reads it."""

from django.test import Client

from mentornet.interviewing.models import EducationRecord, TalkNotes
from tests.cast import make_application, make_person

FORM = {
    "strengths": "أنا هادئة",
    "dream": "A bakery of my own.",
    "wishes": ["job_search"],
    "wanted_job": "chef",
    "skills": "I cook for forty.",
    "apart": "My cousin's husband.",
    "danish": "3",
    "education-TOTAL_FORMS": "3",
    "education-INITIAL_FORMS": "0",
    "education-0-title": "Bachelor in chemistry",
    "education-0-level": "6",
    "education-0-ended": "completed",
    "education-0-where": "abroad",
    "education-0-assessed": "no",
    "education-1-title": "Master",
    "education-1-level": "7",
    "education-1-ended": "interrupted",
    "danish-course": "2",
    "danish-module": "4",
    "danish-speaking": "3",
    "read_with_her": "on",
    "form_key": "k" * 24,
}


def talk(north, **facts):
    return make_application(north, "mentee", make_person("Amal Haddad", language="ar"), **facts)


def test_every_question_stands_in_two_languages_and_resources_come_first(coordinator, north):
    amal = talk(north)

    page = coordinator.get(f"/applications/{amal.pk}/together/?lang=en").content.decode()

    assert page.index("What are you good at?") < page.index("What do you dream of?") < page.index("When can you meet?")
    assert page.count('<div class="asked-hers" lang="ar" dir="rtl">') > 15


def test_what_was_said_is_kept_where_matching_reads_it(coordinator, north):
    amal = talk(north)

    answer = coordinator.post(f"/applications/{amal.pk}/together/", FORM)

    assert answer.status_code == 302
    amal.card.refresh_from_db()
    notes = TalkNotes.objects.get()
    assert (amal.card.dream, amal.card.education_level, amal.card.wishes) == (
        "A bakery of my own.",
        6,
        [["job_search", 2]],
    )
    assert notes.words == {"skills": "I cook for forty.", "apart": "My cousin's husband."}
    assert [(one.title, one.ended) for one in EducationRecord.objects.all()] == [
        ("Bachelor in chemistry", "completed"),
        ("Master", "interrupted"),
    ]
    assert (amal.danish_so_far.course, amal.danish_so_far.module, amal.danish_so_far.speaking) == (2, 4, 3)


def test_a_draft_survives_and_ends_when_the_talk_is_written_down(coordinator, north):
    amal = talk(north)
    half = {**FORM, "dream": "Half a sen"}

    kept = coordinator.post(f"/applications/{amal.pk}/together/draft/?lang=en", half)
    page = coordinator.get(f"/applications/{amal.pk}/together/?lang=en").content.decode()
    coordinator.post(f"/applications/{amal.pk}/together/", FORM)

    assert "Nothing is lost" in kept.json()["sentence"]
    assert ("Half a sen" in page, "Bachelor in chemistry" in page) == (True, True)
    assert TalkNotes.objects.get().draft == {}


def test_a_draft_has_its_size(coordinator, north):
    amal = talk(north)

    answer = coordinator.post(f"/applications/{amal.pk}/together/draft/", {"dream": "x" * 70_000})

    assert answer.status_code == 409


def test_another_branch_neither_sees_nor_writes(coordinator_of_south, north):
    amal = talk(north)

    for page in ("together/", "together/draft/", "decision/", "invitation/", "decision/references/"):
        assert coordinator_of_south.post(f"/applications/{amal.pk}/{page}", FORM).status_code == 404
    assert Client().get(f"/applications/{amal.pk}/together/").status_code == 302


def test_a_mentor_is_asked_why_and_how_much_time(coordinator, north):
    anna = make_application(north, "mentor", make_person("Anna Holm", language="uk"), motivation="To give back.")

    page = coordinator.get(f"/applications/{anna.pk}/together/?lang=en").content.decode()

    assert "How much time do you have" in page
    assert "What do you wish for your family" not in page


def test_a_talk_may_stop_anywhere(coordinator, north):
    amal = talk(north)
    counted = {name: words for name, words in FORM.items() if name.endswith("_FORMS")}

    answer = coordinator.post(f"/applications/{amal.pk}/together/", {**counted, "form_key": "s" * 24})

    assert answer.status_code == 302
