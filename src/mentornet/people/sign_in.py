"""How people sign in: django-allauth with our own rules."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """An account is made with a person, by joining or by an appointment; never by a bare sign-up form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        """Let the library's letters come from mentornet, not from the name of a machine."""
        ours = {"current_site": {"name": "mentornet", "domain": settings.SITE_ADDRESS}}
        return super().render_mail(template_prefix, email, context | ours, headers)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/home/"

    def get_user_display_name(self, account: Any) -> str:
        return str(account.person.called_name)
