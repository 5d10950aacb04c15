"""`dateline eval`: accuracy."""

from __future__ import annotations

from pathlib import Path

import click

from dateline import settings
from dateline.cli.console import building, complain_of, draw, say
from dateline.evaluate import against_spacy, check, measure, measure_heads, measure_times, open_measured
from dateline.inference import load_pipeline
from dateline.run import load_tools, open_reader, open_times_reader

HEADERS = ("Figure", "P", "R", "F1", "Gold", "Found", "90% interval")
HEADS = ("Corpus", "Figure", "P", "R", "F1 or r", "Gold", "Found")
AGAINST = ("Corpus", "Types", "P, spaCy", "R", "F1", "P, ours", "R", "F1", "Gold")
DIFFERENCES = ("Document", "What", "Marked", "Type", "Value", "Found", "Type", "Value", "How")


@click.group(short_help="Measure accuracy against what people coded.")
def evaluate() -> None:
    """Measure accuracy against what people coded by hand."""


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
    draw(HEADERS, scores.rows(), title=str(folder))
    if gate:
        say(check(folder, scores))


@evaluate.command()
@click.argument("folders", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path))
@click.option("--scorer", type=click.Path(path_type=Path), help="te3score.py or the like, for its figures, not ours.")
@click.option("--errors", is_flag=True, help="List every difference before the figures.")
@click.option("--gate", is_flag=True, help="Exit with status 1 where a figure is below its floor.")
@click.pass_context
def timex(ctx: click.Context, folders: tuple[Path, ...], scorer: Path | None, errors: bool, gate: bool) -> None:
    """Read every ID.tml in the DIRs, score the time expressions against its TIMEX3s, and print the figures.

    The figures are those of TempEval-3: "strict" and "relaxed" spans; "value" and "type" of spans that overlap, as the
    official scorer counts them; "strict_value" where the span is right too; "value of DATE" and so on by type, where
    type and value must both be right. A document counts as published on its creation day.
    """
    scores = measure_times(folders, reader=open_times_reader(), scorer=scorer)
    for failed in scores.failed:
        complain_of(failed)
    for remark in scores.remarks:
        say(f"warning {remark.code}: {remark.item_id}: {remark.reason}")
    if errors:
        draw(DIFFERENCES, scores.differences())
    draw(HEADERS, scores.rows(), title=", ".join(map(str, folders)))
    if gate:
        say(check(folders, scores))
    ctx.exit(1 if scores.failed else 0)


@evaluate.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--against-spacy", "against", is_flag=True, help="Names by spaCy and by ours, in a second table.")
@click.option("--weights", type=click.Path(path_type=Path), help="Folder of other weights than those that came along.")
@click.option("--gate", is_flag=True, help="Exit with status 1 where a figure is below its floor or was not measured.")
def heads(folder: Path, against: bool, weights: Path | None, gate: bool) -> None:
    """Read the corpora under DIR, which holds train/ and dev/, score each head of the reader, and print the figures.

    Documents that count as held out are those that the weights' card names. A corpus that is missing is skipped.
    """
    tools = load_tools(settings.load(workers=1), progress=building())
    measured, held_out = open_measured(tools.annotator, weights)
    table = measure_heads(folder, measured, held_out)
    for line in table.skipped:
        say(line)
    draw(HEADS, table.rows(), title=str(folder))
    if against:
        compared = against_spacy(folder, measured.reader, load_pipeline(), held_out)
        draw(AGAINST, (row for each in compared for row in each.rows()), title="Names, types mapped to one scheme")
    if gate:
        say(table.check())
