"""The first tables."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Date, Double, ForeignKey, ForeignKeyConstraint, Integer, String, Text

revision = "0001"
down_revision = None

Key = String().with_variant(String(collation="C"), "postgresql")


def upgrade() -> None:
    """Create every table of version 0.1."""
    _create_readings()
    _create_events()
    _create_failures_and_decisions()


def _create_readings() -> None:
    op.create_table(
        "runs",
        Column("id", Integer, primary_key=True),
        Column("version", Text, nullable=False),
        Column("weights", Text, nullable=False),
        Column("inputs", Text, nullable=False),
        Column("started_at", Text, nullable=False),
        Column("ended_at", Text),
    )
    op.create_table(
        "reports",
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
        Column("content", Text, nullable=False),
    )
    op.create_index("reports_by_published", "reports", ["published", "id"])
    op.create_index("reports_by_reader", "reports", ["version", "weights"])
    op.create_table(
        "records",
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
    op.create_table(
        "claims",
        Column("report_id", Key, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("record_id", Key, nullable=False),
        Column("cell", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("content", Text, nullable=False),
        Column("evidence", Text),
        Column("confidence", Double, nullable=False),
    )


def _create_events() -> None:
    op.create_table(
        "events",
        Column("id", Key, primary_key=True),
        Column("type", Text, nullable=False),
        Column("mode", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("start_day", Date),
        Column("end_day", Date),
        Column("sort_day", Date),
        Column("place", Text, nullable=False),
        Column("country", Text),
        Column("actors", Text, nullable=False),
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
        Column("names", Text, nullable=False),
        Column("search", Text, nullable=False),
        Column("best", Text, nullable=False),
    )
    op.create_index("events_by_day", "events", ["sort_day", "id"])
    op.create_table(
        "event_members",
        Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("report_id", Key, ForeignKey("reports.id"), nullable=False),
        Column("record_id", Key, nullable=False),
        Column("score", Double, nullable=False),
    )
    op.create_index("event_members_by_report", "event_members", ["report_id"])
    op.create_table(
        "event_cells",
        Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        Column("seq", Integer, primary_key=True),
        Column("cell", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("best", Boolean, nullable=False),
        Column("claims", Text, nullable=False),
    )


def _create_failures_and_decisions() -> None:
    op.create_table(
        "failures",
        Column("item_id", Key, primary_key=True),
        Column("stage", Key, primary_key=True),
        Column("code", Key, primary_key=True),
        Column("reason", Text, nullable=False),
        Column("version", Text, nullable=False),
        Column("weights", Text, nullable=False),
        Column("report_id", Key, ForeignKey("reports.id", ondelete="CASCADE")),
    )
    op.create_index("failures_by_report", "failures", ["report_id"])
    op.create_table(
        "decisions",
        Column("id", Integer, primary_key=True),
        Column("made_at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("target", Key, nullable=False),
        Column("value", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("undone_by", Integer),
        ForeignKeyConstraint(["undone_by"], ["decisions.id"], name="decisions_undone_by"),
    )
    op.create_index("decisions_by_target", "decisions", ["target"])
