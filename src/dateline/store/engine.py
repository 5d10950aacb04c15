"""Connections: SQLite files and PostgreSQL through one SQLAlchemy engine, and database errors as `StoreError`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool

from dateline.errors import StoreError

WRITES = "dateline_writes"  # execution option of a connection whose next transaction will write
_SQLITE_FILE_HEADER = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat2.html#magic_header_string
_REASONS = (
    ("locked", "it is being written by another program; wait until that has ended, or stop it, and try again"),
    ("not a database", "it is not an SQLite database; give another file, or move this one away"),
    ("malformed", "the file is damaged; restore a copy, or move it away and read the reports again"),
    ("unable to open", "no file can be opened there; check that the path is no folder and may be written"),
    ("readonly", "it may not be written; check its permissions and those of its folder"),
    ("disk is full", "the disk is full"),
    ("connection failed", "the database server does not answer or refuses the login"),
    ("foreign key", "it refers to a report that is not stored; store its reading first"),
)


def url_of(target: str | Path, *, create: bool) -> URL:
    """The database URL for a path or URL; with `create`, the folders above a new file are made.

    Raises:
        StoreError: the URL cannot be understood, names another kind of database, or there is no such file.
    """
    is_url = isinstance(target, str) and "://" in target
    url = _parsed(str(target)) if is_url else URL.create("sqlite", database=str(target))
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        _check_file(Path(str(url.database)), create=create)
    return url


def _parsed(target: str) -> URL:
    try:
        url = make_url(target)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "the database's URL cannot be understood; use a path, sqlite:///... or postgresql://..."
        ) from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"databases of the kind {url.drivername!r} are not supported; use SQLite or PostgreSQL")
    return url


def _check_file(path: Path, *, create: bool) -> None:
    """Say what is wrong with a database file before SQLite says it less clearly."""
    try:
        if "\0" in str(path):
            raise ValueError("a path cannot hold the character NUL")
        if path.is_file():
            with path.open("rb") as stream:
                head = stream.read(len(_SQLITE_FILE_HEADER))
            if head and head != _SQLITE_FILE_HEADER:
                raise StoreError(f"{path}: {_reason('file is not a database')}")
        elif path.exists():
            raise StoreError(f"{path}: it is no file")
        elif not create:
            raise StoreError(f"{path}: there is no such database")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: {_reason(str(error))}") from error


def engine_for(url: URL, *, busy_seconds: float) -> Engine:
    """An engine for the URL. On SQLite a writer waits up to `busy_seconds` for another one to finish.

    Raises:
        StoreError: the driver for PostgreSQL is not installed.
    """
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
        arguments: dict[str, Any] = {"connect_args": {"timeout": busy_seconds, "check_same_thread": False}}
        if url.database in (None, "", ":memory:"):
            arguments["poolclass"] = StaticPool
        engine = create_engine(url, **arguments)
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError("PostgreSQL needs the package psycopg, which is not installed") from error
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to `_begin_sqlite`: Python's own handling would begin too late for a snapshot.

    WAL with synchronous NORMAL loses at most the last commits when the power fails, and never consistency.
    """
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        with suppress(sqlite3.OperationalError):  # kept in the file: another process may be setting it just now
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise


def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write takes the lock at once, so that it can never fail halfway for want of it."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def name_of(engine: Engine) -> str:
    """The database as shown in messages: its path, or its URL without the password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database or ":memory:")
    return engine.url.render_as_string(hide_password=True)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn errors of the database `name` into `StoreError` with a sentence that helps.

    Raises:
        StoreError: any error that the database reports, or text that no database can hold (a lone surrogate).
    """
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error) as error:
        raise StoreError(f"{name}: {_reason(str(getattr(error, 'orig', None) or error))}") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{name}: text with a character that cannot be stored ({error.reason})") from error


def _reason(message: str) -> str:
    """A sentence for people; the database's own words where there is none."""
    lowered = message.lower()
    return next((sentence for part, sentence in _REASONS if part in lowered), " ".join(message.split())[:300])
