"""`dateline times`: reports in, their time expressions out."""

from __future__ import annotations

import sys
from datetime import date
from typing import Literal

import click

from dateline.cli.console import draw, say
from dateline.cli.options import given_options
from dateline.cli.outcome import Outcome
from dateline.export import TIMES_HEADERS, times_rows, times_to_jsonl
from dateline.model import ReportTimes
from dateline.read import Given, read_inputs
from dateline.run import open_times_reader


@click.command(short_help="Print the time expressions of reports.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|DIR|-...")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@given_options
@click.pass_context
def times(
    ctx: click.Context,
    inputs: tuple[str, ...],
    form: Literal["table", "jsonl"],
    source: str | None,
    published: date | None,
) -> None:
    """Print the time expressions of reports: a table, or one JSON object per report.

    Each stands with its TIMEX3 type and value, the earliest and latest day that it may mean, the same as EDTF, what it
    rests on (the day of publication, or the text alone) and the rule that read it. They are those that `dateline
    extract` works with. "-" is standard input. What cannot be read is named on standard error; the exit status is then
    1, or 2 where nothing could be read.
    """
    outcome: Outcome[ReportTimes] = Outcome()
    found = outcome.good(open_times_reader()(read_inputs(inputs, given=Given(source, published))))
    if form == "jsonl":
        times_to_jsonl(found, sys.stdout)
    elif rows := [row for each in found for row in times_rows(each)]:
        draw(TIMES_HEADERS, rows)
    elif not outcome.status:
        say("no time expressions were found")
    ctx.exit(outcome.status)
