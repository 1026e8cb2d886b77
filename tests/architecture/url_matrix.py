"""Every route x every role x own, other and no such object x GET, HEAD and POST: who gets what (AC-1 to AC-3).

Routes are read from the resolver, so a new page cannot be forgotten: without a sample for its words it is a
finding. Every request runs in a savepoint that is rolled back. Findings are:

- an answer of 500 or more;
- a page that a stranger may open although it is not among `OPEN_TO_ANYONE`;
- another branch's object that answers otherwise than one that does not exist (status and length);
- the canary, which stands in every text of the other branch, in any answer;
- a GET or HEAD that writes a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

METHODS = ("get", "head", "post")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class World:
    """Who asks, for what: accounts by role, samples by the words of routes, and the canary."""

    roles: dict[str, Any]
    own: dict[str, Any]
    other: dict[str, Any]
    gone: dict[str, Any]
    canary: str
    open_to_anyone: frozenset[str]
    plain: dict[str, str] = field(default_factory=dict)
    # Pages of libraries that answer alike to everybody who is signed in.
    not_walked: frozenset[str] = frozenset()


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        assert isinstance(pattern.pattern, RoutePattern) or str(pattern.pattern) == "", f"{pattern}: write it as path()"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, prefix + str(pattern.pattern))
        else:
            assert isinstance(pattern, URLPattern)
            yield prefix + str(pattern.pattern), tuple(pattern.pattern.converters)


def address(route: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        for kind in ("int:", "str:", "slug:", "uuid:", ""):
            route = route.replace(f"<{kind}{name}>", str(value))
    return "/" + route


def row_counts() -> list[int]:
    counts = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and "session" not in model._meta.db_table:
                cursor.execute(f'select count(*) from "{model._meta.db_table}"')
                counts.append(cursor.fetchone()[0])
    return counts


def walk(world: World) -> tuple[list[str], dict[tuple[str, str, str], str]]:
    """Open every page as everybody; return the findings and the table of answers (route, role, method: own)."""
    findings: list[str] = []
    table: dict[tuple[str, str, str], str] = {}
    for route, names in routes():
        if "/" + route in world.not_walked:
            continue
        objects = [name for name in names if name in world.own]
        if missing := [name for name in names if name not in world.own and name not in world.plain]:
            findings.append(f"/{route}: no sample for {missing}")
            continue
        for role, account in world.roles.items():
            for method in METHODS:
                seen: dict[str, tuple[int, int]] = {}
                for side in ("own", "other", "gone") if objects else ("own",):
                    sample = getattr(world, side)
                    url = address(route, world.plain | {name: sample[name] for name in objects})
                    status, length, said, wrote = ask(url, method, account)
                    where = f"{role} {method} {side} /{route}: {status}"
                    seen[side] = (status, length)
                    if status >= 500:
                        findings.append(where)
                    if world.canary in said:
                        findings.append(f"{where} shows the other branch's canary")
                    if wrote and method != "post":
                        findings.append(f"{where} is a read that writes")
                    if role == "stranger" and status == 200 and "/" + route not in world.open_to_anyone:
                        findings.append(f"{where} is open to anyone")
                table["/" + route, role, method] = str(seen["own"][0])
                if objects and seen["other"] != seen["gone"]:
                    findings.append(f"{role} {method} /{route}: other branch {seen['other']}, no such {seen['gone']}")
    return findings, table


def ask(url: str, method: str, account: Any) -> tuple[int, int, str, bool]:
    client = Client(raise_request_exception=False)
    if account is not None:
        client.force_login(account, backend=BACKEND)
    with transaction.atomic():
        before = row_counts()
        form = {"form_key": "a-key-for-the-url-matrix"} if method == "post" else None
        response = getattr(client, method)(url, form)
        body = b"" if response.streaming else response.content
        wrote = row_counts() != before
        transaction.set_rollback(True)
    # The form keys and tokens of a page differ in words, not in length.
    return response.status_code, len(body), body.decode(errors="replace") + str(response.headers), wrote
