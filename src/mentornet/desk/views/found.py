"""What the pages of the desk begin with: the branch or the person, seen with her eyes, or 404."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language

from mentornet.interviewing.models import Participant
from mentornet.interviewing.queries import participants_visible_to
from mentornet.joining.models import Application
from mentornet.joining.queries import applications_visible_to
from mentornet.people.rules import SignedInRequest


def application_of(request: SignedInRequest, number: int) -> Application:
    seen = applications_visible_to(request.user, as_of=timezone.localdate())
    return get_object_or_404(seen.select_related("interview", "participant"), pk=number)


def participant_of(request: SignedInRequest, number: int) -> Participant:
    return get_object_or_404(participants_visible_to(request.user, as_of=timezone.localdate()), pk=number)


def language() -> str:
    return get_language() or "en"
