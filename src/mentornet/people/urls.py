"""Sign-in: the views of django-allauth, each with its door, under addresses of plain parts."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, register_converter

from mentornet.foundation.doors import anyone, mark_open, signed_in
from mentornet.people import views


class Base36:
    """An account's number as the library writes it; no hyphen, for the key that follows has one of its own."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Base36, "base36")

urlpatterns = [
    path("home/", views.home, name="home"),
    path("accounts/code/", views.sign_in_code, name="sign-in-code"),
    path("accounts/code/check/", views.sign_in_check, name="sign-in-check"),
    path("accounts/code/who/", views.sign_in_who, name="sign-in-who"),
    path("accounts/login/", mark_open(account.login, anyone), name="account_login"),
    path("accounts/logout/", mark_open(account.logout, signed_in), name="account_logout"),
    path("accounts/inactive/", mark_open(account.account_inactive, anyone), name="account_inactive"),
    path("accounts/signup/", mark_open(account.signup, anyone), name="account_signup"),
    path("accounts/reauthenticate/", mark_open(account.reauthenticate, signed_in), name="account_reauthenticate"),
    path("accounts/password/", mark_open(account.password_change, signed_in), name="account_change_password"),
    path("accounts/password/new/", mark_open(account.password_set, signed_in), name="account_set_password"),
    path("accounts/password/reset/", mark_open(account.password_reset, anyone), name="account_reset_password"),
    path(
        "accounts/password/reset/sent/",
        mark_open(account.password_reset_done, anyone),
        name="account_reset_password_done",
    ),
    path(
        "accounts/password/reset/key/<base36:uidb36>-<str:key>/",
        mark_open(account.password_reset_from_key, anyone),
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/done/",
        mark_open(account.password_reset_from_key_done, anyone),
        name="account_reset_password_from_key_done",
    ),
    path("accounts/keys/", mark_open(mfa.index, signed_in), name="mfa_index"),
    path("accounts/keys/ask/", mark_open(mfa.authenticate, anyone), name="mfa_authenticate"),
    path("accounts/keys/again/", mark_open(mfa.reauthenticate, signed_in), name="mfa_reauthenticate"),
    path("accounts/keys/list/", mark_open(webauthn.list_webauthn, signed_in), name="mfa_list_webauthn"),
    path("accounts/keys/new/", mark_open(webauthn.add_webauthn, signed_in), name="mfa_add_webauthn"),
    path("accounts/keys/login/", mark_open(webauthn.login_webauthn, anyone), name="mfa_login_webauthn"),
    path(
        "accounts/keys/confirm/",
        mark_open(webauthn.reauthenticate_webauthn, signed_in),
        name="mfa_reauthenticate_webauthn",
    ),
    path("accounts/keys/<int:pk>/gone/", mark_open(webauthn.remove_webauthn, signed_in), name="mfa_remove_webauthn"),
    path("accounts/keys/<int:pk>/name/", mark_open(webauthn.edit_webauthn, signed_in), name="mfa_edit_webauthn"),
    path("accounts/codes/", mark_open(recovery.view_recovery_codes, signed_in), name="mfa_view_recovery_codes"),
    path(
        "accounts/codes/new/",
        mark_open(recovery.generate_recovery_codes, signed_in),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "accounts/codes/file/",
        mark_open(recovery.download_recovery_codes, signed_in),
        name="mfa_download_recovery_codes",
    ),
]
