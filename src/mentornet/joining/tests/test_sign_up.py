from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mentornet.branches.actions import save_profile
from mentornet.branches.models import Branch, BranchArea
from mentornet.branches.profile import Intake, Profile
from mentornet.joining.models import Application, Campaign, ConsentEntry, Draft
from mentornet.joining.tasks import let_old_drafts_go
from mentornet.joining.tests.letters import A_MENTOR, browser, code_sent, send, write
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account, Person
from tests.cast import OPENED_ON, make_account, make_branch, make_person, signed_in_as


def errors_of(**changes: Any) -> dict[str, list[str]]:
    """Return what a step says that does not take these changes."""
    client = browser()
    answer = write(client, **changes)
    if answer.status_code == 302:
        answer = client.get(answer.url, follow=True)
    assert Application.objects.count() == 0
    return {name: [str(error) for error in errors] for name, errors in answer.context["form"].errors.items()}


def test_a_letter_reaches_the_branch_of_her_postcode_and_she_is_signed_in(north: Branch, south: Branch) -> None:
    client = browser()

    assert send(client).url == "/me/"

    application = Application.objects.get()
    card = application.card
    assert (application.branch, application.person.phone, application.person.language) == (north, "+4520304050", "ar")
    assert card.wishes == [["danish", 3], ["job_search", 1], ["network", 1]]
    assert (card.past_job, card.past_job_codes, card.wanted_job_codes) == ("kok", ["5120"], ["7512"])
    assert card.languages == [["da", 3], ["ar", 3], ["en", 3]]
    assert card.strength_codes == ["numbers"]
    assert application.eligible_by_own_word
    assert application.person.phone_confirmed_at is not None
    assert client.get("/me/").status_code == 200
    assert Account.objects.get(person=application.person).email is None


def test_her_yes_is_kept_in_the_words_she_read_and_voluntary_ones_only_if_she_gave_them(north: Branch) -> None:
    send(browser(), survey="on")

    said = {entry.purpose: entry for entry in ConsentEntry.objects.all()}
    assert sorted(said) == ["membership", "survey"]
    assert said["membership"].wording.startswith("Yes, you may keep what I have written here")
    assert (said["membership"].language, said["membership"].way) == ("en", "self")


def test_without_a_code_her_coordinator_calls(north: Branch, karen: Account) -> None:
    client = browser()
    client.get(write(client).url)

    answer = client.post("/join/code/mentee/", {"without": "yes"})

    assert "Karen calls by" in client.get(answer.url).content.decode()
    assert Application.objects.get().person.phone_confirmed_at is None
    assert "_auth_user_id" not in client.session


def test_a_double_click_is_one_letter(north: Branch) -> None:
    client = browser()
    client.get(write(client).url)
    code = code_sent()

    answers = [client.post("/join/code/mentee/", {"code": code}).url for _click in range(2)]

    assert answers == ["/me/", "/me/"]
    assert (Application.objects.count(), Person.objects.count()) == (1, 1)


def test_two_phones_with_one_letter_send_it_once(north: Branch) -> None:
    hers, the_library_s = browser(), browser()
    write(hers)
    the_library_s.get(f"/join/back/{Draft.objects.get().return_code}/")
    for client in (hers, the_library_s):
        client.get("/join/code/mentee/")
        client.post("/join/code/mentee/", {"without": "yes"})

    assert Application.objects.count() == 1


def test_a_wrong_code_says_what_to_do_and_five_end_it(north: Branch) -> None:
    client = browser()
    client.get(write(client).url)
    wrong = "000000" if code_sent() != "000000" else "111111"

    said = [
        str(client.post("/join/code/mentee/", {"code": wrong}).context["form"].errors["code"][0]) for _try in range(5)
    ]

    assert said[0] == "This is not the code. Look at the message again, or ask for a new one."
    assert said[4] == "The code has been tried five times. Ask for a new one."
    assert client.post("/join/code/mentee/", {"code": code_sent()}).status_code == 200
    assert Application.objects.count() == 0


def test_who_writes_again_finds_her_first_letter(north: Branch) -> None:
    send(browser())

    assert send(browser()).url == "/me/"
    assert (Application.objects.count(), Person.objects.count()) == (1, 1)


def test_two_women_who_share_a_phone_are_two(north: Branch) -> None:
    send(browser())
    client = browser()

    asked = send(client, full_name="Rania Said")

    assert asked.url == "/join/who/mentee/"
    assert "It is me, " in client.get(asked.url).content.decode()
    assert client.post(asked.url, {"who": "another"}).url == "/me/"
    assert [(one.full_name, one.shares_phone) for one in Person.objects.order_by("pk")] == [
        ("Nour Said", False),
        ("Rania Said", True),
    ]


