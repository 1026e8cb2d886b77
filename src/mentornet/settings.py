"""How the house is lit: every setting, read from the environment, safe in development with nothing set.

In production (`MENTORNET_PRODUCTION=True`) the start is refused while something needed is missing.
"""

import os
import sys
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

ROOM_FOLDER = Path(__file__).parent
CHECKOUT = ROOM_FOLDER.parent.parent


def words(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def yes_or_no(name: str, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name}={value}: write True or False.")
    return value == "True"


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name}={value}: write a whole number.")
    return int(value)


def listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


PRODUCTION = yes_or_no("MENTORNET_PRODUCTION", False)
DEBUG = yes_or_no("MENTORNET_DEBUG", False)
DATA_FOLDER = Path(words("MENTORNET_DATA", str(CHECKOUT / "var")))
# `mentornet demo` leaves this file beside the invented people; only then do its sign-in links open.
DEMO = (DATA_FOLDER / "demo.txt").exists() and not PRODUCTION


def secret(name: str) -> str:
    """A secret from the environment; in development one that is made once and kept in the data folder."""
    if value := os.environ.get(name):
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(f"{name} is missing. Set it to at least 50 random characters and start again.")
    kept = DATA_FOLDER / f"{name.lower()}.txt"
    if not kept.exists():
        import secrets

        DATA_FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(64))
        kept.chmod(0o600)
    return kept.read_text().strip()


