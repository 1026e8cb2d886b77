"""One site in a process of its own: fills a database, tells the shape of its pages, and becomes a granian server.

Started by `bench.pages` as `python -m bench.one_site product|bare PORT`. The one line that it prints is JSON: for
each page its address, status, queries, bytes and fields, and the form that a POST sends; and the cookies to send.
"""

import gzip
import importlib
import json
import os
import re
import secrets
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROWS = 2_000
# Asked for without a session, as whoever comes for the first time does.
BY_STRANGERS = ("landing", "how", "branch", "offers")
CSRF = "c" * 32
APPLICATIONS = {"product": "mentornet.wsgi:application", "bare": "bench.bare_site:application"}
Form = dict[str, Any]


def bare() -> tuple[Any, dict[str, tuple[str, Form]]]:
    """Fill the bare site; return who signs in, and its pages."""
    bare_site = importlib.import_module("bench.bare_site")
    form: Form = dict.fromkeys(("name", "phone", "town", "trade", "wish"), "Something")
    form |= {"branch": "1", "address": "ADDRESS", "stage": "new"}
    new = "/people/new/"
    return bare_site.fill(ROWS), {
        **dict.fromkeys(("landing", "how", "branch", "offers"), ("/", {})),
        "ask": (new, {}),
        "list": ("/people/", {}),
        "form": (new, {}),
        "post": (new, form),
    }


def product() -> tuple[Any, dict[str, tuple[str, Form]]]:
    """Fill the product; return who signs in, and its pages."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "mentornet.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    filled = importlib.import_module("bench.filled")
    join = "/join/mentee/"
    pages = {
        "landing": ("/", {}),
        "how": ("/how/mentee/", {}),
        "branch": ("/branches/north/", {}),
        "offers": ("/offers/", {}),
        "ask": ("/ask/", {}),
        "list": ("/desk/north/waiting/", {}),
        "form": (join, {}),
        "post": (join, filled.SIGN_UP),
    }
    return filled.fill(ROWS), pages


def cookies_of(account: Any) -> str:
    """Sign the account in; return the cookies that a browser of hers sends."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"csrftoken={CSRF}; {name}={client.cookies[name].value}; language=en"


def sent(form: Form) -> Form:
    """Return what is sent: the form, with what must differ from one sending to the next."""
    token = secrets.token_hex(8)
    fresh = {"UNIQUE": token, "ADDRESS": f"{token}@example.org"}
    return {name: fresh.get(value, value) if isinstance(value, str) else value for name, value in form.items()} | {
        "csrfmiddlewaretoken": CSRF
    }


def shape_of(address: str, form: Form, cookies: str) -> Form:
    """Open a page once here, and tell what it is made of."""
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="localhost", HTTP_COOKIE=cookies)
    send = (lambda: client.post(address, sent(form))) if form else (lambda: client.get(address))
    send()  # the first request of a process compiles templates
    queries: Counter[str] = Counter()

    def listen(execute: Any, sql: str, *rest: Any) -> Any:
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            queries[sql] += 1
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        response = send()
    return {
        "address": address,
        "form": form,
        "status": response.status_code,
        "queries": queries.total(),
        "repeated": max(queries.values(), default=0),
        "bytes": len(response.content),
        "gzip": len(gzip.compress(response.content)),
        "fields": len(set(re.findall(rb'<(?:input|select|textarea)[^>]*? name="([^"]+)"', response.content))),
    }


def main() -> None:
    site, port = sys.argv[1:]
    account, pages = {"product": product, "bare": bare}[site]()
    cookies = cookies_of(account)
    shapes = {
        page: shape_of(*what, "" if page in BY_STRANGERS and site == "product" else cookies)
        for page, what in pages.items()
    }
    print(json.dumps({"cookies": cookies, "pages": shapes}), flush=True)
    granian = Path(sys.executable).parent / "granian"
    options = ["--interface", "wsgi", "--port", port, "--workers", "1", "--log-level", "error", "--no-access-log"]
    os.execv(granian, [str(granian), *options, APPLICATIONS[site]])


if __name__ == "__main__":
    main()
