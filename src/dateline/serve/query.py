"""The query part of an address, to a filter of the store and back to addresses of neighbouring views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from dateline.errors import QueryError
from dateline.serve.dates import parse_day
from dateline.store import EventFilter

PAGE_SIZE = 50
_LARGEST_PAGE = 500
_FILTERS = ("text", "type", "status", "country", "actor", "source", "since", "until", "conflict", "background", "order")
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class EventQuery:
    """What a view of events was asked for.

    Attributes:
        given: the filters that the address names, as it names them; empty fields of the form are left out.
    """

    where: EventFilter
    given: Mapping[str, str]
    limit: int
    cursor: str | None

    def url(self, path: str = "/", **changes: str | None) -> str:
        """The address of the same view with some filters changed; None takes a filter away. It starts at page one."""
        wanted: dict[str, str] = {
            name: value for name, value in {**self.given, **changes}.items() if value is not None and value != ""
        }
        if self.limit != PAGE_SIZE:
            wanted.setdefault("limit", str(self.limit))
        return f"{path}?{urlencode(wanted)}" if wanted else path

    @property
    def filtered(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(name != "order" for name in self.given)


def event_query(parameters: Mapping[str, str]) -> EventQuery:
    """Read the filters of an address.

    Raises:
        QueryError: a value that cannot be understood. Names of types and the like are checked by the store.
    """
    given = {name: value.strip() for name in _FILTERS if (value := parameters.get(name, "")).strip()}
    since, until = _day(given, "since", latest=False), _day(given, "until", latest=True)
    if since and until and since > until:
        raise QueryError(f"from {since} to {until}: the first day is after the last")
    return EventQuery(
        where=EventFilter(
            type=given.get("type"),
            status=given.get("status"),
            country=given.get("country"),
            actor=given.get("actor"),
            text=given.get("text"),
            source=given.get("source"),
            since=since,
            until=until,
            conflict=_flag(given, "conflict"),
            background=_flag(given, "background"),
            order=_order(given),
        ),
        given=given,
        limit=page_limit(parameters),
        cursor=parameters.get("cursor") or None,
    )


def page_limit(parameters: Mapping[str, str]) -> int:
    """How many rows a page is to have.

    Raises:
        QueryError: not a number from 1 to 500.
    """
    text = parameters.get("limit", "").strip()
    if not text:
        return PAGE_SIZE
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0
    if not 1 <= number <= _LARGEST_PAGE:
        raise QueryError(f"limit: a number from 1 to {_LARGEST_PAGE}, not “{text[:40]}”")
    return number


def focus_span(parameters: Mapping[str, str]) -> tuple[int, int] | None:
    """The stretch of text that `at=123-456` names; None where it names none. Nothing else about it is checked."""
    start, dash, end = parameters.get("at", "").partition("-")
    if dash and all(part.isascii() and part.isdigit() and len(part) <= 9 for part in (start, end)):
        return int(start), int(end)
    return None


def _day(given: Mapping[str, str], name: str, *, latest: bool) -> date | None:
    return parse_day(given[name], latest=latest, name="from" if name == "since" else "to") if name in given else None


def _flag(given: Mapping[str, str], name: str) -> bool | None:
    text = given.get(name, "").lower()
    if not text:
        return None
    if text not in _YES | _NO:
        raise QueryError(f"{name}: “1” or “0”, not “{text[:40]}”")
    return text in _YES


def _order(given: Mapping[str, str]) -> Literal["date", "-date"]:
    order = given.get("order", "-date")
    if order == "date":
        return "date"
    if order == "-date":
        return "-date"
    raise QueryError(f"order: “date” or “-date”, not “{order[:40]}”")
