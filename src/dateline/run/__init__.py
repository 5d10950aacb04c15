"""Runs the stages: over some reports, in one process or several, and over a case kept in a database."""

from dateline.run.case import Progress, Summary, run_case
from dateline.run.one import read_reports, readings_of
from dateline.run.pool import Reader, read_in_pool
from dateline.run.reader import open_reader
from dateline.run.times import TimesReader, TypedTimes, open_times_reader, times_of
from dateline.run.tools import Tools, gazetteer_path, load_tools

__all__ = [
    "Progress",
    "Reader",
    "Summary",
    "TimesReader",
    "Tools",
    "TypedTimes",
    "gazetteer_path",
    "load_tools",
    "open_reader",
    "open_times_reader",
    "read_in_pool",
    "read_reports",
    "readings_of",
    "run_case",
    "times_of",
]
