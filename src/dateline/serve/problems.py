"""Errors as answers: every one has a code, as a page for people and as JSON for programs."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.errors import DatelineError, QueryError, SettingsError, StoreError, TooLargeError
from dateline.serve.render import page

_log = logging.getLogger(__name__)


class AbsentError(QueryError):
    """No such page, event or report."""

    code = "DL-701"


class HostError(QueryError):
    """A request under a name that is not ours."""

    code = "DL-702"


class OriginError(QueryError):
    """A form that a page of another site sent."""

    code = "DL-703"


class AddressError(SettingsError):
    """The address to serve at is taken or is not ours to take."""

    code = "DL-601"


_STATUS: tuple[tuple[type[DatelineError], HTTPStatus], ...] = (
    (AbsentError, HTTPStatus.NOT_FOUND),
    (OriginError, HTTPStatus.FORBIDDEN),
    (QueryError, HTTPStatus.BAD_REQUEST),
    (TooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
)


def status_of(error: DatelineError) -> HTTPStatus:
    """The HTTP status that goes with an error."""
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def wants_json(request: Request) -> bool:
    """Whether the request came from a program: a path that ends in .json, or an Accept header without HTML."""
    accept = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("application/json" in accept and "text/html" not in accept)


def answer(request: Request, error: DatelineError, status: HTTPStatus | None = None) -> Response:
    """The answer to a request that failed."""
    status = status or status_of(error)
    if wants_json(request):
        return JSONResponse({"error": {"code": error.code, "reason": str(error)}}, status)
    context = {"code": error.code, "reason": str(error), "status": status.value, "phrase": status.phrase}
    return page(request, "problem.html", context, status.value)


async def _on_dateline_error(request: Request, error: Exception) -> Response:
    known = error if isinstance(error, DatelineError) else DatelineError(str(error))
    if status_of(known) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s %s: %s %s", request.method, request.url.path, known.code, known)
    return answer(request, known)


async def _on_http_error(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    if status is HTTPStatus.NOT_FOUND:
        return answer(request, AbsentError("there is no such page"))
    response = answer(request, QueryError(status.description or status.phrase), status)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def surprise(request: Request, error: Exception) -> Response:
    """The answer to an error that nobody foresaw: its particulars go to the log, not to the browser."""
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(request, DatelineError("something went wrong here; the log of the server says what"))


def install(app: FastAPI) -> None:
    """Make the app answer every failure with its code."""
    app.add_exception_handler(DatelineError, _on_dateline_error)
    app.add_exception_handler(HTTPException, _on_http_error)
