"""What is asked of the store and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model import PublishedHow


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; None asks for no restriction. All given restrictions must hold.

    Attributes:
        type: a PLOVER type, "ASSAULT", in either case.
        status: of the best record: reported, claimed, denied, planned or called_for.
        country: ISO 3166-1 alpha-3 code of the place, in either case.
        actor: part of the name of an actor or recipient; case does not matter.
        text: part of the title or of the evidence; case and line breaks do not matter.
        source: an outlet, exactly as in its reports.
        since: the event may have been going on at this day or later.
        until: the event may have been going on at this day or earlier. Events with no date at all meet neither.
        conflict: whether the reports disagree about anything.
        background: whether the best record tells it as history.
        report_id: only events told in this report; a unique prefix will do.
        order: by day, the earliest ("date") or the latest ("-date") first; events without a day come last.
    """

    type: str | None = None
    status: str | None = None
    country: str | None = None
    actor: str | None = None
    text: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    conflict: bool | None = None
    background: bool | None = None
    report_id: str | None = None
    order: Literal["date", "-date"] = "date"


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as a line of a list; taken from its best record.

    Attributes:
        place: the gazetteer's name, else the report's words; "" where unknown.
        tolls: as in "5 killed", "≥25 killed".
        sources: number of independent sources.
    """

    id: str
    type: str
    mode: str
    title: str
    start: date | None
    end: date | None
    place: str
    country: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    tolls: tuple[str, ...]
    n_reports: int
    sources: int
    conflicts: tuple[str, ...]
    background: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some of the events asked for; `total` counts all of them. `next_cursor` is None on the last page."""

    rows: tuple[EventRow, ...]
    next_cursor: str | None
    total: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a line of a list."""

    id: str
    title: str | None
    source: str
    published: date | None
    published_how: PublishedHow
    n_records: int
    language: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Some of the reports asked for; `total` counts all of them. `next_cursor` is None on the last page."""

    rows: tuple[ReportRow, ...]
    next_cursor: str | None
    total: int
