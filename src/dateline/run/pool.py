"""Reads reports in several processes; the results come in the order of the reports.

Processes are spawned, never forked, so that no lock or connection is shared by accident. Where one dies, every report
that it may have been reading is read once more, alone: the one that kills again gives a `Failed`.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import get_context, parent_process

from dateline.errors import StageError
from dateline.model import Failed, Reading, Report

Reader = Callable[[Iterable[Report | Failed]], Iterator[Reading | Failed]]
_AHEAD = 4  # reports handed out per process, so that none waits while an early one takes long
_here: list[Reader] = []  # the reader of this worker process


def read_in_pool(
    reports: Iterable[Report | Failed], make: Callable[[], Reader], *, workers: int
) -> Iterator[Reading | Failed]:
    """What `make()`'s reader gives for each report, in order.

    Args:
        reports: taken a few at a time; a `Failed` among them is passed on.
        make: makes the reader, once in each process; can be pickled. It must not fail: try it first in this process.
        workers: processes.
    """
    waiting: deque[tuple[Report | Failed, Future[Reading | Failed] | None]] = deque()
    with closing(_Pool(make, workers)) as pool:
        for item in reports:
            waiting.append((item, None if isinstance(item, Failed) else pool.submit(item)))
            if len(waiting) >= _AHEAD * workers:
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())


class _Pool:
    """Worker processes that are replaced when one dies. `make` and `workers` as for `read_in_pool`."""

    def __init__(self, make: Callable[[], Reader], workers: int) -> None:
        self._make = make
        self._workers = workers
        self._many: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None  # one process, for suspects

    def submit(self, report: Report) -> Future[Reading | Failed]:
        """Hand out one report."""
        self._many = self._many or self._executor(self._workers)
        try:
            return self._many.submit(_read, report)
        except BrokenProcessPool:
            self._many = self._executor(self._workers)
            return self._many.submit(_read, report)

    def result(self, item: Report | Failed, future: Future[Reading | Failed] | None) -> Reading | Failed:
        """What came of a report."""
        if isinstance(item, Failed) or future is None:
            return item if isinstance(item, Failed) else self._again(item)
        try:
            return future.result()
        except BrokenProcessPool:
            return self._again(item)

    def _again(self, report: Report) -> Reading | Failed:
        """Read a report in a process where no other is read."""
        self._alone = self._alone or self._executor(1)
        try:
            return self._alone.submit(_read, report).result()
        except BrokenProcessPool:
            self._alone = None
            return Failed(report.id, StageError.code, "the process that read it died", "run")

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin, initargs=(self._make,))

    def close(self) -> None:
        """End the processes; what they have not begun is not read."""
        for executor in (self._many, self._alone):
            if executor is not None:
                executor.shutdown(cancel_futures=True)


def _begin(make: Callable[[], Reader]) -> None:
    """Prepare a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here[:] = [make()]


def _end_with_parent() -> None:
    """End this process when its parent is gone, even killed; a worker would otherwise wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(report: Report) -> Reading | Failed:
    try:
        return next(iter(_here[0]((report,))))
    except Exception as error:  # what cannot be pickled would break the pool
        return Failed(report.id, StageError.code, f"{type(error).__name__}: {error}", "run")
