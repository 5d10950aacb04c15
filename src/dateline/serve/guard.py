"""What every request and answer passes: checks of Host and origin, and headers that forbid the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError
from dateline.serve.problems import HostError, OriginError, answer, surprise

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_READING = frozenset({"GET", "HEAD", "OPTIONS"})

# Everything comes from here: no inline style or script, nothing from elsewhere, no frame around it.
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def host_name(header: str) -> str:
    """The name in a Host header, without its port: "[::1]:8000" gives "::1". In lower case."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].removesuffix(".")


def from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether a browser sent this from a page of another site.

    A browser says so itself (Fetch metadata); an old one, or one that does not trust the connection, names the page's
    origin. What names neither is no browser.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.lower().partition("://")[2] != headers.get("host", "").lower()


class Guard:
    """ASGI middleware: answers 400 to a Host that is not ours, 403 to a form sent from elsewhere, catches surprises.

    A page of some other site whose name was made to point at 127.0.0.1 sends that site's name as Host; so it cannot
    read what is served here. The headers go on every answer.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    def _refusal(self, method: str, headers: Headers) -> DatelineError | None:
        """Why a request is not answered; None where it is."""
        if host_name(headers.get("host", "")) not in self.hosts:
            return HostError("this workbench answers only under its own name on this machine")
        if method not in _READING and from_elsewhere(headers):
            return OriginError("a page of another site sent this form")
        return None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if refusal := self._refusal(scope["method"], Headers(scope=scope)):
            await answer(Request(scope), refusal)(scope, receive, send_guarded)
            return
        try:
            await self.app(scope, receive, send_guarded)
        except Exception as error:
            if started:
                raise
            await surprise(Request(scope), error)(scope, receive, send_guarded)
