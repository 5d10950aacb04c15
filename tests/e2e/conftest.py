from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from dateline.run import TypedTimes
from dateline.serve import create_app
from dateline.serve.server import listen
from tests.serve.builders import World, many_events, market_world

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench over the market bombing and 60 shellings."""
    market, shellings = market_world(), many_events(60)
    world = World(market.readings + shellings.readings, market.events + shellings.events, market.failed)
    store = world.write(tmp_path_factory.mktemp("e2e") / "world.db")
    with listen("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(store, read_times=TypedTimes()), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        for _ in range(500):
            if server.started:
                break
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Ended before other packages' tests: while it runs, Playwright's event loop is this thread's."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@dataclass
class Watched:
    """A tab, and what it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def check(self) -> None:
        """No request left the loopback, and the console is silent."""
        assert {urlsplit(url).hostname for url in self.requests} == {"127.0.0.1"}
        assert self.complaints == []


def watched(browser: Browser, base: str, **options: Any) -> Iterator[Watched]:
    context = browser.new_context(base_url=base, reduced_motion="reduce", **options)
    context.set_default_timeout(10_000)
    tab = Watched(context.new_page())
    tab.page.on("request", lambda request: tab.requests.append(request.url))
    tab.page.on("console", lambda message: tab.complaints.append(message.text))
    tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    yield tab
    context.close()


@pytest.fixture
def desk(browser: Browser, base: str) -> Iterator[Watched]:
    yield from watched(browser, base, viewport={"width": 1280, "height": 860})


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Watched]:
    yield from watched(browser, base, viewport={"width": 400, "height": 800}, has_touch=True)


@pytest.fixture
def scriptless(browser: Browser, base: str) -> Iterator[Watched]:
    yield from watched(browser, base, viewport={"width": 1280, "height": 500}, java_script_enabled=False)
