"""How long answers are kept: raw for 24 months, then nobody's; and what is erased with a person."""

import secrets
from datetime import date

from django.db import transaction
from django.db.models import Max

from mentornet.foundation import audit
from mentornet.outcomes.models import DanishLevel, EducationStart, JobStart, SurveyOptOut, SurveyRequest, SurveyResponse
from mentornet.outcomes.pseudonyms import person_pseudonym
from mentornet.people.models import Person

ANONYMOUS = "anonymous-"


@transaction.atomic
def let_go_of_answers(*, last_answered_before: date) -> int:
    """Make the answers of everybody who last answered before a day nobody's: the pseudonyms become random.

    Waves of one person and the two of a pair stay together, so that changes can still be counted; the day of the
    answer is kept to the month. Returns how many people they were (domain 4.5: raw for 24 months).
    """
    old = (
        SurveyResponse.objects.exclude(person_pseudonym__startswith=ANONYMOUS)
        .values("person_pseudonym")
        .annotate(last=Max("answered_on"))
        .filter(last__lt=last_answered_before)
    )
    gone = [row["person_pseudonym"] for row in old]
    for pseudonym in gone:
        hers = SurveyResponse.objects.filter(person_pseudonym=pseudonym)
        # The pair's name goes with the first of the two, for both; otherwise it would still lead to her.
        for pair in set(hers.values_list("pair_pseudonym", flat=True)) - {""}:
            SurveyResponse.objects.filter(pair_pseudonym=pair).update(pair_pseudonym=_random_name())
        for response in hers:
            SurveyResponse.objects.filter(pk=response.pk).update(answered_on=response.answered_on.replace(day=1))
        hers.update(person_pseudonym=_random_name())
    if gone:
        audit.record("let_go_of_answers", by=None, details={"people": len(gone)})
    return len(gone)


def _random_name() -> str:
    return f"{ANONYMOUS}{secrets.token_hex(16)}"


def forget(person: Person) -> None:
    """Erase all that became of a person: her answers, what she was asked, jobs, education and language."""
    mine = [person_pseudonym(number) for number in person.applications.values_list("pk", flat=True)]
    SurveyResponse.objects.filter(person_pseudonym__in=mine).delete()
    SurveyRequest.objects.filter(application__person=person).delete()
    for table in (JobStart, EducationStart, DanishLevel, SurveyOptOut):
        table.objects.filter(person=person).delete()
