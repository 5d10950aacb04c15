"""`dateline run`: reports into a case."""

from __future__ import annotations

from datetime import date

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from dateline import settings
from dateline.cli.console import building, complain_of, err, say
from dateline.cli.options import db_option, given_options, workers_option
from dateline.read import Given
from dateline.run import Summary, load_tools, open_reader, run_case
from dateline.store import Store


@click.command(short_help="Read reports into a case's database.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|DIR|-...")
@db_option
@given_options
@workers_option
@click.pass_context
def run(
    ctx: click.Context,
    inputs: tuple[str, ...],
    db: str | None,
    source: str | None,
    published: date | None,
    workers: int | None,
) -> None:
    """Read reports into a case's database and gather the events of all its reports.

    Reports that the case knows are passed over, so that a run that was cut short is taken up by the same command. The
    exit status is 1 where some input could not be read, 2 where none could.
    """
    chosen = settings.load(db=db, workers=workers)
    with Store.open(chosen.db) as store:
        tools = load_tools(chosen, progress=building())
        before = set(store.failures())
        with _bar() as bar:
            task = bar.add_task("reading", total=None, counts="")
            summary = run_case(
                inputs,
                store,
                reader=open_reader(chosen, tools),
                weights=tools.weights,
                given=Given(source, published),
                progress=lambda now: bar.update(task, counts=_counts(now)),
            )
        for failed in store.failures():
            if failed not in before:
                complain_of(failed)
    say(f"{_counts(summary)}; {summary.events} events in {chosen.db}")
    if summary.failed:
        ctx.exit(1 if summary.read or summary.known else 2)


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[counts]}", markup=False),
        TimeElapsedColumn(),
        console=err(),
        transient=True,
        disable=not err().is_terminal,
    )


def _counts(summary: Summary) -> str:
    return f"{summary.read} read, {summary.known} known already, {summary.failed} failed"
