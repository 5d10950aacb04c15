"""Templates to answers. Everything that comes from reports is escaped; a link is made of http and https alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.model import EventType, Span
from dateline.model.words import toll_text
from dateline.ontology import load
from dateline.serve import dates, highlight

HERE = Path(__file__).parent
STATIC = HERE / "static"
DEFAULT_TITLE = "Dateline"


def web_url(url: str | None) -> str:
    """The URL if a browser may be sent there, else "": `javascript:` and the like are text, never links."""
    if not url or url != url.strip() or any(ord(character) < 32 for character in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def event_path(event_id: str) -> str:
    """Where an event's page is."""
    return f"/event/{quote(event_id, safe=':')}"


def report_path(report_id: str, span: Span | None = None) -> str:
    """Where a report's page is; with `span`, at these words, marked."""
    path = f"/report/{quote(report_id, safe=':')}"
    if span is None:
        return path
    return f"{path}?at={span.start}-{span.end}#{highlight.anchor(span.start, span.end)}"


def plain(word: str) -> str:
    """A closed-set value as words: "called_for" gives "called for"."""
    return str(word).replace("_", " ")


def percent(share: float) -> str:
    """0.934 gives "93 %"."""
    return f"{share * 100:.0f} %"


def day(value: date | None) -> str:
    """A day as "3 January 2020", or "no date"."""
    return dates.short_date(value) if value else "no date"


@cache
def quad(event_type: str) -> str:
    """A type's quad class as the name of its colour: "material-conflict"."""
    return load().quad(EventType(event_type)).replace(" ", "-")


@cache
def static_path(name: str) -> str:
    """A static file's path with its content's hash, so that a browser never shows an old one."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day,
        "event_path": event_path,
        "heading": dates.heading,
        "percent": percent,
        "plain": plain,
        "quad": quad,
        "report_path": report_path,
        "toll_text": toll_text,
        "web_url": web_url,
    }
    environment.globals |= {"static": static_path, "version": _version()}
    return environment


def page(request: Request, name: str, context: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """The answer that a template gives. `request` tells the workbench's title and which part of it is open."""
    title = getattr(request.app.state, "title", DEFAULT_TITLE) if "app" in request.scope else DEFAULT_TITLE
    times = "app" in request.scope and getattr(request.app.state, "times", None) is not None
    text = _environment().get_template(name).render(site=title, path=request.url.path, has_times=times, **context)
    return HTMLResponse(text, status)
