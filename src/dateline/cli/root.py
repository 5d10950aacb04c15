"""The `dateline` command, and the only place where an error becomes an exit status.

0 done, 1 done but not as it should be (some input not read, a gate or a check not passed), 2 an error with a code or
wrong usage, 70 a fault of ours, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from dateline import __version__
from dateline.cli.console import complain
from dateline.cli.lazy import LazyGroup
from dateline.errors import DatelineError, GateError

_FAULT = 70  # EX_SOFTWARE of sysexits.h
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


@click.group(
    cls=LazyGroup,
    commands={
        "extract": ("dateline.cli.extract:extract", "Print the events told in reports."),
        "times": ("dateline.cli.times:times", "Print the time expressions of reports."),
        "run": ("dateline.cli.run:run", "Read reports into a case's database."),
        "timeline": ("dateline.cli.timeline:timeline", "List the events of a case by day."),
        "why": ("dateline.cli.why:why", "Show the sentences behind an event."),
        "serve": ("dateline.cli.serve:serve", "Open a case in the browser."),
        "doctor": ("dateline.cli.doctor:doctor", "Check that everything needed is there."),
        "gazetteer": ("dateline.cli.gazetteer:gazetteer", "Offline places."),
        "eval": ("dateline.cli.eval:evaluate", "Measure accuracy against what people coded."),
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Dateline reads dated news reports and keeps a sourced record of the events in them."""


def main(args: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit status. Never lets an exception out.

    Args:
        args: the words after the program's name; those it was called with where None.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(args=args, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        return _explain(error)
    return status if isinstance(status, int) else 0


def _explain(error: BaseException) -> int:
    """Tell about an error in one line; its exit status."""
    match error:
        case DatelineError():
            complain(error.code, str(error))
            return 1 if isinstance(error, GateError) else 2
        case click.ClickException():
            with suppress(OSError):
                error.show()
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            return _INTERRUPTED
        case SystemExit():  # click's way out when the reader of a pipe has gone
            return error.code if isinstance(error.code, int) else 1
        case BrokenPipeError():
            _close_stdout()
            return 0
        case _:
            complain(DatelineError.code, f"this is a fault of Dateline's: {type(error).__name__}: {error}")
            return _FAULT


def _close_stdout() -> None:
    """Let what is still unwritten go nowhere, so that the interpreter's last flush does not complain."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
