"""What was read and what happened, in an SQLite file or on a PostgreSQL server."""

from dateline.store.rows import EventFilter, EventPage, EventRow, ReportPage, ReportRow
from dateline.store.store import Store

__all__ = ["EventFilter", "EventPage", "EventRow", "ReportPage", "ReportRow", "Store"]
