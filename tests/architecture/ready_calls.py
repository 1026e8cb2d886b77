"""A ready call of every action of the house, in a branch where everything has happened once (`tests/world.py`)."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import mentornet
from mentornet.branches.actions import appoint, change_state, open_branch, save_profile
from mentornet.branches.choices import BranchStage, Office
from mentornet.branches.profile import load_profile
from mentornet.following_up import actions as following_up
from mentornet.following_up.actions.check_ins import CheckInAnswer
from mentornet.following_up.choices import Way
from mentornet.foundation.partial_dates import PartialDate
from mentornet.interviewing import actions as interviewing
from mentornet.interviewing.arrivals import bring_in
from mentornet.interviewing.models import Participant, WaitQuestion
from mentornet.joining import actions as joining
from mentornet.joining.applicants import Applicant, Introduction, Letter
from mentornet.joining.card_facts import CardFacts, facts_on
from mentornet.joining.choices import ConsentPurpose, EnquiryOutcome, Role
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import Card, Draft
from mentornet.joining.sheet_people import read_people
from mentornet.messages.actions import choose_letters, save_branch_text, send_again
from mentornet.messages.choices import Channel, Topic
from mentornet.messages.texts import text_named
from mentornet.outcomes import actions as outcomes
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.models import DanishLevel, JobStart, SurveyRequest
from mentornet.people.actions import change_contact, choose_details, confirm_reach, move_to_reach, open_account
from mentornet.people.models import Person
from mentornet.people.reaches import Reach
from mentornet.portal.actions import change_reach
from tests.architecture import matching_calls, pairing_calls
from tests.cast import NOW, TODAY
from tests.world import Side

# Modules that write besides `actions`.
ALSO_WRITE = ("mentornet.interviewing.arrivals",)
# What is public in such a module and needs no line of its own, and why.
NO_LINE = {
    "pairing.forget": "erasure writes its line where it begins",
    "pairing.forget_old_plans": "a clock empties what nobody may read any more; counts stay",
    "demo.build": "fills an empty house with invented people",
    "interviewing.keep_draft": "a form that is still being written; writing the talk down has its line",
    "following_up.forget": "erasure writes its line where it begins",
    "following_up.forget_old_words": "the retention clock blanks words on its day, whoever they were of",
    "interviewing.preview_arrivals": "reads",
    "joining.begin_draft": "a letter that is still being written is nobody's yet",
    "joining.confirm_application": "the letter in the outbox is the record; the application has its line",
    "joining.forget_draft": "a letter that is still being written is nobody's yet",
    "joining.free_card_number": "reads",
    "joining.keep_answers": "a letter that is still being written is nobody's yet",
    "joining.let_old_drafts_go": "the emptied drafts are the record; nobody stood behind them yet",
    "joining.mark_draft_sent": "the application that comes of it has its line",
    "joining.send_return_link": "the letter in the outbox is the record, and nobody stands behind the draft yet",
    "matching.replay": "reads",
    "messages.forget": "erasure writes its line where it begins",
    "messages.write_message": "the outbox is its record; the action that writes has its line",
    "outcomes.answer_survey": "a line with a person and a time would undo the pseudonym",
    "outcomes.begin_survey": "a line with a person and a time would undo the pseudonym; her yes has its own",
    "outcomes.finish_survey": "the request keeps the day on which it was answered",
    "outcomes.forget": "erasure writes its line where it begins",
    "origins.answer_origin": "a line with a person and a time would undo the pseudonym",
    "origins.forget": "a line with a person and a time would undo the pseudonym",
    "origins.pseudonym_of": "reads",
}

Call = Callable[[Side], object]


def sheet() -> Any:
    columns = "id,name,email,waiting_since,languages,wishes\n"
    return read_people(
        columns.encode() + b"1,Wafa Saleh,wafa@example.org,2027-03-01,da,job_search\n", role="mentee", file="sheet.csv"
    )


def resting(side: Side) -> Participant:
    return Participant.objects.get(branch=side.branch, pauses__until_on=None, pauses__isnull=False)


CALLS: dict[str, Call] = {
    "branches.appoint": lambda side: appoint(
        account=side.coordinator, office=Office.NATIONAL_LEADER, branch=None, from_on=TODAY, by=None
    ),
    "branches.change_state": lambda side: change_state(
        branch=side.branch, stage=BranchStage.CLOSED, from_on=TODAY, by=side.coordinator
    ),
    "branches.open_branch": lambda side: open_branch(
        code="new",
        name="New",
        host="",
        municipalities=["461"],
        stage=BranchStage.OPEN,
        from_on=TODAY,
        profile=load_profile(),
        opened_at=NOW,
        by=side.coordinator,
    ),
    "branches.save_profile": lambda side: save_profile(
        branch=side.branch, profile=load_profile(), saved_by=side.coordinator, saved_at=NOW
    ),
    "following_up.answer_check_in": lambda side: following_up.answer_check_in(
        check_in=side.check_in, answer=CheckInAnswer(how_it_goes=4), way=Way.PAGE, at=NOW
    ),
    "following_up.ask_how_it_goes": lambda side: following_up.ask_how_it_goes(
        match=side.match, role="mentor", day=14, answer_by=TODAY, at=NOW
    ),
    "following_up.begin_closing": lambda side: following_up.begin_closing(match=side.match, at=NOW),
    "following_up.end_pair": lambda side: following_up.end_pair(
        match=side.match, party="mentor", why="no_contact", ended_on=side.match.started_on, at=NOW
    ),
    "following_up.note_talk": lambda side: following_up.note_talk(
        match=side.match, role="mentee", held_on=TODAY, kind="phone", minutes=15, notes="", by=side.coordinator
    ),
    "following_up.receive_mail": lambda side: following_up.receive_mail(raw=b"From: a@example.org\r\n\r\nHi", at=NOW),
    "following_up.remind_of_check_in": lambda side: following_up.remind_of_check_in(check_in=side.check_in, at=NOW),
    "following_up.rest_pair": lambda side: following_up.rest_pair(
        match=side.match, from_on=TODAY, until_on=TODAY, wished_by="mentee", by=None
    ),
    "following_up.resume_pair": lambda side: following_up.resume_pair(
        match=side.match, on=TODAY + timedelta(days=8), by=None
    ),
    "following_up.say_closing": lambda side: following_up.say_closing(
        match=side.match, party="mentee", next_step="no", at=NOW
    ),
    "following_up.settle_concern": lambda side: following_up.settle_concern(
        concern=side.concern, word="I called her.", on=TODAY, by=side.coordinator
    ),
    "following_up.settle_flag": lambda side: following_up.settle_flag(
        match=side.match, kind="low", which="1", word="I called her.", on=TODAY, by=side.coordinator
    ),
    "following_up.settle_mail": lambda side: following_up.settle_mail(mail=side.mail, on=TODAY, by=side.coordinator),
    "following_up.tell_concern": lambda side: following_up.tell_concern(
        match=side.match,
        said_by=side.match.mentor,
        kind="worry",
        about="the_two",
        words="We have not met.",
        wishes_a_call=False,
        at=NOW,
    ),
    "interviewing.answer_whether_she_waits": lambda side: interviewing.answer_whether_she_waits(
        question=WaitQuestion.objects.get(participant=side.participant), answer="no", at=NOW
    ),
    "interviewing.ask_whether_she_waits": lambda side: interviewing.ask_whether_she_waits(
        participant=side.participant, on=TODAY, at=NOW
    ),
    "interviewing.cancel_talk": lambda side: interviewing.cancel_talk(
        application=side.application, by=side.coordinator, at=NOW
    ),
    "interviewing.come_back": lambda side: interviewing.come_back(
        participant=side.match.mentee, on=TODAY, by=side.coordinator
    ),
    "interviewing.finish_introduction": lambda side: interviewing.finish_introduction(
        application=side.application, on=TODAY
    ),
    "interviewing.invite_to_talk": lambda side: interviewing.invite_to_talk(
        application=side.application, by=side.coordinator, at=NOW
    ),
    "interviewing.keep_apart": lambda side: interviewing.keep_apart(
        participant=side.participant, other=side.match.mentor.person, since=TODAY, by=side.coordinator
    ),
    "interviewing.keep_slots": lambda side: interviewing.keep_slots(
        branch=side.branch,
        starts=[NOW + timedelta(days=9)],
        minutes=45,
        way="phone",
        place="",
        by=side.coordinator,
        at=NOW,
    ),
    "interviewing.let_meet_again": lambda side: interviewing.let_meet_again(
        participant=side.participant, kept=side.kept_apart, by=side.coordinator
    ),
    "interviewing.note_screening_step": lambda side: interviewing.note_screening_step(
        application=side.proposals["suggested"].mentor.application,
        name="references",
        ok=True,
        checked_on=TODAY,
        by=side.coordinator,
    ),
    "interviewing.pick_slot": lambda side: interviewing.pick_slot(application=side.application, slot=side.slot, at=NOW),
    "interviewing.review_wait": lambda side: interviewing.review_wait(
        participant=side.participant, after_days=90, on=TODAY, by=side.coordinator
    ),
    "interviewing.withdraw_slot": lambda side: interviewing.withdraw_slot(slot=side.slot, by=side.coordinator),
    "interviewing.write_talk": lambda side: interviewing.write_talk(
        application=side.application,
        card=replace(facts_on(Card.objects.get(application=side.application)), dream="A bakery."),
        words={"skills": "I cook for forty."},
        educations=[interviewing.Education(title="Chemistry", level=6)],
        danish=interviewing.Danish(course=2),
        read_with_her_on=TODAY,
        by=side.coordinator,
    ),
    "interviewing.book_interview": lambda side: interviewing.book_interview(
        application=side.application, booked_for=NOW, by=side.coordinator, at=NOW
    ),
    "interviewing.bring_in": lambda side: bring_in(
        sheet(), branch=side.branch, role="mentee", by=side.coordinator, at=NOW, on=TODAY, said_yes=True
    ),
    "interviewing.hold_interview": lambda side: interviewing.hold_interview(
        application=side.application, decision="approved", held_on=TODAY, by=side.coordinator, at=NOW
    ),
    "interviewing.leave_network": lambda side: interviewing.leave_network(
        participant=side.participant, on=TODAY, reason="moved", by=side.coordinator
    ),
    "interviewing.leave_waiting_list": lambda side: interviewing.leave_waiting_list(
        participant=side.participant, on=TODAY, reason="job", by=side.coordinator
    ),
    "interviewing.pause": lambda side: interviewing.pause(
        participant=side.participant, from_on=TODAY, until_on=None, by=side.coordinator
    ),
    "interviewing.resume": lambda side: interviewing.resume(participant=resting(side), on=TODAY, by=side.coordinator),
    "interviewing.return_to_waiting_list": lambda side: interviewing.return_to_waiting_list(
        participant=side.match.mentee, entered_on=TODAY, by=side.coordinator
    ),
    "joining.apply_to_join": lambda side: joining.apply_to_join(
        branch=side.branch,
        role="mentee",
        applicant=Applicant(full_name="Wafa Saleh", email="wafa@example.org"),
        card=CardFacts(dream="A bakery."),
        applied_on=TODAY,
    ),
    "joining.ask_branch": lambda side: joining.ask_branch(
        branch=side.branch, question=joining.Question(topic="waiting"), asked_at=NOW
    ),
    "joining.close_enquiry": lambda side: joining.close_enquiry(
        enquiry=side.enquiry, outcome=EnquiryOutcome.ANSWERED, by=side.coordinator, at=NOW
    ),
    "joining.forget_enquiry_words": lambda side: joining.forget_enquiry_words(now=NOW),
    "joining.give_consent": lambda side: joining.give_consent(
        person=side.application.person,
        consent=CONSENT_TEXTS[ConsentPurpose.AFTER_CLOSING].said_yes_to(NOW),
        by=side.coordinator,
    ),
    "joining.withdraw_consent": lambda side: joining.withdraw_consent(
        person=side.application.person, purpose=ConsentPurpose.SURVEY, at=NOW, by=None
    ),
    "joining.send_letter": lambda side: joining.send_letter(
        draft=Draft.objects.filter(sent_at=None).latest("pk"),
        letter=Letter(
            role=Role.MENTEE,
            branch=side.branch,
            applicant=Applicant(full_name="Wafa Saleh", phone="+4520304099"),
            card=CardFacts(dream="A bakery."),
            introduction=Introduction(),
            consents=(),
        ),
        person=None,
        reach=Reach("phone", "+4520304099"),
        at=NOW,
        by=None,
    ),
    "joining.change_card": lambda side: joining.change_card(
        card=(card := Card.objects.get(application=side.application)),
        facts=replace(facts_on(card), dream="A bakery."),
        by=side.coordinator,
    ),
    "joining.withdraw_application": lambda side: joining.withdraw_application(
        application=side.application, on=TODAY, by=side.coordinator
    ),
    **matching_calls.CALLS,
    "messages.choose_letters": lambda side: choose_letters(
        person=side.participant.person, wanted={(Topic.NEWS, Channel.SMS): False}, at=NOW
    ),
    "messages.save_branch_text": lambda side: save_branch_text(
        branch=side.branch,
        text=text_named("card_ended"),
        language="da",
        subject="Kortet",
        body="Kortet er lukket.",
        by=side.coordinator,
        at=NOW,
    ),
    "messages.send_again": lambda side: send_again(message=side.message, by=side.coordinator, at=NOW),
    "outcomes.ask_wave": lambda side: outcomes.ask_wave(
        application=side.match.mentor.application, match=side.match, wave=Wave.T1, due_on=TODAY, at=NOW
    ),
    "outcomes.correct_outcome": lambda side: outcomes.correct_outcome(
        told=JobStart.objects.get(person=side.match.mentee.person),
        facts=outcomes.JobFacts(started=PartialDate.read("2027-04"), title="A kitchen"),
        today=TODAY,
        by=None,
    ),
    "outcomes.decline_surveys": lambda side: outcomes.decline_surveys(person=side.match.mentee.person, at=NOW),
    "outcomes.hand_over_first_survey": lambda side: outcomes.hand_over_first_survey(
        application=side.application, on=TODAY, by=side.coordinator
    ),
    "outcomes.let_go_of_answers": lambda side: outcomes.let_go_of_answers(
        last_answered_before=TODAY + timedelta(days=1)
    ),
    "outcomes.note_outcome": lambda side: outcomes.note_outcome(
        participant=side.match.mentee,
        facts=outcomes.DanishFacts(on=PartialDate.read("2027-04"), speaks=4),
        today=TODAY,
        by=side.coordinator,
    ),
    "outcomes.remind_of_survey": lambda side: outcomes.remind_of_survey(
        request=SurveyRequest.objects.get(match=side.match), at=NOW
    ),
    "outcomes.remove_outcome": lambda side: outcomes.remove_outcome(
        told=DanishLevel.objects.get(participant=side.match.mentee), by=side.coordinator
    ),
    "outcomes.take_answers_back": lambda side: outcomes.take_answers_back(person=side.match.mentee.person),
    "outcomes.welcome_surveys": lambda side: outcomes.welcome_surveys(person=side.match.mentor.person, at=NOW),
    **pairing_calls.CALLS,
    "people.change_contact": lambda side: change_contact(
        person=Person.objects.get(pk=side.application.person_id),
        full_name="Nour Said",
        email="",
        phone="+4520304055",
        language="da",
        protected_contact=True,
        takes_part=False,
        branch=side.branch,
        by=side.coordinator,
    ),
    "people.confirm_reach": lambda side: confirm_reach(
        person=side.application.person, reach=Reach("email", str(side.application.person.email)), at=NOW
    ),
    "people.choose_details": lambda side: choose_details(
        person=Person.objects.get(pk=side.match.mentee.person_id),
        called="Mulle",
        language="uk",
        protected_contact=True,
        by=None,
    ),
    "people.move_to_reach": lambda side: move_to_reach(
        person=side.match.mentee.person, reach=Reach("phone", "+4520304056"), at=NOW, by=None
    ),
    "people.open_account": lambda side: open_account(side.application.person),
    "portal.change_reach": lambda side: change_reach(
        person=side.match.mentee.person, reach=Reach("phone", "+4520304057"), at=NOW, by=None
    ),
}
# An action that another one calls, whose line stands beside the other's.
WITHIN = {"matching.start_match": "matching.answer_proposal"}


def public_actions() -> Iterator[str]:
    """Name every public function of every module that writes: `matching.start_match`."""
    for room in sorted(Path(mentornet.__file__).parent.iterdir()):
        if (room / "actions.py").exists() or (room / "actions").is_dir():
            yield from functions_of(importlib.import_module(f"mentornet.{room.name}.actions"))
    for name in ALSO_WRITE:
        yield from functions_of(importlib.import_module(name))


def functions_of(module: ModuleType) -> Iterator[str]:
    """Name what a module offers: its `__all__`, or what it defines without an underscore."""
    room = module.__name__.split(".")[1]
    offered = getattr(module, "__all__", None) or [
        name for name, found in vars(module).items() if getattr(found, "__module__", "") == module.__name__
    ]
    for name in sorted(offered):
        if isinstance(getattr(module, name), FunctionType) and not name.startswith("_"):
            yield f"{room}.{name}"
