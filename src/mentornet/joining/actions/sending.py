"""A whole letter is sent: it becomes an application, with her yeses and her login, once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mentornet.joining.actions.consents import give_consent
from mentornet.joining.actions.drafts import mark_draft_sent
from mentornet.joining.actions.letters import apply_to_join, confirm_application, new_person
from mentornet.joining.applicants import Letter
from mentornet.joining.models import Application, ConsentEntry, Draft
from mentornet.joining.queries import open_applications, reply_by, running_campaign, who_answers
from mentornet.people.actions import confirm_reach, open_account
from mentornet.people.models import Account, Person
from mentornet.people.reaches import Reach


@transaction.atomic
def send_letter(
    *, draft: Draft, letter: Letter, person: Person | None, reach: Reach | None, at: datetime, by: Account | None
) -> Application:
    """Turn a draft into an application, once, however often and from wherever it is sent.

    :param person: who she is, where she has proved it or signed in; none where she is new or has proved nothing.
    :param reach: the number or address whose code she has typed in; none while nothing is confirmed.
    :param by: the coordinator who filled it in together with her.
    :raises DraftEnded: it has been sent already, or has ended.
    """
    mark_draft_sent(draft=draft, at=at)
    today = timezone.localdate(at)
    if person is None and reach:
        person = new_person(letter.applicant)
    application = open_applications(letter.branch, letter.role).filter(person=person).first() if person else None
    application = application or apply_to_join(
        branch=letter.branch,
        role=letter.role,
        applicant=letter.applicant,
        card=letter.card,
        applied_on=today,
        introduction=letter.introduction,
        campaign=running_campaign(draft.campaign_code, as_of=today),
        person=person,
        by=by,
    )
    hers = application.person
    said = set(ConsentEntry.objects.filter(person=hers, withdrawn_at=None).values_list("purpose", flat=True))
    for consent in letter.consents:
        if consent.purpose not in said:
            give_consent(person=hers, consent=consent, by=by)
    if reach and getattr(hers, reach.kind) == reach.value:
        confirm_reach(person=hers, reach=reach, at=at)
        open_account(hers)
    confirm_application(
        application=application,
        answered_by=who_answers(letter.branch, as_of=today),
        reply_by=reply_by(letter.branch, applied_on=application.applied_on),
        written_at=at,
    )
    return application
