"""Pages for people. Plain HTML from templates; nothing needs a script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter, Response
from starlette.requests import Request
from starlette.responses import RedirectResponse

from dateline.model import EventType, Status
from dateline.ontology import load
from dateline.serve import timeline
from dateline.serve.access import open_store
from dateline.serve.query import EventQuery, event_query, focus_span, page_limit
from dateline.serve.render import page, static_path
from dateline.serve.views import event_view, report_view
from dateline.store import EventPage, Store

router = APIRouter(include_in_schema=False)

_FACETS = (("type", "Type"), ("status", "Status"), ("country", "Country"), ("source", "Outlet"))
_FACET_VALUES = 12  # shown of one facet
_MOST_DRAWN = 5000  # events counted for the histogram; beyond, drawing it would take longer than the page itself


@router.get("/")
def events_page(request: Request) -> Response:
    """The timeline: events under their days, with filters."""
    query = event_query(request.query_params)
    with open_store(request) as store:
        found = store.events(query.where, limit=query.limit, cursor=query.cursor)
        facets = store.facets(query.where)
        context = {
            "query": query,
            "found": found,
            "days": timeline.by_day(found.rows),
            "facets": [(name, label, facets.get(name, ())[:_FACET_VALUES]) for name, label in _FACETS],
            "bars": timeline.bars(_first_days(store, query, found)),
            "types": list(EventType),
            "statuses": list(Status),
            "counts": store.counts(),
        }
    return page(request, "events.html", context)


def _first_days(store: Store, query: EventQuery, found: EventPage) -> Sequence[date]:
    """The first day of every event that the filters leave; none where they leave too many to draw.

    What is told as history is left out where there is news: one event of decades ago would flatten all the rest.
    """
    if found.total > _MOST_DRAWN:
        return ()
    whole = query.cursor is None and found.next_cursor is None
    rows = found.rows if whole else store.events(query.where, limit=_MOST_DRAWN).rows
    news = [row for row in rows if not row.background] or rows
    return [day for row in news if (day := timeline.sort_day(row))]


@router.get("/event/{event_id}")
def event_page(request: Request, event_id: str) -> Response:
    """One event: best values, and the claims side by side."""
    with open_store(request) as store:
        return page(request, "event.html", {"view": event_view(store, event_id)})


@router.get("/report/{report_id}")
def report_page(request: Request, report_id: str) -> Response:
    """One report: its text with the evidence marked, and its records."""
    with open_store(request) as store:
        view = report_view(store, report_id, focus_span(request.query_params))
        return page(request, "report.html", {"view": view})


@router.get("/reports")
def reports_page(request: Request) -> Response:
    """All reports, the latest first."""
    text = request.query_params.get("text", "").strip()
    cursor = request.query_params.get("cursor") or None
    with open_store(request) as store:
        found = store.reports(limit=page_limit(request.query_params), cursor=cursor, text=text or None)
    return page(request, "reports.html", {"found": found, "text": text, "cursor": cursor})


@router.get("/failed")
def failed_page(request: Request) -> Response:
    """What could not be read, and why."""
    with open_store(request) as store:
        return page(request, "failed.html", {"failures": store.failures()})


@router.get("/about")
def about_page(request: Request) -> Response:
    """What the pages, colours and words mean."""
    return page(request, "about.html", {"types": list(load().types.values())})


@router.get("/favicon.ico")
def favicon() -> Response:
    """Browsers ask for it unbidden."""
    return RedirectResponse(static_path("icon.svg"))
