"""What a page costs: server CPU of a request, as a ratio to a bare Django site's page of the same shape.

Both sites run behind the same server (granian, one worker), warm, and take turns; the figure is the median of the
rounds' ratios. The targets were set for pages behind a server, so its own share stands on both sides.
"""

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.one_site import BY_STRANGERS, sent

CHECKOUT = Path(__file__).resolve().parents[1]
REQUESTS, ROUNDS, WARM = 300, 5, 20
# A page that is slow is asked for fewer times: so many milliseconds a round.
A_ROUND = 4_000
TICKS = os.sysconf("SC_CLK_TCK")
NAMES = {
    "landing": "landing, a stranger",
    "how": "how it is to have a mentor, a stranger",
    "branch": "a branch, a stranger",
    "offers": "what is on, a stranger",
    "ask": "a question",
    "list": "waiting list, 50 of 2,000",
    "form": "sign-up form",
    "post": "sign-up sent",
}
# Ratio of CPU, queries, bytes of the page.
TARGETS = {
    "landing": (2.0, 0, 30_000),
    "how": (2.0, 0, 30_000),
    "branch": (2.0, 0, 30_000),
    "offers": (2.0, 0, 30_000),
    "ask": (1.5, 4, 40_000),
    "list": (2.5, 8, 60_000),
    "form": (1.5, 4, 40_000),
    "post": (2.5, 12, 1_000),
}
# Forms that are held against the bare form.
FORMS = ("form", "ask")
BARE_FIELDS = 8


@dataclass
class Site:
    """A server with its pages, in a session of its own so that its CPU can be told from others'."""

    process: "subprocess.Popen[str]"
    port: int
    cookies: str
    pages: dict[str, Any]

    def cpu(self) -> float:
        """Return the CPU seconds that the server and its worker have used so far, user and system."""
        ticks = 0
        for entry in Path("/proc").iterdir():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split() if entry.name.isdigit() else []
            except OSError:  # it has just ended
                continue
            if fields and int(fields[3]) == self.process.pid:
                ticks += sum(map(int, fields[11:13]))
        return ticks / TICKS

    def milliseconds(self, page: str, times: int) -> float:
        """Ask for a page so many times on one connection; return the CPU milliseconds of one."""
        what, began = self.pages[page], self.cpu()
        connection = http.client.HTTPConnection("localhost", self.port)
        headers = {"Cookie": self.cookies} if page not in BY_STRANGERS else {}
        for _ in range(times):
            if what["form"]:
                body = urlencode(sent(what["form"]), doseq=True)
                form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://localhost:{self.port}"}
                connection.request("POST", what["address"], body, headers | form)
            else:
                connection.request("GET", what["address"], headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != what["status"]:
                raise SystemExit(f"{page}: answered {answer.status}, was {what['status']}")
        connection.close()
        return (self.cpu() - began) * 1000 / times

    def end(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        sites = {site: start(site, Path(name) / site) for site in ("product", "bare")}
        try:
            for page in TARGETS:
                compare(page, sites["product"], sites["bare"])
        finally:
            for site in sites.values():
                site.end()


def start(name: str, folder: Path) -> Site:
    """Start a site and wait until it answers."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}", "MENTORNET_DATA": str(folder)}
    command = [sys.executable, "-m", "bench.one_site", name, str(port)]
    process = subprocess.Popen(
        command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"the {name} site did not start")
    site = Site(process, port, **json.loads(line))
    for page, what in site.pages.items():
        if what["status"] != (302 if what["form"] else 200):
            raise SystemExit(f"{name}, {page}: answers {what['status']}")
    while process.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("localhost", port)) == 0:
                return site
        time.sleep(0.1)
    raise SystemExit(f"the {name} site ended")


def requests_for(milliseconds: float) -> int:
    return max(20, min(REQUESTS, int(A_ROUND / max(milliseconds, 0.1))))


def compare(page: str, product: Site, bare: Site) -> None:
    """Print the ratio of a page to its bare shape, beside what it may be."""
    times = {site.port: requests_for(site.milliseconds(page, WARM)) for site in (product, bare)}
    rounds = [
        (product.milliseconds(page, times[product.port]), bare.milliseconds(page, times[bare.port]))
        for _ in range(ROUNDS)
    ]
    ratios = sorted(ours / theirs for ours, theirs in rounds)
    most, queries, length = TARGETS[page]
    shape = product.pages[page]
    if page in FORMS:  # each field above the bare form's may cost what one of those costs
        most += max(0, shape["fields"] - BARE_FIELDS) / BARE_FIELDS
    ratio = statistics.median(ratios)
    is_over = ratio > most or shape["queries"] > queries or shape["bytes"] > length
    ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"\n{NAMES[page]}{'   OVER ITS TARGET' if is_over else ''}")
    print(f"  CPU      {ratio:6.2f} x bare ({ratios[0]:.2f} to {ratios[-1]:.2f}), target {most:.1f}; "
          f"{ours:.2f} ms, bare {theirs:.2f} ms")  # fmt: skip
    print(f"  queries  {shape['queries']:6}, the same at most {shape['repeated']} times; target {queries}")
    print(f"  bytes    {shape['bytes']:6}, compressed {shape['gzip']}; target {length}", flush=True)


if __name__ == "__main__":
    main()
