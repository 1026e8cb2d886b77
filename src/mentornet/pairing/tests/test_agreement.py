from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from mentornet.matching.actions import NotMetYet
from mentornet.pairing.actions import (
    SignedAlready,
    SomethingElseToSign,
    TermsChangedMeanwhile,
    propose_agreement,
    sign_agreement,
)
from mentornet.pairing.agreement_text import clauses_side_by_side
from mentornet.pairing.tests.conftest import TERMS, at


def propose(match, role="mentee", **changes):
    seen_number = changes.pop("seen_number", None)
    terms = replace(TERMS, **changes)
    return propose_agreement(match=match, role=role, terms=terms, seen_number=seen_number, by=None, at=at(5))


def sign(match, role, number=1):
    return sign_agreement(match=match, role=role, number=number, name="Amal", language="ar", by=None, at=at(6))


def test_nobody_agrees_before_they_have_met(match):
    with pytest.raises(NotMetYet):
        propose(match)


def test_one_signature_is_not_enough(met):
    propose(met)
    sign(met, "mentee")

    met.refresh_from_db()
    assert met.active_on is None


def test_both_signatures_make_the_match_active_for_its_months(active):
    assert (active.active_on, active.planned_until) == (date(2027, 5, 8), date(2028, 2, 8))


def test_a_change_of_terms_needs_both_again_and_keeps_the_first_day(active):
    propose(active, months=12)
    sign(active, "mentor", 2)
    active.refresh_from_db()
    assert active.planned_until == date(2028, 2, 8)

    sign(active, "mentee", 2)
    active.refresh_from_db()
    assert (active.active_on, active.planned_until) == (date(2027, 5, 8), date(2028, 5, 8))


def test_nobody_signs_what_she_has_not_read(met):
    propose(met)
    propose(met, "mentor", months=6)

    with pytest.raises(SomethingElseToSign):
        sign(met, "mentee", 1)


def test_terms_that_the_other_has_just_changed_are_read_first(met):
    propose(met, seen_number=0)

    with pytest.raises(TermsChangedMeanwhile):
        propose(met, "mentor", seen_number=0)


def test_a_second_press_of_the_same_finger_signs_once(met):
    propose(met)
    sign(met, "mentee")

    with pytest.raises(SignedAlready):
        sign(met, "mentee")


def test_danish_stands_beside_every_other_language(active):
    agreement = active.agreements.get()

    assert all(side.hers for side in clauses_side_by_side(agreement, "ar"))
    assert not any(side.hers for side in clauses_side_by_side(agreement, "da"))


@pytest.mark.parametrize("language", ["da", "ar", "uk", "ti"])
def test_the_paper_carries_both_languages(active, browsers, language):
    with override(language):
        response = browsers["mentee"].get(f"/me/pair/{active.pk}/agreement.pdf?lang={language}")

    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def test_she_signs_on_her_page(met, browsers):
    propose(met, "mentor")

    browsers["mentee"].post(
        f"/me/pair/{met.pk}/agreement/?lang=ar", {"name": "Amal Haddad", "number": 1, "form_key": "k" * 24}
    )

    signature = met.agreements.get().signatures.get()
    assert (signature.role, signature.name, signature.language) == ("mentee", "Amal Haddad", "ar")
