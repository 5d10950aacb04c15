"""Lists of events: filtered, in order, in pages, and counted by what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, and_, func, or_, select

from dateline.errors import QueryError
from dateline.model import EventType, Status
from dateline.store import codec
from dateline.store.folding import folded_query
from dateline.store.ids import full_report_id
from dateline.store.paging import Order
from dateline.store.rows import EventFilter, EventPage, EventRow
from dateline.store.schema import claims, event_members, events, failures, records, reports

_Conditions = list[ColumnElement[bool]]
_ORDERS = {
    "date": Order("events:date", events.c.sort_day, events.c.id, descending=False),
    "-date": Order("events:-date", events.c.sort_day, events.c.id, descending=True),
}
_TEXTS = tuple[str, ...]


def event_page(connection: Connection, where: EventFilter, *, limit: int, cursor: str | None) -> EventPage:
    """The events that meet the filter, one page of them.

    Raises:
        QueryError: a filter that names no type, status, order or report there is, a limit below 1, or a cursor of
            another list.
    """
    if where.order not in _ORDERS:
        raise QueryError(f"no such order: {where.order!r}; there are {', '.join(_ORDERS)}")
    order, conditions = _ORDERS[where.order], _conditions(connection, where)
    total = connection.scalar(select(func.count()).select_from(events).where(*conditions)) or 0
    found = connection.execute(order.page(select(events).where(*conditions), limit=limit, cursor=cursor)).all()
    shown = found[:limit]
    following = order.cursor(shown[-1].sort_day, shown[-1].id) if len(found) > limit else None
    return EventPage(tuple(map(_event_row, shown)), following, total)


def events_of_report(connection: Connection, report_id: str) -> tuple[EventRow, ...]:
    """The events told in the report with exactly this id, by day."""
    query = select(events).where(_told_in(event_members.c.report_id == report_id))
    by_day = query.order_by(events.c.sort_day.asc().nulls_last(), events.c.id)
    return tuple(map(_event_row, connection.execute(by_day)))


def event_facets(connection: Connection, where: EventFilter) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many of the events that meet the filter have each type, status, country and outlet; most first.

    An event told by several outlets counts for each; one without a country counts for none.

    Raises:
        QueryError: as `event_page`.
    """
    conditions = _conditions(connection, where)
    counted = func.count(events.c.id.distinct())
    facets = {
        name: select(events.c[name], counted).where(*conditions).group_by(events.c[name])
        for name in ("type", "status", "country")
    }
    told = events.join(event_members, event_members.c.event_id == events.c.id)
    by_outlet = told.join(reports, reports.c.id == event_members.c.report_id)
    facets["source"] = (
        select(reports.c.source, counted).select_from(by_outlet).where(*conditions).group_by(reports.c.source)
    )
    return {name: _most_first(connection.execute(query).all()) for name, query in facets.items()}


def _most_first(rows: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    known = [(str(value), int(number)) for value, number in rows if value is not None]
    return tuple(sorted(known, key=lambda pair: (-pair[1], pair[0])))


def table_counts(connection: Connection) -> dict[str, int]:
    """How many reports, outlets, records, claims, events, events in conflict and failures there are."""
    queries = {
        "reports": select(func.count()).select_from(reports),
        "sources": select(func.count(reports.c.source.distinct())),
        "records": select(func.count()).select_from(records),
        "claims": select(func.count()).select_from(claims),
        "events": select(func.count()).select_from(events),
        "conflicts": select(func.count()).select_from(events).where(events.c.in_conflict),
        "failures": select(func.count()).select_from(failures),
    }
    return {name: connection.scalar(query) or 0 for name, query in queries.items()}


def _conditions(connection: Connection, where: EventFilter) -> _Conditions:
    found: _Conditions = []
    if where.type:
        found.append(events.c.type == _member(EventType, where.type.upper(), "type"))
    if where.status:
        found.append(events.c.status == _member(Status, where.status.lower(), "status"))
    if where.country:
        found.append(events.c.country == where.country.upper())
    if where.source:
        outlet = select(reports.c.id).where(reports.c.source == where.source).correlate(None)
        found.append(_told_in(event_members.c.report_id.in_(outlet)))
    if where.report_id:
        found.append(_told_in(event_members.c.report_id == full_report_id(connection, reports.c.id, where.report_id)))
    for column, text in ((events.c.names, where.actor), (events.c.search, where.text)):
        if wanted := folded_query(text):
            found.append(column.contains(wanted, autoescape=True))
    for flag, wish in ((events.c.in_conflict, where.conflict), (events.c.background, where.background)):
        if wish is not None:
            found.append(flag.is_(wish))
    return found + _in_days(where)


def _told_in(member: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the event has a member of which this is true."""
    told = select(event_members.c.seq).where(event_members.c.event_id == events.c.id, member)
    return told.correlate(events).exists()


def _in_days(where: EventFilter) -> _Conditions:
    """The event may have been going on at some day from `since` to `until`; an open side of its time fits any day."""
    found: _Conditions = []
    for column, day, fits in (
        (events.c.end_day, where.since, Column.__ge__),
        (events.c.start_day, where.until, Column.__le__),
    ):
        if day is not None:
            found.append(and_(events.c.sort_day.is_not(None), or_(column.is_(None), fits(column, day))))
    return found


def _member(kind: type[StrEnum], value: str, what: str) -> str:
    try:
        return kind(value).value
    except ValueError:
        raise QueryError(f"no such {what}: {value!r}; there are {', '.join(kind)}") from None


def _event_row(row: Row[Any]) -> EventRow:
    return EventRow(
        id=row.id,
        type=row.type,
        mode=row.mode,
        title=row.title,
        start=row.start_day,
        end=row.end_day,
        place=row.place,
        country=row.country,
        status=row.status,
        actors=codec.loads_any(_TEXTS, row.actors),
        recipients=codec.loads_any(_TEXTS, row.recipients),
        tolls=codec.loads_any(_TEXTS, row.tolls),
        n_reports=row.n_reports,
        sources=row.sources,
        conflicts=codec.loads_any(_TEXTS, row.conflicts),
        background=row.background,
        confidence=row.confidence,
    )
