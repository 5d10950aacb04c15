"""Readings made by hand, whose words are easy to look for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from dateline.model import (
    EventType,
    Interval,
    Mention,
    Participant,
    Place,
    Precision,
    Reading,
    Record,
    Report,
    Span,
    Status,
    Toll,
    TollKind,
    When,
    Where,
    report_id,
)
from dateline.store import Store
from dateline.store.schema import metadata
from tests.strategies import claims_of

BAGHDAD = Place("geonames:98182", "Baghdad", "IRQ", 33.34, 44.4, Precision.CITY)


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def reading(
    text: str = "BAGHDAD. A drone killed five men on Friday.",
    *,
    source: str = "Reuters",
    published: date | None = date(2020, 1, 3),
    day: date | None = date(2020, 1, 3),
    origin: str = "a.txt",
    **changes: object,
) -> Reading:
    """A reading with one record, whose evidence is the whole text; `changes` are fields of the record."""
    whole = Span.of(text, 0, len(text))
    record = Record(
        id="e1",
        type=EventType.ASSAULT,
        mode="aerial",
        contexts=("military",),
        status=Status.REPORTED,
        background=False,
        confidence=0.9,
        evidence=(Mention(whole),),
        when=When(Interval(day, day), str(day), (whole,)) if day else None,
        where=Where("Baghdad", BAGHDAD, "IRQ", (whole,)),
        actors=(Participant("U.S. military", (whole,)),),
        recipients=(Participant("Qassem Soleimani", (whole,)),),
        tolls=(Toll(TollKind.KILLED, "men", 5, 5, (whole,)),),
        according_to=(),
        quad="material conflict",
        goldstein=-10.0,
    )
    record = replace(record, **changes)  # type: ignore[arg-type]
    identity = report_id(text, source, published)
    report = Report(identity, source, text, title="Attack in Baghdad", published=published, origin=origin)
    return Reading(report, "en", None, (record,), (), (), (), (), (), claims_of(identity, record))


def fill(store: Store, readings: Iterable[Reading], *, version: str = "1", weights: str = "w") -> list[bool]:
    """Put the readings in one run; what each call answered."""
    run = store.begin_run(version=version, weights=weights, inputs=["a.txt"])
    changed = [store.put_reading(item, run_id=run) for item in readings]
    store.end_run(run)
    return changed


def dump(store: Store, *, without: frozenset[str] = frozenset({"runs"})) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but `runs`, by key."""
    with store._engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
            if table.name not in without
        }
