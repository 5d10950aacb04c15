"""`dateline gazetteer`: the file of places."""

from __future__ import annotations

import click

from dateline import gazetteer as places
from dateline import settings
from dateline.cli.console import building, say


@click.group(short_help="Offline places.")
def gazetteer() -> None:
    """Offline places: the file in which names of places are looked up."""


@gazetteer.command()
def build() -> None:
    """Build the gazetteer anew from the installed data, and print where it is."""
    chosen = settings.load()
    path = chosen.gazetteer or places.default_path(chosen.cache_dir)
    places.build(path, progress=building())
    say("built")
    click.echo(str(path))
