"""Several writes in one commit."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from dateline.store.engine import WRITES

_LONGEST = 1.0  # seconds between commits, so that other writers never wait long


class Batch:
    """A connection whose steps each stand or fall alone, and are committed every so many steps or every second.

    Args:
        engine: of the database.
        every: steps per commit, at most.
    """

    def __init__(self, engine: Engine, every: int) -> None:
        self.connection = engine.connect().execution_options(**{WRITES: True})
        self._every = every
        self._steps = 0
        self._committed = time.monotonic()
        self._thread = threading.get_ident()

    @contextmanager
    def step(self) -> Iterator[Connection]:
        """One write; an exception undoes this write alone."""
        if not self.connection.in_transaction():
            self.connection.begin()
        with self.connection.begin_nested():
            yield self.connection
        self._steps += 1
        if self._steps >= self._every or time.monotonic() - self._committed > _LONGEST:
            self.connection.commit()
            self._steps, self._committed = 0, time.monotonic()

    def uncommitted(self) -> Connection | None:
        """The connection, for the batch's own thread, while it holds writes that no other connection can see."""
        mine = threading.get_ident() == self._thread
        return self.connection if mine and self.connection.in_transaction() else None

    def close(self) -> None:
        """Commit the steps that are complete, whatever ended the batch."""
        try:
            self.connection.commit()
        finally:
            self.connection.close()
