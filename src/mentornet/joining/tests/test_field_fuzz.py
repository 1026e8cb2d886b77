"""Whatever is typed into whichever field of the letter: a page answers, and nothing wrong is kept (IN-1)."""

import pytest

from mentornet.branches.models import Branch
from mentornet.joining.choices import Role
from mentornet.joining.models import Application, Draft
from mentornet.joining.steps import STEPS
from mentornet.joining.tests.letters import A_LETTER, A_MENTOR, browser, send
from tests.fuzz_words import FUZZ_WORDS, sendable


@pytest.mark.parametrize("name", FUZZ_WORDS)
def test_every_field_of_every_step_survives(north: Branch, name: str) -> None:
    words = sendable(FUZZ_WORDS[name])
    for role in Role:
        client = browser()
        client.post(f"/join/{role}/", {"strength_codes": "care"})
        for step in STEPS[role]:
            fields = step.fields if len(words) < 100_000 else step.fields[-1:]
            said = client.post(f"/join/{role}/{step.name}/", dict.fromkeys(fields, words))
            saved = client.post(f"/join/{role}/{step.name}/", {**dict.fromkeys(fields, words), "save": "yes"})
            page = client.get(f"/join/{role}/{step.name}/")
            assert (said.status_code in (200, 302), saved.status_code, page.status_code) == (True, 200, 200)
            assert "<script>alert" not in said.content.decode() + page.content.decode()
        assert client.get(f"/join/code/{role}/").status_code in (200, 302)
    assert max(len(value) for draft in Draft.objects.all() for one in draft.answers.values() for value in one) <= 4000


@pytest.mark.parametrize("name", ["emoji", "Tigrinya", "script", "template", "formula", "decomposed", "new header"])
def test_her_own_words_are_kept_as_she_wrote_them(north: Branch, name: str) -> None:
    send(browser(), dream=FUZZ_WORDS[name], strengths=FUZZ_WORDS[name])

    card = Application.objects.get().card
    assert card.dream == card.strengths
    assert "\r" not in card.dream


@pytest.mark.parametrize("name", FUZZ_WORDS)
def test_other_pages_survive(north: Branch, name: str) -> None:
    words = sendable(FUZZ_WORDS[name])
    client = browser()
    client.post("/join/mentee/", {"strength_codes": "care", "campaign": words, "towards": words})

    pages = {
        "later": client.post("/join/later/mentee/", {"reach": words}),
        "words": client.post("/join/words/", {"kind": "job", "words": words}),
        "voice": client.post("/join/words/", {"kind": "voice", "words": words}),
        "sign-in": client.post("/accounts/code/", {"reach": words}),
        "check": client.post("/accounts/code/check/", {"code": words}),
        "consents": client.post("/me/consents/", {"purpose": words}),
    }

    assert {page: answer.status_code for page, answer in pages.items() if answer.status_code >= 400} == {}
    assert A_LETTER.keys() & A_MENTOR.keys() == set()
