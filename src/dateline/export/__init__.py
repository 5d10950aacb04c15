"""Readings and events as other programs and people get them: JSON objects, and rows of a table."""

from dateline.export.event import best_member, event_to_dict
from dateline.export.output import reading_to_dict, record_to_dict, to_jsonl
from dateline.export.table import TIMELINE_HEADERS, timeline_rows
from dateline.export.times import TIMES_HEADERS, times_rows, times_to_dict, times_to_jsonl

__all__ = [
    "TIMELINE_HEADERS",
    "TIMES_HEADERS",
    "best_member",
    "event_to_dict",
    "reading_to_dict",
    "record_to_dict",
    "timeline_rows",
    "times_rows",
    "times_to_dict",
    "times_to_jsonl",
    "to_jsonl",
]
