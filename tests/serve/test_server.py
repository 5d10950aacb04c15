from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
import uvicorn

from dateline.errors import DatelineError, StoreError
from dateline.serve import AddressError, create_app, serve
from dateline.serve.server import listen
from tests.serve.client import Client


def test_a_taken_port_is_a_coded_error(client: Client) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(AddressError, match=f"127.0.0.1:{port}") as caught:
            serve(client.app.state.store_path, port=port)
    assert isinstance(caught.value, DatelineError)
    assert caught.value.code == "DL-601"


@pytest.mark.parametrize(
    ("host", "port"), [("192.0.2.1", 0), ("127.0.0.1", 70000), ("127.0.0.1", -1), ("a b", 0), ("é" * 80, 0)]
)
def test_an_address_that_is_none(host: str, port: int) -> None:
    with pytest.raises(AddressError):
        listen(host, port)


def test_a_missing_database_is_told_before_serving(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        serve(tmp_path / "missing.db", port=0)


def test_an_interrupt_ends_it_in_order(client: Client) -> None:
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    code = "import sys; from dateline.serve import serve; serve(sys.argv[1], port=int(sys.argv[2]))"
    command = [sys.executable, "-c", code, str(client.app.state.store_path), str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert answers_within(f"http://127.0.0.1:{port}/healthz", seconds=30)
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 0
        finally:
            running.kill()
        assert running.stderr is not None
        assert running.stderr.read() == ""


def answers_within(url: str, *, seconds: float) -> bool:
    """Whether the address answers before the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.TransportError):
            return httpx.get(url).status_code == 200
        time.sleep(0.1)
    return False


def test_many_requests_at_once(client: Client) -> None:
    """Each request has its own connection, so threads do not get in one another's way."""
    answers: list[int] = []
    with listen("127.0.0.1", 0) as listener:
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(create_app(client.app.state.store_path), log_level="warning"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        running.start()

        def ask() -> None:
            with httpx.Client(base_url=base, timeout=30) as browser:
                answers.extend(browser.get(path).status_code for path in ("/", "/event/ev-market", "/reports"))

        askers = [threading.Thread(target=ask) for _ in range(8)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join(60)
        server.should_exit = True
        running.join(10)
    assert answers == [200] * 24
