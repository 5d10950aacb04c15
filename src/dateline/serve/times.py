"""The page that reads the times in a text that somebody types or pastes, and its JSON. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.errors import InputError, QueryError, TooLargeError
from dateline.export import times_to_dict
from dateline.model import Failed, ReportTimes
from dateline.serve.forms import read_form
from dateline.serve.problems import AbsentError, status_of
from dateline.serve.render import page
from dateline.serve.time_view import times_view

Answer = TypeVar("Answer")
ReadTimes = Callable[[str, date | None], ReportTimes | Failed]

MOST_CHARACTERS = 20_000  # a long report; reading it takes about a second

router = APIRouter()


class _Refused(Exception):  # noqa: N818  no error of ours: it carries one that was found in a text
    """A text that could not be read, with what its reader says of it."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed.reason)
        self.failed = failed


@router.get("/times", include_in_schema=False)
def times_form(request: Request) -> Response:
    """The empty form."""
    _reader(request)
    return _page(request, {}, None, None)


@router.post("/times", include_in_schema=False)
async def times_page(request: Request) -> Response:
    """The form with its text, and the times in it."""
    return await _in_turn(request, _answer, await read_form(request))


@router.post("/times.json")
async def times(request: Request) -> JSONResponse:
    """The times of a text in the form of `dateline times --format jsonl`.

    Takes a form with the fields `text` and `published` (a day as 2020-01-31, or nothing).
    """
    form = await read_form(request)
    try:
        return JSONResponse(times_to_dict(await _in_turn(request, _read, form)))
    except _Refused as refused:
        failed = refused.failed
        return JSONResponse({"error": {"code": failed.code, "reason": failed.reason}}, HTTPStatus.UNPROCESSABLE_ENTITY)


async def _in_turn(
    request: Request, work: Callable[[Request, Mapping[str, str]], Answer], form: Mapping[str, str]
) -> Answer:
    """Does the work of one text at a time: those that wait take no thread from the other pages."""
    state = request.app.state
    if not hasattr(state, "times_turns"):
        state.times_turns = CapacityLimiter(1)
    return await to_thread.run_sync(work, request, form, limiter=state.times_turns)


def _answer(request: Request, form: Mapping[str, str]) -> Response:
    try:
        return _page(request, form, _read(request, form), None)
    except _Refused as refused:
        problem, status = (refused.failed.code, refused.failed.reason), HTTPStatus.UNPROCESSABLE_ENTITY
    except (InputError, QueryError) as error:
        if isinstance(error, AbsentError):
            raise
        problem, status = (error.code, str(error)), status_of(error)
    return _page(request, form, None, problem, status)


def _page(
    request: Request,
    form: Mapping[str, str],
    found: ReportTimes | None,
    problem: tuple[str, str] | None,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    context = {
        "text": form.get("text", ""),
        "published": form.get("published", ""),
        "view": times_view(found) if found else None,
        "problem": problem,
        "most": MOST_CHARACTERS,
    }
    return page(request, "times.html", context, status.value)


def _reader(request: Request) -> ReadTimes:
    """What reads times.

    Raises:
        AbsentError: this workbench was opened without it.
    """
    reader: ReadTimes | None = request.app.state.times
    if reader is None:
        raise AbsentError("this workbench was opened without a reader of times")
    return reader


def _read(request: Request, form: Mapping[str, str]) -> ReportTimes:
    """The times of a form's text.

    Raises:
        QueryError: there is no text, or the day is none.
        TooLargeError: the text is longer than this page takes.
        _Refused: the text could not be read.
    """
    reader, text, published = _reader(request), form.get("text", ""), form.get("published", "").strip()
    if not text.strip():
        raise QueryError("text: there is none to read")
    if len(text) > MOST_CHARACTERS:
        raise TooLargeError(
            f"the text has {len(text):,} characters, this page takes {MOST_CHARACTERS:,}; "
            "the command “dateline times FILE” takes more"
        )
    found = reader(text, _day(published) if published else None)
    if isinstance(found, Failed):
        raise _Refused(found)
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"published: “{text[:40]}” is not a day; write 2020-01-31") from error
