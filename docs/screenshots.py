"""Takes pictures of the workbench over a database: `python docs/screenshots.py STORE FOLDER`.

Every main page at a desk's and a telephone's width, in light and dark. It serves the database on a free port of this
machine for the while, with Playwright and the Chromium at CHROMIUM, else at /usr/bin/chromium.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from dateline.run import TypedTimes
from dateline.serve import create_app
from dateline.serve.server import listen

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
VIEWS = (("desk", 1280, 860, "light"), ("desk-dark", 1280, 860, "dark"), ("phone", 400, 800, "light"))
EXAMPLE = (
    "VELIK, March 4 - Traders shut their stalls on Monday and will meet the council again next Friday at 3 p.m.\n\n"
    "It is the third walkout since January 2018. The first, in the autumn of 2019, lasted two weeks; three days later "
    "the stalls were back. From 12 to 16 February the square was closed every morning. Some of the halls date from the "
    "1920s, and the mayor recently said that by the end of next year they would be rebuilt."
)


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address at which the database is served inside the block."""
    with listen("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(store, read_times=TypedTimes()), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def fetch(url: str) -> Any:
    """A page as JSON."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own address
        return json.load(answer)


def pages(base: str) -> dict[str, str]:
    """Name and path of each page to take: an event that outlets disagree about, its first words, the lists."""
    found = {"events": "/", "reports": "/reports", "failed": "/failed", "about": "/about"}
    rows = fetch(f"{base}/events.json?limit=500&background=0")["events"]
    if not rows:
        return found
    row = max(rows, key=lambda each: (each["sources"] > 1, len(each["conflicts"]), each["sources"]))
    event = fetch(f"{base}/event/{row['id']}.json")
    words = event["best"]["evidence"][0]
    at = f"{words['start']}-{words['end']}"
    return found | {
        "event": f"/event/{row['id']}",
        "report": f"/report/{event['best']['report']}?at={at}#s{at}",
        "filtered": f"/?type={row['type']}&conflict=1",
    }


def read_times(page: Page, base: str) -> None:
    """Have the times of the example read."""
    page.goto(f"{base}/times")
    page.get_by_label("Text").fill(EXAMPLE)
    page.get_by_label("Published").fill("2020-03-04")
    page.get_by_role("button", name="Show times").click()
    page.get_by_role("table").wait_for()


def take(browser: Browser, base: str, folder: Path) -> None:
    """Write FOLDER/PAGE-VIEW.png for each page and view."""
    for view, width, height, scheme in VIEWS:
        size: Any = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        for name, path in pages(base).items():
            page = context.new_page()
            page.goto(base + path)
            page.screenshot(path=folder / f"{name}-{view}.png")
            page.close()
        page = context.new_page()
        read_times(page, base)
        page.screenshot(path=folder / f"times-{view}.png", full_page=True)
        context.close()


def main() -> int:
    """Read the arguments and take the pictures."""
    if len(sys.argv) != 3:
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with served(Path(sys.argv[1])) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        take(browser, base, folder)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
