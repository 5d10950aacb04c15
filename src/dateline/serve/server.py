"""Runs the workbench on this machine."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import uvicorn

from dateline.serve.app import create_app
from dateline.serve.problems import AddressError
from dateline.serve.times import ReadTimes
from dateline.store import Store

_BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address; port 0 takes any that is free.

    Raises:
        AddressError: the port is taken, or the address is not one of this machine.
    """
    if not 0 <= port <= 65535:
        raise AddressError(f"{port} is not a port; give one from 0 to 65535")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise AddressError(f"{host}: there is no such address on this machine") from error
    try:
        # Lets a new server take over a port that waits for its last connections to time out, not one in use.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise AddressError(f"cannot serve at {host}:{port}: {reason}; give another port with --port") from error
    return listener


def serve(
    store_path: str | Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    title: str | None = None,
    read_times: ReadTimes | None = None,
) -> None:
    """Serve the workbench until interrupted; then it returns.

    Args:
        store_path: the database; it must be there.
        host: the address to listen at; requests under this name are answered beside those to the loopback names.
        port: the port; 0 takes any that is free.
        title: shown at the top of every page.
        read_times: see `create_app`.

    Raises:
        StoreError: the database cannot be opened.
        AddressError: the address cannot be listened at.
    """
    with Store.open(store_path, create=False):
        pass  # a wrong path is told now, not at the first request
    app = create_app(store_path, title=title, hosts=(host,), read_times=read_times)
    with listen(host, port) as listener:
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        with suppress(KeyboardInterrupt):  # uvicorn has shut down in order, then passes the interrupt on
            uvicorn.Server(config).run(sockets=[listener])
