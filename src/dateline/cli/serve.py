"""`dateline serve`: the workbench."""

from __future__ import annotations

import click

from dateline import serve as workbench
from dateline import settings
from dateline.cli.console import say
from dateline.run import TypedTimes


@click.command(short_help="Open a case in the browser.")
@click.argument("case", required=False, metavar="[CASE]")
@click.option("--host", help="Address to listen at; 127.0.0.1 where nothing else is set.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen at; 0 takes any that is free.")
def serve(case: str | None, host: str | None, port: int | None) -> None:
    """Serve a case's pages until interrupted. CASE is its database, from the settings where not given."""
    chosen = settings.load(db=case, host=host, port=port)
    if chosen.host not in ("127.0.0.1", "localhost", "::1"):
        say(f"whoever reaches {chosen.host} can read this case: there is no log-in")
    workbench.serve(chosen.db, chosen.host, chosen.port, read_times=TypedTimes())
