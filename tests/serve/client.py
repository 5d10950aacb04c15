"""Calls an app without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from dateline.serve import create_app


class Client:
    """Like Starlette's client, whose httpx flavour warns; only what the tests need of it."""

    def __init__(self, store_path: Path, **options: object) -> None:
        self.app = create_app(store_path, **options)  # type: ignore[arg-type]

    def post(self, url: str, fields: Mapping[str, str] | None = None, **options: Any) -> httpx.Response:
        """The answer to a form."""
        body = urlencode(fields or {}, errors="surrogatepass").encode()
        options.setdefault("content_type", "application/x-www-form-urlencoded")
        return self.get(url, method="POST", body=options.pop("body", body), **options)

    def get(
        self,
        url: str,
        *,
        method: str = "GET",
        base: str = "http://testserver",
        body: bytes | None = None,
        **headers: str,
    ) -> httpx.Response:
        """The answer to one request. A header's name is written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}

        async def call() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=base) as client:
                return await client.request(method, url, headers=sent, content=body)

        return asyncio.run(call())
