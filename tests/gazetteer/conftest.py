"""A gazetteer for the tests, built once for all runs of the same data."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.gazetteer import Gazetteer, build, default_path


@pytest.fixture(scope="session")
def gazetteer_path() -> Path:
    """Kept in the temporary folder under its version, since a build takes half a minute."""
    path = default_path(Path(tempfile.gettempdir()) / "dateline-tests")
    if not path.exists():
        build(path)
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(gazetteer_path)
    yield opened
    opened.close()
