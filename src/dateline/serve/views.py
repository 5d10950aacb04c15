"""What the pages of one event and of one report show, put together from the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.export import best_member
from dateline.model import Event, EventMember, Reading, Record
from dateline.model.words import interval_text
from dateline.serve.comparison import CellTable, compare
from dateline.serve.highlight import Segment, reading_marks, segments
from dateline.serve.problems import AbsentError
from dateline.store import EventRow, Store

MEMBERS_SHOWN = 100  # of the reports of one event


@dataclass(frozen=True, slots=True)
class Member:
    """A report that tells the event; `record` is None where the report is not in the store any more."""

    member: EventMember
    reading: Reading | None
    record: Record | None
    best: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with everything that is said about it. `hidden` is the number of members that are not shown."""

    event: Event
    tables: tuple[CellTable, ...]
    members: tuple[Member, ...]
    hidden: int
    best: Member | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record of a report and the event over all reports that it is part of, if any."""

    record: Record
    event: EventRow | None
    when: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report's text in segments, and what was read in it."""

    reading: Reading
    segments: tuple[Segment, ...]
    records: tuple[RecordView, ...]


def event_view(store: Store, event_id: str) -> EventView:
    """Everything about one event.

    Raises:
        AbsentError: there is no such event.
    """
    event = store.event(event_id)
    if event is None:
        raise AbsentError(f"there is no event “{event_id[:80]}”")
    lookup = _remembering(store)
    chosen = best_member(event)
    members = tuple(_member(member, lookup, member == chosen) for member in event.members[:MEMBERS_SHOWN])
    best = _member(chosen, lookup, True) if chosen else None
    return EventView(
        event=event,
        tables=compare(event, lookup),
        members=members,
        hidden=len(event.members) - len(members),
        best=best,
    )


def _remembering(store: Store) -> Callable[[str], Reading | None]:
    """Looks each report up once."""
    found: dict[str, Reading | None] = {}

    def lookup(report_id: str) -> Reading | None:
        if report_id not in found:
            found[report_id] = store.reading(report_id)
        return found[report_id]

    return lookup


def _member(member: EventMember, lookup: Callable[[str], Reading | None], best: bool) -> Member:
    reading = lookup(member.report_id)
    record = _record(reading, member.record_id) if reading else None
    return Member(member, reading, record, best)


def _record(reading: Reading, record_id: str) -> Record | None:
    return next((record for record in reading.records if record.id == record_id), None)


def report_view(store: Store, report_id: str, focus: tuple[int, int] | None) -> ReportView:
    """A report with its words marked; `focus` is the stretch that the reader came for.

    Raises:
        AbsentError: there is no such report.
    """
    reading = store.reading(report_id)
    if reading is None:
        raise AbsentError(f"there is no report “{report_id[:90]}”")
    events = _events_by_record(store, reading.report.id)
    return ReportView(
        reading=reading,
        segments=tuple(segments(reading.report.text, reading_marks(reading, focus))),
        records=tuple(
            RecordView(record, events.get(record.id), interval_text(record.when.interval) if record.when else "")
            for record in reading.records
        ),
    )


def _events_by_record(store: Store, report_id: str) -> dict[str, EventRow]:
    """For each record of the report the event that it is part of."""
    result: dict[str, EventRow] = {}
    for row in store.events_of(report_id):
        event = store.event(row.id)
        for member in event.members if event else ():
            if member.report_id == report_id:
                result[member.record_id] = row
    return result
