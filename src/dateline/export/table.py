"""Events as rows of plain text for a table; the command line draws it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Interval
from dateline.model.terms import EventType
from dateline.model.words import interval_text, kind_text, names_text
from dateline.store import EventRow

TIMELINE_HEADERS = ("When", "What", "Actors", "Recipients", "Where", "Toll", "Status", "Reports", "Event")
_UNKNOWN = "–"


def timeline_rows(rows: Iterable[EventRow]) -> list[tuple[str, ...]]:
    """One tuple per event, in the order of `TIMELINE_HEADERS`; "–" stands for what is not known.

    The status says "background" for history, and after "!" what the reports disagree about.
    """
    return [_timeline_row(row) for row in rows]


def _timeline_row(row: EventRow) -> tuple[str, ...]:
    place = f"{row.place} ({row.country})" if row.place and row.country else row.place or row.country
    cells = (
        interval_text(Interval(row.start, row.end)),
        kind_text(EventType(row.type), row.mode),
        names_text(row.actors),
        names_text(row.recipients),
        place,
        ", ".join(row.tolls),
        _status(row),
        str(row.n_reports) if row.n_reports == row.sources else f"{row.n_reports} (sources: {row.sources})",
        row.id,
    )
    return tuple(cell or _UNKNOWN for cell in cells)


def _status(row: EventRow) -> str:
    history = ", background" if row.background else ""
    disagreement = f" ! {', '.join(row.conflicts)}" if row.conflicts else ""
    return row.status + history + disagreement
