"""Puts the workbench together: pages, JSON, static files, the guard around them and the answers to errors."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dateline.serve import api, pages, problems, times
from dateline.serve.guard import LOOPBACK, Guard
from dateline.serve.render import DEFAULT_TITLE, STATIC
from dateline.serve.times import ReadTimes

# The name that httpx and Starlette give a client that calls the app without a network.
_IN_PROCESS = "testserver"


def create_app(
    store_path: str | Path,
    *,
    title: str | None = None,
    hosts: Iterable[str] = (),
    read_times: ReadTimes | None = None,
) -> FastAPI:
    """The workbench over one database.

    Args:
        store_path: the path or URL of the database. It is opened anew for each request, so it may be made later.
        title: shown at the top of every page; "Dateline" if not given.
        hosts: names under which requests are answered, besides those of the loopback.
        read_times: reads the times of a text, given the day of its publication; it may be called from several threads.
            Without it there is no page of times.
    """
    # FastAPI's own documentation pages load scripts from elsewhere; `/about` tells what there is.
    app = FastAPI(title=title or DEFAULT_TITLE, docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.state.store_path = store_path
    app.state.title = title or DEFAULT_TITLE
    app.state.times = read_times
    app.include_router(api.router)  # before the pages: an id may hold a dot, ".json" at the end is the form
    app.include_router(pages.router)
    app.include_router(times.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_middleware(Guard, hosts=LOOPBACK | {_IN_PROCESS, *hosts})
    return app
