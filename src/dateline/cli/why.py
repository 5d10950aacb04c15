"""`dateline why`: the sentences behind an event, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console
from rich.text import Text

from dateline import settings
from dateline.cli.console import clean, out
from dateline.cli.options import db_option
from dateline.errors import QueryError
from dateline.model import Cell, Claim, Event, Failed, Reading, Report, Source, Span, Toll
from dateline.store import Store
from dateline.text import segment

FIELDS = ("when", "where", "actor", "recipient", "toll", "according_to", "status", "event")
_ID_DIGITS = 12  # of a report's id; enough for any case, short enough for a line


@click.command(short_help="Show the sentences behind an event.")
@click.argument("event_id", metavar="EVENT")
@click.argument("field", required=False, type=click.Choice(FIELDS), metavar=f"[{'|'.join(FIELDS)}]")
@db_option
def why(event_id: str, field: str | None, db: str | None) -> None:
    """Show the sentences behind an event, or behind one field of it.

    EVENT is an event's id as `dateline timeline` prints it, or the beginning of it. Each value stands with every
    sentence that asserts it: outlet, day and id of the report, and who says so.
    """
    with Store.open(settings.load(db=db).db, create=False) as store:
        event = store.event(event_id)
        if event is None:
            raise QueryError(f"there is no event {event_id}")
        cells = [cell for cell in event.cells if field in (None, cell.cell)]
        if not cells:
            raise QueryError(f"no report tells {field!r} of event {event.id}")
        ids = {claim.report_id for cell in cells for claim in cell.claims}
        readings = {each: found for each in sorted(ids) if (found := store.reading(each))}
    _print(event, cells, readings)


def _print(event: Event, cells: list[Cell], readings: dict[str, Reading]) -> None:
    console = out()
    bounds = {each: _sentences(reading.report) for each, reading in readings.items()}
    _line(console, Text(clean(event.title), style="bold"))
    disagree = f"; the reports disagree about {', '.join(event.conflicts)}" if event.conflicts else ""
    _line(console, Text(f"{event.id}  sources: {event.sources}{disagree}"))
    for cell in cells:
        _line(console, Text(""))
        shown = Text.assemble((cell.cell, "bold cyan"), f": {clean(cell.value)}", "  (shown)" if cell.best else "")
        _line(console, shown)
        for claim in cell.claims:
            reading = readings.get(claim.report_id)
            if reading is not None:
                for line in _claim(claim, reading, bounds[claim.report_id], marked=not console.is_terminal):
                    _line(console, line)


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)


def _claim(claim: Claim, reading: Reading, bounds: tuple[tuple[int, int], ...], *, marked: bool) -> Iterator[Text]:
    """Where a claim comes from, then each sentence that asserts it."""
    report = reading.report
    published = report.published.isoformat() if report.published else "no date"
    short = report.id.removeprefix("sha256:")[:_ID_DIGITS]
    said = ", ".join(_sayers(claim, reading))
    told = f"according to {said}" if said else "says the report itself"
    yield Text(f"  {clean(report.source)}, {published}, {told} [report {short}]", style="dim")
    for span in claim.evidence:
        yield Text("    ") + _quoted(report, span, bounds, marked=marked)


def _sayers(claim: Claim, reading: Reading) -> list[str]:
    """The sources that a report names for a claim."""
    if isinstance(claim.value, Toll) and claim.value.according_to:
        return [clean(name) for name in claim.value.according_to]
    if isinstance(claim.value, Source):
        return []
    record = next((record for record in reading.records if record.id == claim.mention), None)
    return [clean(source.name) or "a source it does not name" for source in (record.according_to if record else ())]


def _quoted(report: Report, span: Span, bounds: tuple[tuple[int, int], ...], *, marked: bool) -> Text:
    """The sentences around a span with its words set off: by colour, or by ** where there is none."""
    start = min((first for first, last in bounds if first < span.end and span.start < last), default=span.start)
    end = max((last for first, last in bounds if first < span.end and span.start < last), default=span.end)
    start, end = min(start, span.start), max(end, span.end)
    before, quote, after = (
        clean(" ".join(part.split("\n")))
        for part in (report.text[start : span.start], report.text[span.start : span.end], report.text[span.end : end])
    )
    edge = "**" if marked else ""
    return Text.assemble(before, (f"{edge}{quote}{edge}", "bold black on yellow"), after)


def _sentences(report: Report) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; none where the report cannot be cut."""
    cut = next(segment((report,)))
    return () if isinstance(cut, Failed) else tuple((sentence.start, sentence.end) for sentence in cut.sentences)
