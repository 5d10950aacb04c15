"""Readings and events as other programs and people get them: JSON objects, and rows of a table."""

from dateline.export.event import best_member, event_to_dict
from dateline.export.output import reading_to_dict, record_to_dict, to_jsonl
from dateline.export.table import TIMELINE_HEADERS, timeline_rows

__all__ = [
    "TIMELINE_HEADERS",
    "best_member",
    "event_to_dict",
    "reading_to_dict",
    "record_to_dict",
    "timeline_rows",
    "to_jsonl",
]
