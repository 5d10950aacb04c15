"""The times of a report as other programs and people get them: a JSON object, and rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from dateline.export.cells import Json, day, report_to_dict, span_to_dict
from dateline.export.lines import to_line
from dateline.model import ReportTimes, TimeMention

TIMES_HEADERS = ("Words", "Type", "Value", "Earliest", "Latest", "EDTF", "Rests on", "How", "Report")
_UNKNOWN = "–"


def times_to_dict(found: ReportTimes) -> Json:
    """The times of a report with the report itself, under the names that `reading_to_dict` uses."""
    return {
        "report": report_to_dict(found.report) | {"text": found.report.text},
        "times": [_time(found, time) for time in found.times],
    }


def _time(found: ReportTimes, time: TimeMention) -> Json:
    """One time: its words, its TIMEX3 reading, and the days it may mean, null where it names none."""
    return span_to_dict(time.span) | {
        "type": time.type,
        "value": time.value,
        "earliest": day(time.interval.start) if time.interval else None,
        "latest": day(time.interval.end) if time.interval else None,
        "edtf": time.edtf or None,
        "anchor": found.anchor(time) or None,
        "how": time.how,
    }


def times_to_jsonl(readings: Iterable[ReportTimes], stream: TextIO) -> None:
    """Write one line per report to the stream, flushed so that a reader at the other end of a pipe never waits."""
    for found in readings:
        stream.write(to_line(times_to_dict(found)) + "\n")
        stream.flush()


def times_rows(found: ReportTimes) -> list[tuple[str, ...]]:
    """One tuple per time, in the order of `TIMES_HEADERS`; "–" stands for what there is not."""
    rows = []
    for time in found.times:
        days = time.interval
        cells = (
            " ".join(time.span.quote.split()),
            time.type,
            time.value,
            day(days.start) if days else None,
            day(days.end) if days else None,
            time.edtf,
            found.anchor(time),
            time.how,
            found.report.source,
        )
        rows.append(tuple(cell or _UNKNOWN for cell in cells))
    return rows
