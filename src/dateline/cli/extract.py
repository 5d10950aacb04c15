"""`dateline extract`: reports in, events out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Literal

import click

from dateline import settings
from dateline.cli.console import building, draw
from dateline.cli.options import given_options, workers_option
from dateline.cli.outcome import Outcome
from dateline.export import to_jsonl
from dateline.model import Reading
from dateline.model.words import kind_text, names_text, toll_text, when_text, where_text
from dateline.read import Given, read_inputs
from dateline.run import load_tools, open_reader

HEADERS = ("When", "What", "Actors", "Recipients", "Where", "Toll", "Status", "According to", "Words", "Report")


@click.command(short_help="Print the events told in reports.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|DIR|-...")
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@given_options
@workers_option
@click.pass_context
def extract(
    ctx: click.Context,
    inputs: tuple[str, ...],
    form: Literal["jsonl", "table"],
    source: str | None,
    published: date | None,
    workers: int | None,
) -> None:
    """Print the events told in reports: one JSON object per report, or a table.

    Reads plain text, web pages, JSON, JSON lines, CSV and TSV; "-" is standard input. What cannot be read is named on
    standard error; the exit status is then 1, or 2 where nothing could be read.
    """
    chosen = settings.load(workers=1 if workers is None else workers)
    reader = open_reader(chosen, load_tools(chosen, progress=building()))
    outcome: Outcome[Reading] = Outcome()
    readings = outcome.good(reader(read_inputs(inputs, given=Given(source, published))))
    if form == "jsonl":
        to_jsonl(readings, sys.stdout)
    else:
        draw(HEADERS, (row for reading in readings for row in _rows(reading)))
    ctx.exit(outcome.status)


def _rows(reading: Reading) -> Iterator[tuple[str, ...]]:
    """One row per event of a report, in the order of `HEADERS`."""
    for record in reading.records:
        cells = (
            when_text(record.when),
            kind_text(record.type, record.mode),
            names_text(record.actors),
            names_text(record.recipients),
            where_text(record.where),
            ", ".join(toll_text(toll) for toll in record.tolls),
            record.status.value + (", background" if record.background else ""),
            ", ".join(source.name or "unnamed" for source in record.according_to),
            " ".join(record.evidence[0].span.quote.split()),
            reading.report.source,
        )
        yield tuple(cell or "–" for cell in cells)
