"""The tables, for SQLite and PostgreSQL alike. The migrations build them; a test holds the two together.

`content` columns carry a model object as JSON (see `codec`); the other columns are what is filtered, sorted or read by
people who open the file themselves. No table but `runs` and `decisions` holds the time at which it was written, so the
same input gives the same rows. `search` columns are case-folded, since SQLite folds ASCII only.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

REVISIONS = ("0001",)  # of the migrations, oldest first; the last one is what this version reads and writes
VERSION_TABLE = "schema_version"

# Ids are compared byte by byte, as SQLite does; PostgreSQL would sort them by the server's language.
Key = String().with_variant(String(collation="C"), "postgresql")

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("inputs", Text, nullable=False),  # JSON list
    Column("started_at", Text, nullable=False),  # UTC, ISO 8601
    Column("ended_at", Text),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Key, primary_key=True),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("published", Date),
    Column("published_how", Text, nullable=False),
    Column("published_confidence", Double, nullable=False),
    Column("origin", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("n_records", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("content", Text, nullable=False),  # what the other columns, `records` and `claims` do not hold
    Index("reports_by_published", "published", "id"),
    Index("reports_by_reader", "version", "weights"),
)

records = Table(
    "records",
    metadata,
    Column("report_id", Key, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", Key, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("place", Text, nullable=False),
    Column("country", Text),
    Column("confidence", Double, nullable=False),
    Column("content", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("report_id", Key, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("record_id", Key, nullable=False),
    Column("cell", Text, nullable=False),
    Column("value", Text, nullable=False),  # as shown
    Column("content", Text, nullable=False),
    Column("evidence", Text),  # JSON list of spans; NULL where it is that of the value
    Column("confidence", Double, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Key, primary_key=True),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("sort_day", Date),  # the first day, or the last where only that is known
    Column("place", Text, nullable=False),
    Column("country", Text),
    Column("actors", Text, nullable=False),  # JSON list, as are recipients, tolls and conflicts
    Column("recipients", Text, nullable=False),
    Column("tolls", Text, nullable=False),
    Column("conflicts", Text, nullable=False),
    Column("in_conflict", Boolean, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("n_reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("names", Text, nullable=False),  # participants, case-folded, one a line
    Column("search", Text, nullable=False),
    Column("best", Text, nullable=False),
    Index("events_by_day", "sort_day", "id"),
)

event_members = Table(
    "event_members",
    metadata,
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("report_id", Key, ForeignKey("reports.id"), nullable=False),
    Column("record_id", Key, nullable=False),
    Column("score", Double, nullable=False),
    Index("event_members_by_report", "report_id"),
)

event_cells = Table(
    "event_cells",
    metadata,
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("cell", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("best", Boolean, nullable=False),
    Column("claims", Text, nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("item_id", Key, primary_key=True),
    Column("stage", Key, primary_key=True),
    Column("code", Key, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("report_id", Key, ForeignKey("reports.id", ondelete="CASCADE")),  # where the rest of it was read
    Index("failures_by_report", "report_id"),
)

# What a person decided about a record, event or cell. Rows are only ever added; taking a decision back is a row of its
# own, and `undone_by` of the row taken back points to it.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", Text, nullable=False),  # UTC, ISO 8601
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Key, nullable=False),
    Column("value", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("undone_by", Integer),
    ForeignKeyConstraint(["undone_by"], ["decisions.id"], name="decisions_undone_by"),
    Index("decisions_by_target", "target"),
)
