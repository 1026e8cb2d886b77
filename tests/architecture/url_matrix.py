"""Every route x every role x own, other and no such object x GET, HEAD and POST: who gets what (AC-1 to AC-3).

Routes are read from the resolver, so a new page cannot be forgotten: without a sample for its words it is a
finding. Every request runs in a savepoint that is rolled back. Findings are:

- an answer of 500 or more;
- a page that a stranger may open although it is not among `open_to_anyone`;
- another branch's object that answers otherwise than one that does not exist (status and length);
- the canary, which stands in every text of the other branch, in any answer;
- a GET or HEAD that writes;
- a foreign host in a page, and a page of somebody signed in that may be kept by a cache.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

METHODS = ("get", "head", "post")
BACKEND = "mentornet.people.sign_in.AccountBackend"
FOREIGN = re.compile(r"(?:src|href|action)=[\"']?(?:https?:)?//(?!testserver/)", re.I)
WRITES = ("INSERT", "UPDATE", "DELETE")

# Route, role, method: the status of the own object.
Table = dict[tuple[str, str, str], str]


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


@dataclass(frozen=True)
class Asked:
    """One answer, and the first change of a row that it took."""

    response: HttpResponse
    body: bytes
    wrote: str

    @property
    def words(self) -> str:
        return self.body.decode(errors="replace") + str(self.response.headers)

    @property
    def shape(self) -> tuple[int, int]:
        """Status and length: form keys and tokens of a page differ in words, not in length."""
        return self.response.status_code, len(self.body)


def routes(
    resolver: URLResolver | None = None, prefix: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every route with the names of its words, those of the part that includes it too."""
    for pattern in (resolver or get_resolver()).url_patterns:
        assert isinstance(pattern.pattern, RoutePattern) or str(pattern.pattern) == "", f"{pattern}: write it as path()"
        words = (*names, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, prefix + str(pattern.pattern), words)
        else:
            assert isinstance(pattern, URLPattern)
            yield prefix + str(pattern.pattern), words


def address(route: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        route = re.sub(rf"<(?:\w+:)?{name}>", str(value), route)
    return "/" + route


def walk(world: World, *, only: Collection[str] = ()) -> tuple[list[str], Table]:
    """Open every page as everybody; return the findings and the table of answers.

    :param only: routes to open, instead of all of them.
    """
    findings: list[str] = []
    table: Table = {}
    cookies = {role: sign_in(account) for role, account in world.roles.items()}
    for route, names in routes():
        if only and "/" + route not in only:
            continue
        if missing := [name for name in names if name not in world.own and name not in world.plain]:
            findings.append(f"/{route}: no sample for {missing}")
            continue
        objects = [name for name in names if name in world.own]
        for role in world.roles:
            for method in METHODS:
                shapes = {}
                for side, samples in sides(objects, world).items():
                    asked = ask(address(route, world.plain | samples), method, cookies[role])
                    shapes[side] = asked.shape
                    where = f"{role} {method} {side} /{route}: {asked.response.status_code}"
                    findings += [f"{where} {fault}" for fault in faults(asked, route, role, method, world)]
                table["/" + route, role, method] = str(shapes["own"][0])
                # What anyone may open is no secret, so that the other branch's may differ from one that is not there.
                for name in objects if "/" + route not in world.open_to_anyone else ():
                    if shapes[f"other {name}"] != shapes[f"no such {name}"]:
                        findings.append(
                            f"{role} {method} /{route}: other {name} {shapes[f'other {name}']}, "
                            f"no such {name} {shapes[f'no such {name}']}"
                        )
    return findings, table


def sides(objects: list[str], world: World) -> dict[str, dict[str, Any]]:
    """Say what stands in an address: all her own, or one of them the other branch's, or not there at all."""
    own = {name: world.own[name] for name in objects}
    found = {"own": own}
    for name in objects:
        found[f"other {name}"] = own | {name: world.other[name]}
        found[f"no such {name}"] = own | {name: world.gone[name]}
    if len(objects) > 1:
        found["other all"] = {name: world.other[name] for name in objects}
    return found


def faults(asked: Asked, route: str, role: str, method: str, world: World) -> Iterator[str]:
    response, words = asked.response, asked.words
    if response.status_code >= 500:
        yield "is an error"
    if world.canary in words:
        yield "shows the other branch's canary"
    if asked.wrote and method != "post":
        yield f"is a read that writes: {asked.wrote[:60]}"
    if role == "stranger" and response.status_code == 200 and "/" + route not in world.open_to_anyone:
        yield "is open to anyone"
    if found := FOREIGN.search(words):
        yield f"names a foreign host: {found.group()}"
    if role != "stranger" and "no-store" not in response.headers.get("Cache-Control", ""):
        yield "may be kept by a cache"


def sign_in(account: Any) -> str:
    """Return the session cookie of an account; nothing for a stranger."""
    if account is None:
        return ""
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def ask(url: str, method: str, cookie: str) -> Asked:
    """Send one request and take back all that it changed."""
    cache.clear()  # the walk asks more often than a limit on one visitor allows
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    written: list[str] = []

    def listen(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES) and "session" not in sql:
            written.append(sql)
        return execute(sql, parameters, many, context)

    with transaction.atomic(), connection.execute_wrapper(listen):
        form = {"form_key": "a-key-for-the-url-matrix"} if method == "post" else None
        response = getattr(client, method)(url, form)
        body = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    return Asked(response, body, written[0] if written else "")
