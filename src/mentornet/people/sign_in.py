"""How people sign in: django-allauth with our own rules."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

# Whoever has typed in the right code is signed in by this.
BACKEND = "django.contrib.auth.backends.ModelBackend"


class AccountAdapter(DefaultAccountAdapter):
    """An account is made with a person, by joining or by an appointment; never by a bare sign-up form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_display_name(self, account: Any) -> str:
        return str(account.person.called_name)
