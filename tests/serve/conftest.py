from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Reading
from tests.serve.builders import World, many_events, market_world
from tests.serve.client import Client


@pytest.fixture(scope="session")
def market() -> World:
    return market_world()


@pytest.fixture(scope="session")
def client(market: World, tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The workbench over the market bombing; nobody writes to it."""
    return Client(market.write(tmp_path_factory.mktemp("market") / "market.db"))


@pytest.fixture(scope="session")
def first(market: World) -> Reading:
    """The Velik Courier's report."""
    return market.readings[0]


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The workbench over 120 events, one a day from 1 January 2020."""
    return Client(many_events(120).write(tmp_path_factory.mktemp("many") / "many.db"))


@pytest.fixture
def empty(tmp_path: Path) -> Client:
    return Client(World((), ()).write(tmp_path / "empty.db"))
