"""What the page of times shows: the text in parts, a row for each time, and the days on a line."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Interval, PublishedHow, ReportTimes, TimeMention
from dateline.serve.axis import Picture, Stretch, picture
from dateline.serve.dates import short_date, stretch

_RESTS_ON = {"publication": "the day of publication", "text": "the text alone"}
_HOW_PUBLISHED = {PublishedHow.GIVEN: "as given", PublishedHow.TEXT_HEAD: "from the head of the text"}


@dataclass(frozen=True, slots=True)
class Row:
    """One time.

    Attributes:
        number: its place in the text, from 1.
        days: the days it may mean, in words; "" where it names none.
        rests_on: what it is read from, in words; "" where it names no days.
        rule: the rule that read it, and `bound` the preposition that makes it the edge of a stretch ("since"), or "".
    """

    number: int
    time: TimeMention
    days: str
    rests_on: str
    rule: str
    bound: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text; `row` where it is a time."""

    text: str
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class TimesView:
    """The times of a text. `published_how` is in words, "" where it needs none."""

    found: ReportTimes
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    picture: Picture | None
    published_how: str


def times_view(found: ReportTimes) -> TimesView:
    """Put together what the page shows of a text."""
    rows = tuple(_row(number, time, found) for number, time in enumerate(found.times, start=1))
    report = found.report
    dated = [Stretch(days.start, days.end, str(row.number)) for row in rows
             if (days := row.time.interval) and days.start and days.end]  # fmt: skip
    return TimesView(
        found=found,
        parts=tuple(_parts(report.text, rows)),
        rows=rows,
        picture=picture(dated, report.published),
        published_how=_HOW_PUBLISHED.get(report.published_how, "") if report.published else "",
    )


def _row(number: int, time: TimeMention, found: ReportTimes) -> Row:
    rule, _, bound = time.how.partition("; ")
    return Row(number, time, _days(time.interval), _RESTS_ON.get(found.anchor(time), ""), rule, bound)


def _days(interval: Interval | None) -> str:
    if interval is None:
        return ""
    if interval.start and interval.end:
        return stretch(interval.start, interval.end)
    if interval.start:
        return f"since {short_date(interval.start)}"
    return f"until {short_date(interval.end)}" if interval.end else ""


def _parts(text: str, rows: tuple[Row, ...]) -> list[Part]:
    """The text cut at its times; joined, the parts are the text again."""
    parts: list[Part] = []
    at = 0
    for row in rows:
        span = row.time.span
        parts += [Part(text[at : span.start]), Part(span.quote, row)]
        at = span.end
    parts.append(Part(text[at:]))
    return [part for part in parts if part.text]