def test_her_phone_shows_who_she_is_under_a_new_name(north: Branch) -> None:
    known = make_person("Nour Haddad", phone="+4520304050")
    client = browser()

    client.post(send(client).url, {"who": str(known.pk)})

    assert Application.objects.get().person == known
    known.refresh_from_db()
    assert known.full_name == "Nour Haddad"


def test_an_address_of_somebody_else_is_not_taken_over_by_a_phone(north: Branch) -> None:
    other = make_person("Sara Tesfay", email="sara@example.org")

    send(browser(), email="sara@example.org")

    assert Application.objects.get().person != other
    assert Application.objects.get().person.email is None


def test_whoever_has_signed_in_needs_no_code(north: Branch) -> None:
    person = make_person("Nour Said", phone="+4520304050", email=None)
    client = signed_in_as(Account.objects.create_user(None, person=person))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    answer = client.get(write(client, "mentor", **A_MENTOR).url)

    assert "Your letter is ready" in answer.content.decode()
    assert client.post("/join/code/mentor/").url == "/me/"
    assert Application.objects.get().person == person


def test_a_coordinator_fills_it_in_together_with_her(north: Branch, karen: Account) -> None:
    client = signed_in_as(karen)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    client.get(write(client, query="together=yes").url)
    client.post("/join/code/mentee/")

    application = Application.objects.get()
    assert application.assisted
    assert {entry.way for entry in application.person.consents.all()} == {"assisted"}
    assert client.session["_auth_user_id"] == str(karen.pk)


def test_a_machine_is_thanked_and_forgotten(north: Branch) -> None:
    client = browser()

    assert client.get(write(client, website="https://example.org").url).url == "/join/thanks/north/"
    assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"strengths": None, "strength_codes": None}, "strength_codes"),
        ({"dream": None}, "dream"),
        ({"wishes": None, "first_wishes": None}, "wishes"),
        ({"first_wishes": ["danish", "network", "job_search", "family"]}, "first_wishes"),
        ({"phone": None}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"postcode": "50"}, "postcode"),
        ({"postcode": "9990"}, "branch"),
        ({"consent": None}, "consent"),
        ({"eligible": None}, "eligible"),
        ({"birth_year": str(timezone.localdate().year - 17)}, "birth_year"),
        ({"gender": "man"}, "gender"),
        ({"other_languages": "Klingon"}, "other_languages"),
    ],
)
def test_what_is_missing_is_said_at_its_field(north: Branch, changes: dict[str, Any], field: str) -> None:
    assert list(errors_of(**changes)) == [field]


def test_men_are_told_where_they_are_welcome(north: Branch) -> None:
    west = make_branch("west", "West", municipality="561")
    opened = Profile(intake=Intake(open_to_men_from=date(2020, 1, 1)))
    save_profile(branch=west, profile=opened, saved_by=None, saved_at=timezone.now())

    assert errors_of(gender="man")["gender"] == [
        "In North only women meet for now. Men are welcome in West: choose that branch."
    ]
    assert send(browser(), gender="man", branch="west").url == "/me/"


def test_where_two_branches_are_near_she_chooses(north: Branch) -> None:
    quarter = make_branch("quarter", "The quarter", municipality="561")
    BranchArea.objects.create(branch=quarter, municipality="461", neighborhood="Vollsmose", from_on=OPENED_ON)

    assert errors_of()["branch"] == [
        "Your postcode is near to several branches: North, The quarter. Choose one of them."
    ]
    send(browser(), branch="quarter")
    assert Application.objects.get().branch == quarter


def test_a_mentor_gives_her_ground_and_what_she_offers(north: Branch) -> None:
    send(browser(), "mentor", **A_MENTOR, networks=["public", "civil"], motives=["learn"], channel="partner")

    application = Application.objects.get()
    assert (application.mentor_ground, application.card.offers) == ("rooted", ["network"])
    assert (application.card.job_codes, application.card.networks) == (["2221"], ["public", "civil"])
    assert (application.motives, application.expectations_met, application.channel) == (["learn"], True, "partner")


def test_a_campaign_s_code_is_carried_by_the_letter(north: Branch) -> None:
    always = {"from_on": date(2020, 1, 1), "until_on": date(2090, 1, 1)}
    campaign = Campaign.objects.create(branch=north, name="The library", role="mentee", code="library", **always)

    page = browser().get("/join/mentee/?code=library").content.decode()
    send(browser(), query="campaign=library")

    assert 'name="campaign" value="library"' in page
    application = Application.objects.get()
    assert (application.campaign, application.channel) == (campaign, "campaign")


