"""The same as the pages show, as JSON: names and shapes are those of the exports."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from dateline.export import event_to_dict, reading_to_dict
from dateline.serve.access import open_store
from dateline.serve.problems import AbsentError
from dateline.serve.query import event_query, page_limit

router = APIRouter()


def row_to_dict(row: Any) -> dict[str, Any]:
    """A row of a list; days in ISO form."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in _fields(row)}


def _fields(row: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(row, field.name)) for field in dataclasses.fields(row)]


@router.get("/events.json")
def events(request: Request) -> JSONResponse:
    """Events, with the filters of the page.

    text, type, status, country, actor, source, since, until, conflict, background; order, limit, cursor.
    """
    query = event_query(request.query_params)
    with open_store(request) as store:
        found = store.events(query.where, limit=query.limit, cursor=query.cursor)
        facets = store.facets(query.where)
    return JSONResponse(
        {
            "events": [row_to_dict(row) for row in found.rows],
            "total": found.total,
            "next_cursor": found.next_cursor,
            "facets": {
                name: [{"value": value, "count": count} for value, count in values] for name, values in facets.items()
            },
        }
    )


@router.get("/event/{event_id}.json")
def event(request: Request, event_id: str) -> JSONResponse:
    """One event with every claim behind each of its cells."""
    with open_store(request) as store:
        found = store.event(event_id)
    if found is None:
        raise AbsentError(f"there is no event “{event_id[:80]}”")
    return JSONResponse(event_to_dict(found))


@router.get("/reports.json")
def reports(request: Request) -> JSONResponse:
    """Reports, the latest first; `text` searches title, outlet and text."""
    text = request.query_params.get("text", "").strip()
    cursor = request.query_params.get("cursor") or None
    with open_store(request) as store:
        found = store.reports(limit=page_limit(request.query_params), cursor=cursor, text=text or None)
    return JSONResponse(
        {"reports": [row_to_dict(row) for row in found.rows], "total": found.total, "next_cursor": found.next_cursor}
    )


@router.get("/report/{report_id}.json")
def report(request: Request, report_id: str) -> JSONResponse:
    """One report in the form that `dateline extract` prints."""
    with open_store(request) as store:
        found = store.reading(report_id)
    if found is None:
        raise AbsentError(f"there is no report “{report_id[:90]}”")
    return JSONResponse(reading_to_dict(found))


@router.get("/failed.json")
def failed(request: Request) -> JSONResponse:
    """What could not be read, and why."""
    with open_store(request) as store:
        found = store.failures()
    return JSONResponse({"failed": [row_to_dict(each) for each in found]})


@router.get("/healthz")
def health(request: Request) -> JSONResponse:
    """Whether the database can be read, and how much is in it."""
    with open_store(request) as store:
        return JSONResponse({"status": "ok", "counts": store.counts()})
