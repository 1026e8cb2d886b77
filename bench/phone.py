"""How soon a woman on a slow phone sees the page: first contentful paint in Chromium, as a ratio to a bare page.

Chromium is slowed to a slow 4G line (150 ms there and back, 1.6 Mbit/s down, 0.75 up) and a quarter of the
processor's speed; its cache is empty at every visit. Each page takes turns with the bare site's landing page, so
both see the same machine; the figure is the median of the rounds. The target is 2.5 seconds for every page.
"""

import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from bench.pages import CHECKOUT, start

ROUNDS = 5
TARGET_SECONDS = 2.5
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
PHONE: ViewportSize = {"width": 390, "height": 844}
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# What a stranger opens, and what a mentee in a match opens once she has signed in.
STRANGER = ("/", "/join/mentee/", "/join/mentor/", "/how/mentee/", "/branches/")
LANGUAGES = ("da", "ar", "ti")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise SystemExit("No Chromium here. Install the package chromium, then run this again.")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        bare = start("bare", Path(name) / "bare")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        bare_address = f"http://localhost:{bare.port}{bare.pages['landing']['address']}"
        try:
            with demo(Path(name) / "demo") as (site, sign_in):
                for address in STRANGER:
                    for language in LANGUAGES if address == "/" else LANGUAGES[:1]:
                        compare(browser, f"{site}{address}?lang={language}", bare_address)
                compare(browser, f"{site}/me/", bare_address, first=sign_in)
                if pair := own_page(browser, f"{site}/me/", sign_in, "/me/pair/"):
                    compare(browser, site + pair, bare_address, first=sign_in)
        finally:
            browser.close()
            bare.end()


@contextmanager
def demo(folder: Path) -> Iterator[tuple[str, str]]:
    """Build a small invented network and serve it; give its address and the link that signs a mentee in."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mentornet", "demo", "--people", "300", "--port", str(port)]
    around = environ | {"MENTORNET_DATA": str(folder), "PYTHONPATH": str(CHECKOUT / "src")}
    process = subprocess.Popen(command, env=around, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "Stop with" in line:
            break
    if process.poll():
        raise SystemExit("the invented network was not built")
    link = re.search(r"Mentee in a match:\s+(\S+)", said)
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("localhost", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://localhost:{port}", link.group(1) if link else ""
    finally:
        process.terminate()
        process.wait()


def own_page(browser: Browser, home: str, sign_in: str, prefix: str) -> str:
    """Return the first address of this kind that her home page links to; nothing when there is none."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(sign_in)
    page.goto(home)
    link = page.locator(f"a[href^='{prefix}']").first
    address = link.get_attribute("href") if link.count() else ""
    context.close()
    return address or ""


def seconds_to_paint(browser: Browser, address: str, first: str = "") -> float:
    """Open a page as a slow phone does for the first time; return the seconds until something is seen.

    :param first: a page opened before it at full speed, to be signed in; its cache is emptied.
    """
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)
    page = context.new_page()
    if first:
        page.goto(first)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.clearBrowserCache")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", SLOW_4G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    milliseconds = page.wait_for_function(PAINTED).json_value()
    context.close()
    return float(milliseconds) / 1000


def compare(browser: Browser, address: str, bare_address: str, first: str = "") -> None:
    """Print when a page is seen, and how many times as long the bare page takes."""
    rounds = [
        (seconds_to_paint(browser, address, first), seconds_to_paint(browser, bare_address)) for _ in range(ROUNDS)
    ]
    ours, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    shown = "/" + address.split("/", 3)[3]
    late = "   OVER ITS TARGET" if ours > TARGET_SECONDS else ""
    print(
        f"{shown:24} {ours:5.2f} s, {ours / bare:4.1f} x a bare page ({bare:.2f} s), target {TARGET_SECONDS} s{late}",
        flush=True,
    )


if __name__ == "__main__":
    main()
