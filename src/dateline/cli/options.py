"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def day_option(name: str, text: str) -> Callable[[_F], _F]:
    """An option that takes a day as 2020-01-31."""
    kind = click.DateTime(["%Y-%m-%d"])
    return click.option(name, type=kind, callback=_to_date, metavar="YYYY-MM-DD", help=text)


def _to_date(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def db_option(function: _F) -> _F:
    """`--db`, the case."""
    return click.option("--db", metavar="PATH|URL", help="The case's database; from the settings where not given.")(
        function
    )


def given_options(function: _F) -> _F:
    """`--source` and `--published`: what the caller knows about the reports."""
    published = day_option("--published", "The day, for reports that do not tell their own.")
    source = click.option("--source", metavar="NAME", help="The outlet, in place of the reports' own.")
    return source(published(function))


def workers_option(function: _F) -> _F:
    """`--workers`."""
    return click.option(
        "--workers", type=click.IntRange(0, 1024), help="Processes that read; 0 for one per processor."
    )(function)
