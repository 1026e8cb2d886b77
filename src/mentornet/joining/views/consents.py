from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mentornet.foundation.doors import open_to, signed_in
from mentornet.joining.actions import give_consent, withdraw_consent
from mentornet.joining.choices import ConsentPurpose
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.queries import consents_of
from mentornet.people.rules import SignedInRequest


@open_to(signed_in)
def my_consents(request: SignedInRequest) -> HttpResponse:
    """Show her every yes of hers, with the button that takes it back beside it."""
    person, now = request.user.person, timezone.now()
    purpose = request.POST.get("purpose", "")
    if request.method == "POST" and purpose in ConsentPurpose.values:
        if "yes" in request.POST:
            consent = CONSENT_TEXTS[ConsentPurpose(purpose)].said_yes_to(now)
            give_consent(person=person, consent=consent, by=request.user)
        else:
            withdraw_consent(person=person, purpose=purpose, at=now, by=request.user)
        return redirect("my-consents")
    return render(request, "joining/my_consents.html", {"asked": consents_of(person)})
