"""The database of a request."""

from __future__ import annotations

from starlette.requests import Request

from dateline.store import Store


def open_store(request: Request) -> Store:
    """The workbench's database, to be closed by the caller within the same thread. It is never made here.

    Raises:
        StoreError: it cannot be opened.
    """
    return Store.open(request.app.state.store_path, create=False)
