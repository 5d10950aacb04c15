"""`dateline timeline`: the events of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Literal

import click

from dateline import settings
from dateline.cli.console import draw, say
from dateline.cli.options import day_option, db_option
from dateline.export import TIMELINE_HEADERS, timeline_rows
from dateline.model import EventType
from dateline.store import EventFilter, EventRow, Store

_AT_ONCE = 200


@click.command(short_help="List the events of a case by day.")
@db_option
@click.option("--type", "event_type", type=click.Choice([each.value for each in EventType], case_sensitive=False))
@click.option("--country", metavar="ISO3", help="ISO 3166-1 alpha-3 code of the place.")
@click.option("--actor", metavar="TEXT", help="Part of the name of an actor or recipient.")
@day_option("--since", "Going on at this day or later.")
@day_option("--until", "Going on at this day or earlier.")
@click.option("--conflicts", is_flag=True, help="Only events about which the reports disagree.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def timeline(
    db: str | None,
    event_type: str | None,
    country: str | None,
    actor: str | None,
    since: date | None,
    until: date | None,
    conflicts: bool,
    form: Literal["table", "json"],
) -> None:
    """List the events of a case by day, as a table or as one JSON list."""
    where = EventFilter(
        type=event_type, country=country, actor=actor, since=since, until=until, conflict=True if conflicts else None
    )
    with Store.open(settings.load(db=db).db, create=False) as store:
        rows = list(_all(store, where))
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], default=str, ensure_ascii=True, indent=1))
    elif rows:
        draw(TIMELINE_HEADERS, timeline_rows(rows))
    else:
        say("no events")


def _all(store: Store, where: EventFilter) -> Iterator[EventRow]:
    """Every event that meets the filter, page after page."""
    cursor = None
    while True:
        page = store.events(where, limit=_AT_ONCE, cursor=cursor)
        yield from page.rows
        cursor = page.next_cursor
        if cursor is None:
            return
