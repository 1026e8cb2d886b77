"""How people sign in: django-allauth with our own rules."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from mentornet.people.models import Account

# Whoever has typed in the right code is signed in by this.
BACKEND = "mentornet.people.sign_in.AccountBackend"


class AccountAdapter(DefaultAccountAdapter):
    """An account is made with a person, by joining or by an appointment; never by a bare sign-up form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_display_name(self, account: Any) -> str:
        return str(account.person.called_name)


class AccountBackend(ModelBackend):
    """Django's own way in; whoever comes back is read together with her person, in one question."""

    def get_user(self, user_id: int) -> Account | None:
        account = Account.objects.select_related("person").filter(pk=user_id).first()
        return account if account is not None and self.user_can_authenticate(account) else None
