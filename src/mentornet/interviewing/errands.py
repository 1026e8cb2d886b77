"""What waits for her in this room: a time to pick, a talk to come to, pages to read, a question to answer."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentornet.foundation.errands import Errand
from mentornet.foundation.signed_links import sign
from mentornet.interviewing.models import InterviewSlot, ScreeningStep, WaitingListEntry, WaitQuestion
from mentornet.interviewing.screening import ONBOARDING, ORIENTATION
from mentornet.joining.choices import Role
from mentornet.joining.models import Application
from mentornet.people.models import Person


def errands_of(person: Person, *, today: date) -> list[Errand]:
    """Return what she is asked to do before the talk and while she waits; three queries."""
    return [*_talks(person, today), *_pages(person), *_questions(person)]


def asks_something(*, today: date) -> Combinable | Q:
    """Return the condition, on a person, that this room may ask something of her."""
    hers = OuterRef("pk")
    before_approval = Application.objects.filter(person=hers, decided_on=None, withdrawn_on=None)
    asked = WaitQuestion.objects.filter(participant__person=hers, participant__left_on=None, answer="")
    return Exists(before_approval) | Exists(_unread().filter(person=hers)) | Exists(asked)


def talk_errand(application: Application, *, has_slots: bool, today: date) -> Errand | None:
    """Say when her talk is, or that she can pick a time."""
    address = reverse("talk-times", args=[sign("interviewing.talk", application.pk)])
    interview = getattr(application, "interview", None)
    if interview and interview.booked_for:
        moment = timezone.localtime(interview.booked_for)
        if moment.date() < today:
            return None
        day = f"{date_format(moment, 'l')} {date_format(moment, 'MONTH_DAY_FORMAT')}"
        told = {"day": day, "time": date_format(moment, "H:i")}
        sentence = _("We talk on %(day)s at %(time)s.") % told
        return Errand(sentence, _("See or change the time"), address, urgency=1, by=moment.date())
    if has_slots:
        sentence = _("We would like to talk with you. Pick a time that suits you.")
        return Errand(sentence, _("Pick a time"), address, urgency=1)
    return None


def _talks(person: Person, today: date) -> Iterator[Errand]:
    free = InterviewSlot.objects.filter(branch=OuterRef("branch"), taken_by=None, starts_at__gt=timezone.now())
    applied = Application.objects.filter(person=person, decided_on=None, withdrawn_on=None)
    for application in applied.select_related("interview").annotate(has_slots=Exists(free)):
        errand = talk_errand(application, has_slots=application.has_slots, today=today)
        if errand is not None:
            yield errand


def _unread() -> QuerySet[Application]:
    """The letters of those who have not read the first pages; whoever is in a pair has learned it another way."""
    done = ScreeningStep.objects.filter(application=OuterRef("pk"), name__in=[ONBOARDING, ORIENTATION])
    waits = WaitingListEntry.objects.filter(participant__application=OuterRef("pk"), left_on=None)
    before_a_pair = Q(participant=None, decided_on=None) | Exists(waits)
    return Application.objects.filter(before_a_pair, ~Exists(done), withdrawn_on=None)


def _pages(person: Person) -> Iterator[Errand]:
    for application in _unread().filter(person=person):
        address = reverse("introduction-page", args=[sign("interviewing.introduction", application.pk)])
        if application.role == Role.MENTOR:
            yield Errand(
                _("Four short pages about being a mentor. They take ten minutes, and we ask you to read them first."),
                _("Read them"),
                address,
            )
        else:
            yield Errand(_("Three short pages about having a mentor."), _("Read them"), address, urgency=3)


def _questions(person: Person) -> Iterator[Errand]:
    asked = WaitQuestion.objects.filter(
        participant__person=person, participant__left_on=None, participant__waits__left_on=None
    )
    latest = {question.participant_id: question for question in asked.order_by("asked_on", "pk")}
    for question in latest.values():
        if not question.answer:
            address = reverse("still-waiting", args=[sign("interviewing.waiting", question.pk)])
            yield Errand(_("Do you still wait? One tap is enough."), _("Answer"), address, urgency=1)
