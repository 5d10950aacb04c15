"""Where the command line writes: tables on standard output, messages on standard error."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.model import Failed

_PIPE_WIDTH = 200  # columns where the output is no terminal
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without characters that would steer a terminal; reports may hold any."""
    return _CONTROLS.sub("\ufffd", text)


def out() -> Console:
    """Standard output."""
    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False)


def err() -> Console:
    """Standard error."""
    return Console(file=sys.stderr, width=None if sys.stderr.isatty() else _PIPE_WIDTH, highlight=False, markup=False)


def say(message: str) -> None:
    """One line on standard error."""
    with suppress(OSError):
        sys.stderr.write(" ".join(clean(message).split()) + "\n")
        sys.stderr.flush()


def complain(code: str, message: str) -> None:
    """One line on standard error about what went wrong: "error DL-101: no such file"."""
    say(f"error {code}: {message}")


def complain_of(failed: Failed) -> None:
    """One line on standard error about an item that could not be processed."""
    complain(failed.code, f"{failed.item_id}: {failed.reason}")


def draw(headers: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """A table on standard output."""
    table = Table(title=title, show_lines=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    out().print(table)


def building() -> Callable[[str, int, int], None]:
    """Tells the steps of building the gazetteer."""

    def tell(step: str, number: int, steps: int) -> None:
        say(f"building the gazetteer: {step} ({number}/{steps})")

    return tell