SECRET_KEY = secret("MENTORNET_SECRET_KEY")
# The protected store is keyed apart: whoever holds the site's key alone cannot tell whose answer is whose.
ORIGINS_KEY = secret("MENTORNET_ORIGINS_KEY")
# Survey answers lie under pseudonyms of their own key.
SURVEYS_KEY = secret("MENTORNET_SURVEYS_KEY")
ALLOWED_HOSTS = listed("MENTORNET_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("MENTORNET_HOSTS is missing. Name the host names of the site, separated by commas.")
# Links in messages begin here.
SITE_ADDRESS = words("MENTORNET_ADDRESS", "http://localhost:8000")

INSTALLED_APPS = [
    "mentornet",
    "django_cotton",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mentornet.foundation.headers.StrictHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Below the headers, so that a picture carries them as well (WB-1).
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mentornet.foundation.languages.ChooseLanguage",
    "django.middleware.common.CommonMiddleware",
    "mentornet.foundation.forged_forms.NameOurOrigin",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mentornet.foundation.doors.ClosedByDefault",
    "mentornet.foundation.refusals.ShowRefusals",
]

ROOT_URLCONF = "mentornet.urls"
WSGI_APPLICATION = "mentornet.wsgi.application"
ROOMS_WITH_PAGES = sorted(folder.parent for folder in ROOM_FOLDER.glob("*/templates"))
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [room / "templates" for room in ROOMS_WITH_PAGES],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mentornet.foundation.languages.page_language",
                "mentornet.foundation.form_keys.fresh_form_key",
                "mentornet.branches.frames.staff_frame",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "mentornet.ui.templatetags.look",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "mentornet.ui.forms.Renderer"


def database() -> dict[str, Any]:
    """SQLite in the data folder, or PostgreSQL where MENTORNET_POSTGRES names one (`host=... dbname=...`)."""
    if address := words("MENTORNET_POSTGRES"):
        named = dict(part.split("=", 1) for part in address.split())
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": named.get("dbname", "mentornet"),
            "USER": named.get("user", ""),
            "PASSWORD": named.get("password", ""),
            "HOST": named.get("host", ""),
            "PORT": named.get("port", ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_FOLDER / "mentornet.sqlite3",
        "CONN_MAX_AGE": 60,
        # IMMEDIATE with WAL: writers queue instead of failing (F-9); NORMAL is safe against a killed process.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        # A file, because a live server and its test share the database between threads.
        "TEST": {"NAME": str(DATA_FOLDER / "test.sqlite3")},
    }


DATABASES = {"default": database()}

AUTH_USER_MODEL = "mentornet.Account"
AUTHENTICATION_BACKENDS = [
    "mentornet.people.sign_in.AccountBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    # NIST 800-63B-4: length, not composition.
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "mentornet.people.sign_in.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = True
# A letter to the person for every new key and password (AU-7); none to an address that nobody here has.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "mentornet.people.forms.SignInForm",
    "reset_password": "mentornet.people.forms.ForgottenPasswordForm",
    "reauthenticate": "mentornet.people.forms.OnceMoreForm",
    "reset_password_from_key": "mentornet.people.forms.NewPasswordForm",
}
# How a sign-in code leaves; people signing in know nothing of messages, as they know nothing of mail.
CODE_WRITER = "mentornet.messages.codes.write_code"
# How many proxies of our own stand before the site and say who asks (X-Forwarded-For).
TRUSTED_PROXIES = number("MENTORNET_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
LOGIN_URL = "sign-in-code"
LOGIN_REDIRECT_URL = "/home/"

# A sentence that nobody has translated yet is said in English; whoever asks for no language is met in Danish.
LANGUAGE_CODE = "en"
FIRST_LANGUAGE = "da"
LANGUAGES = [
    ("da", "Dansk"),
    ("en", "English"),
    ("ar", "العربية"),
    ("fa", "فارسی"),
    ("uk", "Українська"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
]
# Django does not know these two, and passes over a language that it does not know.
LANG_INFO |= {
    "so": {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"},
    "ti": {"bidi": False, "code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ"},
}
# Languages whose sentences a native reader has read through; the others say on the "about" page that nobody has.
LANGUAGES_REVIEWED: tuple[str, ...] = ()
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [ROOM_FOLDER / "locale"]
# English dates as the rest of Europe writes them: 29 November 2026, everywhere.
FORMAT_MODULE_PATH = ["mentornet.ui.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

STATIC_URL = "/static/"
STATICFILES_DIRS = sorted(ROOM_FOLDER.glob("*/static"))
STATIC_ROOT = DATA_FOLDER / "static" if PRODUCTION else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
# Our style and fonts are for our own pages.
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 3_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# A signed link opens with no referrer; the token in the form is the proof (SE-3).
CSRF_FAILURE_VIEW = "mentornet.foundation.refusals.csrf_refused"
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = yes_or_no("MENTORNET_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# How messages leave: console, file or smtp. The outbox row is written whatever happens here.
MESSAGE_DELIVERY = words("MENTORNET_MESSAGES", "file")
MESSAGE_FOLDER = DATA_FOLDER / "messages"
DEFAULT_FROM_EMAIL = words("MENTORNET_FROM", "mentornet <mentornet@example.org>")
EMAIL_HOST = words("MENTORNET_SMTP_HOST", "localhost")
EMAIL_PORT = number("MENTORNET_SMTP_PORT", 25)
EMAIL_HOST_USER = words("MENTORNET_SMTP_USER")
EMAIL_HOST_PASSWORD = words("MENTORNET_SMTP_PASSWORD")
EMAIL_USE_TLS = yes_or_no("MENTORNET_SMTP_TLS", False)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "mentornet.messages.mail.OutboxBackend"
# Where answers to our mail go, as `answer@example.org`; a message may ask for `answer+TOKEN@example.org`.
REPLY_ADDRESS = words("MENTORNET_REPLY_ADDRESS")

# How text messages leave: console, file, http (any provider that takes a POST) or none.
SMS_DELIVERY = words("MENTORNET_SMS", "none" if PRODUCTION else "file")
SMS_URL = words("MENTORNET_SMS_URL")
# Sent as `Authorization: Bearer ...`; a provider that wants it elsewhere has SMS_HEADERS: `Name: value | Name: value`.
SMS_TOKEN = words("MENTORNET_SMS_TOKEN")
SMS_HEADERS = words("MENTORNET_SMS_HEADERS")
SMS_SENDER = words("MENTORNET_SMS_SENDER", "mentornet")
SMS_BODY = words("MENTORNET_SMS_BODY", "json")
# What the provider calls our four facts; a fact that is left out is not sent.
SMS_FIELDS = words("MENTORNET_SMS_FIELDS", "to=to, text=text, sender=from")
SMS_KEY_HEADER = words("MENTORNET_SMS_KEY_HEADER", "Idempotency-Key")
SMS_TIMEOUT = number("MENTORNET_SMS_TIMEOUT", 10)

# Work that a page leaves to a worker: a row in our own database, kept or lost with the page's transaction.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Tracebacks carry no local variables and requests no addresses: no personal data in logs (AL-4).
    "formatters": {
        "plain": {
            "()": "mentornet.foundation.log_lines.LogLine",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": words("MENTORNET_LOG_LEVEL", "WARNING")},
    "loggers": {"django.request": {"level": "ERROR"}, "django.server": {"level": "ERROR"}},
}

TEST_RUNNER = "django.test.runner.DiscoverRunner"
SILENCED_SYSTEM_CHECKS: list[str] = []