def test_digits_of_her_own_keyboard_are_digits(north: Branch) -> None:
    send(browser(), phone="٢٠ ٣٠ ٤٠ ٥٠", postcode="٥٠٠٠", birth_year="١٩٩٠")

    application = Application.objects.get()
    assert (application.branch, application.card.postcode) == (north, "5000")
    assert (application.person.phone, application.person.birth_year) == ("+4520304050", 1990)


def test_a_name_is_kept_without_signs_that_nobody_sees(north: Branch) -> None:
    send(browser(), full_name="\u202eNour\u200b   Said")

    assert Application.objects.get().person.full_name == "Nour Said"


def test_a_name_has_letters(north: Branch) -> None:
    assert errors_of(full_name="\u200b.\u200b") == {"full_name": ["Write the name that you go by, with letters."]}


def test_her_words_for_work_are_shown_as_we_understand_them_and_she_takes_away_what_is_not_right(north: Branch) -> None:
    client = browser()
    client.post("/join/mentee/", {"strength_codes": "care"})

    asked = client.post("/join/mentee/work/", {"past_job": "kok, lærer"})
    content = asked.content.decode()
    kept = {"past_job": "kok, lærer", "past_job_seen": "kok, lærer", "past_job_codes": ["5120"]}
    went_on = client.post("/join/mentee/work/", kept)

    assert "Have we understood you?" in content
    assert 'name="past_job_codes" value="5120" checked' in content
    assert went_on.url == "/join/mentee/learning/"
    assert Draft.objects.get().answers["past_job_codes"] == ["5120"]


def test_words_of_country_and_faith_are_named_gently_and_kept_if_she_likes(north: Branch) -> None:
    client = browser()
    client.post("/join/mentee/", {"strength_codes": "care"})
    words = {"dream": "At arbejde som i Syrien."}

    asked = client.post("/join/mentee/dream/", words)

    assert "leave this out" in asked.content.decode()
    assert client.post("/join/mentee/dream/", words | {"keep": "yes"}).url == "/join/mentee/wishes/"


def test_each_change_is_saved_without_judging_it_and_is_there_when_she_comes_back(north: Branch) -> None:
    client = browser()

    said = client.post("/join/mentee/", {"strengths": "Jeg syr.", "save": "yes"})

    assert said.json() == {"kept": True}
    assert "Jeg syr." in client.get("/join/mentee/").content.decode()
    assert "Jeg syr." not in browser().get("/join/mentee/").content.decode()


def test_a_short_link_opens_her_letter_on_another_phone(north: Branch) -> None:
    client, another = browser(), browser()
    client.post("/join/mentee/", {"strengths": "Jeg syr."})
    client.post("/join/later/mentee/", {"reach": "20 30 40 50"})
    link = OutboxMessage.objects.get(text_name="come_back").body.rpartition("/join/")[2].split("?")[0]

    assert another.get(f"/join/{link}").url == "/join/mentee/dream/"
    assert "Jeg syr." in another.get("/join/mentee/").content.decode()


def test_a_letter_nobody_goes_on_with_is_let_go_after_a_month_and_its_link_says_so(north: Branch) -> None:
    client = browser()
    client.post("/join/mentee/", {"strengths": "Jeg syr."})
    now = timezone.now()

    counts = [let_old_drafts_go(now=now + timedelta(days=days)) for days in (29, 31, 32)]

    draft = Draft.objects.get()
    assert (counts, draft.answers) == ([0, 1, 0], {})
    gone = browser().get(f"/join/back/{draft.return_code}/")
    assert (gone.status_code, "no longer kept" in gone.content.decode()) == (410, True)
    assert client.get("/join/mentee/dream/").url == "/join/mentee/"


def test_the_known_and_the_unknown_see_the_same_when_they_sign_up(north: Branch) -> None:
    make_account(make_person("Nour Haddad", phone="+4520304050"))
    pages = []
    for phone in ("20304050", "20304051"):
        client = browser()
        page = client.get(write(client, phone=phone).url)
        pages.append((page.status_code, page.content.decode().replace("20304051", "20304050").count("<p")))

    assert pages[0] == pages[1]


def test_a_letter_that_lacks_something_leads_to_the_step_that_lacks_it(north: Branch) -> None:
    client = browser()
    client.post("/join/mentee/", {"strength_codes": "care"})

    assert client.get("/join/code/mentee/").url == "/join/mentee/dream/"


def test_a_library_is_welcome_and_a_flood_is_slowed(north: Branch) -> None:
    client = Client()
    statuses = [Client().post("/join/mentee/", {"strength_codes": "care"}).status_code for _woman in range(201)]

    assert (statuses[0], statuses[199], statuses[200]) == (302, 302, 409)
    assert client.get("/join/mentee/").status_code == 200
