"""The agreement (R52): terms that either of the two proposes, and that both sign; each change is signed anew."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.refusals import Refusal, breach_means
from mentornet.matching.actions import NotMetYet, make_active
from mentornet.matching.models import Match
from mentornet.pairing.actions.pairs import BOTH, opened, record, tell, the_other
from mentornet.pairing.agreement_text import TEXT_VERSION
from mentornet.pairing.models import Agreement, Signature
from mentornet.pairing.rules import months_after
from mentornet.people.models import Account

SHORTEST_MONTHS, LONGEST_MONTHS = 4, 12


@dataclass(frozen=True, slots=True)
class Terms:
    """What the two agree on: months 4 to 12, minutes of a usual meeting, and codes of `pairing.choices`."""

    months: int
    often: str
    between: str
    minutes: int = 120
    purpose: str = ""


class MonthsOutOfRange(Refusal):
    sentence = _("Agree on 4 to 12 months. You can extend it later.")


class SomethingElseToSign(Refusal):
    sentence = _("The terms have been changed since you opened the page. Read them once more, and then sign.")


class SignedAlready(Refusal):
    sentence = _("You have signed already. Now it is the other one's turn.")


class NameNeeded(Refusal):
    sentence = _("Write your name to sign.")


class TermsChangedMeanwhile(Refusal):
    sentence = _("The other one has just proposed other terms. Read them first; you can still change them.")


@transaction.atomic
def propose_agreement(
    *, match: Match, role: str, terms: Terms, seen_number: int | None = None, by: Account | None, at: datetime
) -> Agreement:
    """Propose terms, the first time or anew. What nobody or only one has signed is replaced.

    :param seen_number: the number of the agreement she had before her, 0 for none; none skips the check.
    :raises PairHasEnded: the match is closed.
    :raises NotMetYet: they have not met.
    :raises MonthsOutOfRange: the period is not 4 to 12 months.
    :raises TermsChangedMeanwhile: the other one proposed terms that she has not seen.
    """
    match = opened(match)
    if match.met_on is None:
        raise NotMetYet
    if not SHORTEST_MONTHS <= terms.months <= LONGEST_MONTHS:
        raise MonthsOutOfRange
    newest = match.agreements.first()
    number = newest.number if newest else 0
    if seen_number is not None and seen_number != number:
        raise TermsChangedMeanwhile
    with breach_means({"agreement_number_is_used_once": TermsChangedMeanwhile}), transaction.atomic():
        agreement = Agreement.objects.create(
            match=match,
            number=number + 1,
            text_version=TEXT_VERSION,
            purpose=terms.purpose,
            months=terms.months,
            often=terms.often,
            minutes=terms.minutes,
            between=terms.between,
            proposed_by=role,
            proposed_at=at,
        )
    record("propose_agreement", match, agreement, role=role, by=by, details={"number": agreement.number})
    tell(match, "agreement_to_sign", roles=the_other(role), once=str(agreement.pk), at=at, leads_to="pair-agreement")
    return agreement


@transaction.atomic
def sign_agreement(
    *, match: Match, role: str, number: int, name: str, language: str, by: Account | None, at: datetime
) -> Agreement:
    """Sign the agreement of this number. When both have signed, the match is active until its months are over.

    :param language: the language in which she read it, beside Danish.
    :raises PairHasEnded: the match is closed.
    :raises SomethingElseToSign: other terms have been proposed since.
    :raises SignedAlready: she has signed it.
    :raises NameNeeded: no name is given.
    """
    match = opened(match)
    agreement = match.agreements.first()
    if agreement is None or agreement.number != number:
        raise SomethingElseToSign
    if not name.strip():
        raise NameNeeded
    with breach_means({"each_signs_an_agreement_once": SignedAlready}), transaction.atomic():
        signature = Signature.objects.create(
            agreement=agreement, role=role, name=name.strip()[:200], language=language, signed_at=at
        )
    record("sign_agreement", match, signature, role=role, by=by, details={"number": number})
    if agreement.signatures.count() == len(BOTH):
        agreement.signed_on = timezone.localdate(at)
        agreement.save(update_fields=["signed_on"])
        first_day = match.active_on or agreement.signed_on
        until = months_after(first_day, agreement.months)
        make_active(match=match, active_on=first_day, planned_until=until, by=None)
        tell(match, "agreement_signed", roles=BOTH, once=str(agreement.pk), at=at, until=until)
    return agreement
