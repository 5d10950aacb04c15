"""`dateline eval`: accuracy."""

from __future__ import annotations

from pathlib import Path

import click

from dateline import settings
from dateline.cli.console import building, complain_of, draw, say
from dateline.evaluate import check, measure
from dateline.run import load_tools, open_reader


@click.group(short_help="Measure accuracy against hand-coded reports.")
def evaluate() -> None:
    """Measure accuracy against hand-coded reports."""


@evaluate.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--scorer", type=click.Path(path_type=Path), help="score_events.py; that of DIR/../../tools otherwise.")
@click.option("--gate", is_flag=True, help="Exit with status 1 where a figure is below its floor.")
def gold(folder: Path, scorer: Path | None, gate: bool) -> None:
    """Read every ID.txt in DIR, score the events against ID.json, and print the figures."""
    chosen = settings.load(workers=1)
    reader = open_reader(chosen, load_tools(chosen, progress=building()))
    scores = measure(folder, reader=reader, scorer=scorer)
    for failed in scores.failed:
        complain_of(failed)
    draw(("Figure", "P", "R", "F1", "Gold", "Found", "90% interval"), scores.rows(), title=str(folder))
    if gate:
        say(check(folder, scores))
