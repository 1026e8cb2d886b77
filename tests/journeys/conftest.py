"""A real browser for the journeys: Chromium at a width, in a language, signed in as somebody."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mentornet.people.models import Account
from tests.cast import signed_in_as

CHECKOUT = Path(__file__).resolve().parents[2]
SHOTS = CHECKOUT / "shots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 390, 1280
# Only what axe finds wrong, not what it finds right: half the time.
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have the browser; the others do not wait for it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("NO CHROMIUM HERE: no page was opened in a browser. Install the package chromium.")
    # The browser is driven from a loop of its own, in which Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Walker:
    """Somebody at a screen. What goes wrong on her way is kept in `faults`, to be asserted empty."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context, self.site = context, site
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._meet)

    def open(self, address: str) -> Page:
        """Go to an address of the site, or to a whole one out of a letter."""
        whole = address if address.startswith("http") else self.site + address
        self.page.goto(whole, wait_until="load")
        return self.page

    def look(self, name: str, width: int = 0) -> None:
        """Check what she sees now, and keep a picture of it."""
        if width:
            self.page.set_viewport_size({"width": width, "height": 900})
        seen = self.page.viewport_size or {"width": 0}
        where = f"{name} at {seen['width']}"
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > seen["width"]:
            self.faults.append(f"{where}: {wide} px wide")
        for violation in Axe().run(self.page, options=ONLY_VIOLATIONS).response["violations"]:
            nodes = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
            self.faults.append(f"{where}: {violation['id']}: {nodes[:3]}")
        folder = SHOTS / (self.page.get_attribute("html", "lang") or "") / str(seen["width"])
        self.page.screenshot(path=folder / f"{name}.png", full_page=True)

    def _hear(self, message: object) -> None:
        words = getattr(message, "text", "")
        # A link that is no longer open answers 410, and the browser says so beside the page.
        if getattr(message, "type", "") == "error" and "status of 410" not in words:
            self.faults.append(f"{self.page.url}: console: {words}")

    def _meet(self, request: object) -> None:
        host = urlsplit(getattr(request, "url", "")).netloc
        if host and host != urlsplit(self.site).netloc:
            self.faults.append(f"{self.page.url}: asks the foreign host {host}")


Walk = Callable[..., Walker]


@pytest.fixture
def walker(chromium: Browser, live_server, settings) -> Iterator[Walk]:
    """Open a browser: `walker(width=390, language="ar", account=amal, script=False)`."""
    settings.SITE_ADDRESS = live_server.url
    contexts: list[BrowserContext] = []

    def start(
        *, width: int = DESK, language: str = "da", account: Account | None = None, script: bool = True
    ) -> Walker:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale=language,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        cookies = {django_settings.LANGUAGE_COOKIE_NAME: language}
        if account is not None:
            name = django_settings.SESSION_COOKIE_NAME
            cookies[name] = signed_in_as(account).cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        return Walker(context, live_server.url)

    yield start
    for context in contexts:
        context.close()


def shot_name(address: str) -> str:
    """Name a picture after its page: `/desk/north/rounds/` is `desk-north-rounds`."""
    return re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")[:60] or "landing"
