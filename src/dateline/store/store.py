"""The store's face: open a database, write what was read, ask what happened."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select, update

from dateline.errors import QueryError, StoreError
from dateline.model import Event, Failed, Reading
from dateline.store.batch import Batch
from dateline.store.engine import WRITES, engine_for, explained, name_of, url_of
from dateline.store.events import load_event, replace_events
from dateline.store.ids import full_id, full_report_id
from dateline.store.listing import event_facets, event_page, events_of_report, table_counts
from dateline.store.migrate import bring_up_to_date
from dateline.store.readings import load_after, load_reading, report_page, write_failed, write_reading
from dateline.store.rows import EventFilter, EventPage, EventRow, ReportPage
from dateline.store.schema import events, failures, reports, runs


class Store:
    """A database of readings and events. Made by `open`; safe to query from several threads.

    Any method may raise `StoreError` where the database is busy, damaged or gone.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = name_of(engine)
        self._writer = threading.RLock()  # one thread writes at a time
        self._batch: Batch | None = None
        self._readers: dict[int, tuple[str, str]] = {}  # run id: version and weights

    @classmethod
    def open(cls, target: str | Path, *, create: bool = True, busy_seconds: float = 10.0) -> Store:
        """Open the database, made or brought up to date as needed.

        Args:
            target: the path of an SQLite file, or a URL: sqlite:///..., postgresql://...
            create: make the file where there is none.
            busy_seconds: how long a write to SQLite waits for another program's.

        Raises:
            StoreError: no such file with `create` false, no database of Dateline's, one of a newer version, one that
                is locked or damaged, or a server that does not answer.
        """
        engine = engine_for(url_of(target, create=create), busy_seconds=busy_seconds)
        try:
            with explained(name_of(engine)):
                bring_up_to_date(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Let go of the database. The store cannot be used afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def batch(self, every: int = 200) -> Iterator[None]:
        """Commit the writes inside in groups of up to `every`, at least once a second; much faster on a server.

        Each write still stands or falls alone, and those that are complete are kept when the block ends, even by an
        exception. Other threads that write wait for the end of the block.
        """
        with self._writer:
            if self._batch is not None:
                yield
                return
            with explained(self._name):
                self._batch = batch = Batch(self._engine, every)
            try:
                yield
            finally:
                self._batch = None
                with explained(self._name):
                    batch.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, or in a step of the batch."""
        with self._writer, explained(self._name):
            if self._batch is not None:
                with self._batch.step() as connection:
                    yield connection
                return
            with self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database, with what this thread's batch has written."""
        with explained(self._name):
            own = self._batch.uncommitted() if self._batch is not None else None
            if own is not None:
                yield own
                return
            with self._engine.connect() as connection:
                yield connection

    def begin_run(self, *, version: str, weights: str, inputs: Sequence[str]) -> int:
        """Note that a run of this version and these weights begins; gives its id."""
        started = {"version": version, "weights": weights, "inputs": json.dumps(list(inputs)), "started_at": _now()}
        with self._writing() as connection:
            key = connection.execute(insert(runs), started).inserted_primary_key
        if key is None:
            raise StoreError(f"{self._name}: the run could not be noted")
        self._readers[int(key[0])] = (version, weights)
        return int(key[0])

    def end_run(self, run_id: int) -> None:
        """Note that the run has ended.

        Raises:
            QueryError: there is no such run.
        """
        with self._writing() as connection:
            if not connection.execute(update(runs).where(runs.c.id == run_id).values(ended_at=_now())).rowcount:
                raise QueryError(f"there is no run {run_id}")

    def known(self, *, version: str, weights: str) -> frozenset[str]:
        """The ids of the reports that this version has read with these weights."""
        same = (reports.c.version == version) & (reports.c.weights == weights)
        with self._reading() as connection:
            return frozenset(connection.scalars(select(reports.c.id).where(same)))

    def put_reading(self, reading: Reading, *, run_id: int) -> bool:
        """Store a reading, all of it or nothing; whether that changed anything.

        It takes the place of an earlier reading of the same report, with its records and claims. Of readings by the
        same version that differ only in where the report was found, the first one stays. A failure noted for this
        report, or for the place where it was found, is forgotten.

        Raises:
            QueryError: there is no such run.
            StoreError: the reading does not fit the model or holds a claim of another report.
        """
        with self._writing() as connection:
            version, weights = self._reader(connection, run_id)
            return write_reading(connection, reading, version=version, weights=weights)

    def put_failed(self, failed: Failed, *, run_id: int) -> bool:
        """Store a failure; whether that changed anything. It takes the place of an older version's of the same item.

        Raises:
            QueryError: there is no such run.
        """
        with self._writing() as connection:
            version, weights = self._reader(connection, run_id)
            return write_failed(connection, failed, version=version, weights=weights)

    def replace_events(self, events: Iterable[Event]) -> None:
        """Make the stored events exactly these, all or nothing. What is stored already is not touched.

        Raises:
            StoreError: two events have one id, or a member's report is not stored.
        """
        with self._writing() as connection:
            replace_events(connection, events)

    def readings(self) -> Iterator[Reading]:
        """All readings by report id. They are loaded in groups, so the store may be written to meanwhile."""
        last = ""
        while True:
            with self._reading() as connection:
                some = load_after(connection, last)
            if not some:
                return
            yield from some
            last = some[-1].report.id

    def reading(self, report_id: str) -> Reading | None:
        """The reading of a report, by its id or the first 6 or more digits of it, with or without "sha256:".

        Raises:
            QueryError: too few digits, or the beginning of several ids.
        """
        with self._reading() as connection:
            full = full_report_id(connection, reports.c.id, report_id)
            return load_reading(connection, full) if full else None

    def event(self, event_id: str) -> Event | None:
        """An event, by its id or the beginning of it.

        Raises:
            QueryError: the beginning of several ids, or nothing.
        """
        with self._reading() as connection:
            full = full_id(connection, events.c.id, event_id, what="event")
            return load_event(connection, full) if full else None

    def events(self, where: EventFilter = EventFilter(), *, limit: int = 50, cursor: str | None = None) -> EventPage:  # noqa: B008 - frozen
        """The events that meet the filter, one page of at most `limit`, from `next_cursor` of the page before.

        Raises:
            QueryError: a filter that names no type, status or order there is, a limit below 1, another list's cursor.
        """
        with self._reading() as connection:
            return event_page(connection, where, limit=limit, cursor=cursor)

    def events_of(self, report_id: str) -> tuple[EventRow, ...]:
        """The events told in a report, by day; the id is given as for `reading`.

        Raises:
            QueryError: too few digits, or the beginning of several ids.
        """
        with self._reading() as connection:
            full = full_report_id(connection, reports.c.id, report_id)
            return events_of_report(connection, full) if full else ()

    def reports(self, *, limit: int = 50, cursor: str | None = None, text: str | None = None) -> ReportPage:
        """Reports, the latest first, one page of at most `limit`; `text` is part of the title, outlet or text.

        Raises:
            QueryError: a limit below 1, another list's cursor, or too long a text.
        """
        with self._reading() as connection:
            return report_page(connection, limit=limit, cursor=cursor, text=text)

    def failures(self) -> tuple[Failed, ...]:
        """Everything that could not be read, by item; also what failed inside a report that was read."""
        columns = (failures.c.item_id, failures.c.code, failures.c.reason, failures.c.stage)
        query = select(*columns).order_by(failures.c.item_id, failures.c.stage, failures.c.code)
        with self._reading() as connection:
            return tuple(Failed(*row) for row in connection.execute(query))

    def facets(self, where: EventFilter) -> dict[str, tuple[tuple[str, int], ...]]:
        """How many of the events that meet the filter have each type, status, country and source; most first.

        Raises:
            QueryError: as `events`.
        """
        with self._reading() as connection:
            return event_facets(connection, where)

    def counts(self) -> dict[str, int]:
        """How many reports, sources, records, claims, events, conflicts (events with one) and failures there are."""
        with self._reading() as connection:
            return table_counts(connection)

    def _reader(self, connection: Connection, run_id: int) -> tuple[str, str]:
        """The version and weights of the run."""
        if run_id not in self._readers:
            row = connection.execute(select(runs.c.version, runs.c.weights).where(runs.c.id == run_id)).one_or_none()
            if row is None:
                raise QueryError(f"there is no run {run_id}")
            self._readers[run_id] = (row.version, row.weights)
        return self._readers[run_id]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
