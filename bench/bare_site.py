"""The yardstick: the smallest honest Django site with the shapes of our pages. Started by `bench.one_site`.

A landing page without SQL, a list of 50 of 2,000 rows behind a login, a form with 8 fields, a POST with one INSERT.
"""

import os
import sys
from typing import Any

import django
from django.conf import settings

BASE = """<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<meta name="viewport" content="width=device-width"></head><body><header><a href="/">Start</a>
{% if user.is_authenticated %}{{ user.username }}{% endif %}</header><main>{% block main %}{% endblock %}</main>
</body></html>"""
LANDING = """{% extends "base" %}{% block title %}Start{% endblock %}{% block main %}<h1>Mentors</h1>
{% for paragraph in paragraphs %}<p>{{ paragraph }}</p>{% endfor %}<a href="/people/">Sign in</a>{% endblock %}"""
LIST = """{% extends "base" %}{% block title %}People{% endblock %}{% block main %}<h1>{{ page.paginator.count }}</h1>
<table><tr><th>Name<th>Address<th>Phone<th>Town<th>Stage<th>Since</tr>
{% for one in page %}<tr><td><a href="/people/{{ one.pk }}/">{{ one.name }}</a><td>{{ one.address }}<td>{{ one.phone }}
<td>{{ one.town }}<td>{{ one.get_stage_display }}<td>{{ one.since|date:"j. M Y" }}</tr>{% endfor %}</table>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Next</a>{% endif %}{% endblock %}"""
FORM = """{% extends "base" %}{% block title %}New{% endblock %}{% block main %}<form method="post">{% csrf_token %}
{{ form.as_div }}<button>Save</button></form>{% endblock %}"""


settings.configure(
    DEBUG=False,
    SECRET_KEY="a-yardstick-keeps-no-secret-" * 2,
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["MENTORNET_DATA"] + "/bare.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    },
    USE_TZ=True,
    TIME_ZONE="Europe/Copenhagen",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [
                            (
                                "django.template.loaders.locmem.Loader",
                                {"base": BASE, "landing": LANDING, "list": LIST, "form": FORM},
                            )
                        ],
                    )
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                ],
            },
        }
    ],
    LOGIN_URL="/",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
sys.modules[str(settings.ROOT_URLCONF)] = sys.modules[__name__]
django.setup()

from django import forms  # noqa: E402 (after the settings)
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402


class Someone(models.Model):
    branch = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120)
    address = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    town = models.CharField(max_length=60)
    trade = models.CharField(max_length=80, blank=True)
    wish = models.TextField(blank=True)
    stage = models.CharField(max_length=3, choices=[("new", "new"), ("on", "active"), ("end", "ended")], default="new")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "bare"
        indexes = [models.Index(fields=["branch", "-since"], name="someone_by_branch")]


class SomeoneForm(forms.ModelForm):  # type: ignore[type-arg] (no such thing at run time)
    class Meta:
        model = Someone
        fields = ["branch", "name", "address", "phone", "town", "trade", "wish", "stage"]


def landing(request: HttpRequest) -> HttpResponse:
    return render(request, "landing", {"paragraphs": ["Women meet two and two, for half a year or longer. " * 4] * 8})


@login_required
def people(request: HttpRequest) -> HttpResponse:
    rows = Someone.objects.filter(branch=1).order_by("-since")
    return render(request, "list", {"page": Paginator(rows, 50).get_page(request.GET.get("page"))})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    form = SomeoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        return HttpResponseRedirect("/people/")
    return render(request, "form", {"form": form})


urlpatterns = [path("", landing), path("people/", people), path("people/new/", new)]


def fill(rows: int) -> Any:
    """Make the tables, 2,000 rows and somebody who signs in; return her account."""
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Someone)
    Someone.objects.bulk_create(
        Someone(name=f"Name {number}", address=f"p{number}@example.org", phone="+45 12345678", town="Esbjerg",
                trade="Engineer", wish="A job. " * 10)
        for number in range(rows)
    )  # fmt: skip
    return User.objects.create_user("karen")


application = get_wsgi_application()
