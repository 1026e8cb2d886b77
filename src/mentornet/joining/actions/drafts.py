"""A letter that is still being written: kept step by step, found again by a link, and let go after a month."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mentornet.foundation.refusals import Refusal
from mentornet.joining.models import Draft
from mentornet.messages.codes import write_to_reach
from mentornet.people.models import Account
from mentornet.people.reaches import Reach

KEPT_FOR = timedelta(days=30)
# No letters that are taken for others on a small screen.
RETURN_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
RETURN_LENGTH = 10


class DraftEnded(Refusal):
    sentence = _("This letter has been sent or has ended. Begin anew if you would like to write to us again.")


@transaction.atomic
def begin_draft(*, role: str, campaign_code: str = "", assisted_by: Account | None = None, at: datetime) -> Draft:
    """Begin to keep what somebody writes."""
    code = "".join(secrets.choice(RETURN_SIGNS) for _sign in range(RETURN_LENGTH))
    return Draft.objects.create(
        role=role, campaign_code=campaign_code, return_code=code, assisted_by=assisted_by, begun_at=at, changed_at=at
    )


@transaction.atomic
def keep_answers(*, draft: Draft, answers: dict[str, list[str]], at: datetime) -> Draft:
    """Keep the answers of one step beside those of the others, as two phones may write at once.

    :raises DraftEnded: it has been sent or has ended meanwhile.
    """
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    if row.sent_at or row.ended_at:
        raise DraftEnded
    row.answers = {**row.answers, **answers}
    row.changed_at = at
    row.save(update_fields=["answers", "changed_at"])
    return row


@transaction.atomic
def mark_draft_sent(*, draft: Draft, at: datetime) -> None:
    """Empty a draft whose letter has been sent; a second sender is told so.

    :raises DraftEnded: it has been sent or has ended already.
    """
    if not Draft.objects.filter(pk=draft.pk, sent_at=None, ended_at=None).update(sent_at=at, answers={}):
        raise DraftEnded


@transaction.atomic
def forget_draft(*, draft: Draft, at: datetime) -> None:
    """Empty a draft because she does not want to go on with it."""
    Draft.objects.filter(pk=draft.pk, sent_at=None, ended_at=None).update(ended_at=at, answers={})


@transaction.atomic
def send_return_link(*, draft: Draft, reach: Reach, address: str, language: str, at: datetime) -> None:
    """Write to her where she can go on with her letter."""
    until = draft.changed_at + KEPT_FOR
    values = {"address": address, "until": until}
    write_to_reach(reach, "come_back", values, language=language, written_at=at)


@transaction.atomic
def let_old_drafts_go(*, now: datetime) -> int:
    """Empty the drafts that nobody has touched for a month, and return how many."""
    old = Draft.objects.filter(sent_at=None, ended_at=None, changed_at__lt=now - KEPT_FOR)
    return old.update(ended_at=now, answers={})
