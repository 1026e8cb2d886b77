import pytest

from mentornet.branches.models import Branch
from mentornet.foundation.models import AuditLine
from mentornet.joining.actions import AlreadyApplied, apply_to_join, change_card, confirm_application
from mentornet.joining.applicants import Applicant, Consent
from mentornet.joining.card_facts import CardFacts, facts_on
from mentornet.joining.models import Application, Card
from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Account, Person
from tests.cast import NOW, TODAY, make_person

NOUR = Applicant(full_name="Nour Said", email="nour@example.org", phone="+4520304050", language="ar")
HER_CARD = CardFacts(dream="To bake for a whole street.", wishes=(("job_search", 3), ("danish", 1)))


def apply(branch: Branch, applicant: Applicant = NOUR, role: str = "mentee", by: Account | None = None) -> Application:
    return apply_to_join(branch=branch, role=role, applicant=applicant, card=HER_CARD, applied_on=TODAY, by=by)


def test_she_is_kept_once_with_a_card_under_a_random_number(north: Branch) -> None:
    application = apply(north)

    assert application.person.full_name == "Nour Said"
    assert application.card.wishes == [["job_search", 3], ["danish", 1]]
    assert 1_000 <= application.card.number < 1_000_000
    assert [line.action for line in AuditLine.objects.all()] == ["apply_to_join"]


def test_her_yes_is_kept_with_its_text_and_language(north: Branch) -> None:
    application = apply_to_join(
        branch=north,
        role="mentee",
        applicant=NOUR,
        card=HER_CARD,
        applied_on=TODAY,
        consent=Consent("joining-1", "ar", NOW, wording="Yes, keep it."),
    )

    entry = application.person.consents.get()
    assert (entry.purpose, entry.text_name, entry.language, entry.given_at) == ("membership", "joining-1", "ar", NOW)
    assert (entry.wording, len(entry.wording_sha256), entry.way) == ("Yes, keep it.", 64, "self")


def test_a_second_letter_while_the_first_is_open_is_refused(north: Branch) -> None:
    apply(north)

    with pytest.raises(AlreadyApplied, match="has applied here already"):
        apply(north)
    assert Application.objects.count() == 1


def test_whoever_applies_in_two_roles_and_two_branches_is_one_person(north: Branch, south: Branch) -> None:
    apply(north)
    apply(north, role="mentor")
    apply(south, Applicant(full_name="Nour S.", phone="+4520304050"))

    assert (Application.objects.count(), Person.objects.count()) == (3, 1)


def test_a_stranger_who_knows_her_address_changes_nothing_about_her(north: Branch) -> None:
    make_person("Sara Tesfay", email="sara@example.org", phone=None)

    apply(north, Applicant(full_name="Not Sara", email="sara@example.org", phone="+4599999999"))

    sara = Person.objects.get()
    assert (sara.full_name, sara.phone) == ("Sara Tesfay", None)


def test_a_coordinator_s_sheet_fills_in_what_was_not_known(north: Branch, karen: Account) -> None:
    sara = make_person("Sara Tesfay", email="sara@example.org", phone=None)

    apply(north, Applicant(full_name="S. T.", email="sara@example.org", phone="+4520304050"), by=karen)

    sara.refresh_from_db()
    assert (sara.full_name, sara.phone) == ("Sara Tesfay", "+4520304050")


def test_the_letter_that_it_has_come_names_who_answers_and_by_when(north: Branch) -> None:
    application = apply(north)

    for _twice in range(2):
        confirm_application(application=application, answered_by="Karen", reply_by=TODAY, written_at=NOW)

    message = OutboxMessage.objects.get()
    assert message.text_name == "application_received"
    assert "Karen" in message.body


def test_a_changed_card_keeps_its_number_and_the_audit_names_the_fields_only(north: Branch, karen: Account) -> None:
    card = apply(north).card
    number = card.number

    change_card(
        card=card, facts=CardFacts(dream="To own a bakery.", wishes=(("job_search", 3), ("danish", 1))), by=karen
    )

    assert Card.objects.get().number == number
    assert facts_on(Card.objects.get()).dream == "To own a bakery."
    assert AuditLine.objects.get(action="change_card").details == {"fields": ["dream"]}
