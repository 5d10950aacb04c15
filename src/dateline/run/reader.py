"""Readers of reports: in this process, or in several."""

from __future__ import annotations

import os
from functools import partial

from dateline.run.one import readings_of
from dateline.run.pool import Reader, read_in_pool
from dateline.run.tools import Tools, load_tools
from dateline.settings import Settings


def open_reader(settings: Settings, tools: Tools) -> Reader:
    """A reader of reports with as many processes as the settings say; with one, this process reads itself.

    Args:
        settings: its `workers` counts; 0 stands for the processors that this process may use.
        tools: loaded already; other processes load their own.
    """
    workers = settings.workers or _processors()
    if workers == 1:
        return partial(readings_of, tools=tools)
    return partial(read_in_pool, make=partial(_worker, settings), workers=workers)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _worker(settings: Settings) -> Reader:
    """The reader of one worker process, which loads its own tools there."""
    return partial(readings_of, tools=load_tools(settings))
