"""The same code on PostgreSQL; skipped with a reason where no server can be started."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import create_engine, text

from dateline.errors import StoreError
from dateline.model import Failed
from dateline.store import EventFilter, Store
from tests.store.building import dump, fill, reading
from tests.strategies import event_of


@pytest.fixture
def server(postgres_url: str) -> Iterator[str]:
    yield postgres_url
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def test_everything_works_as_on_sqlite(server: str, store: Store) -> None:
    readings = [reading(f"Report {n}: a DRONE%_ killed five men.", day=date(2020, 1, n)) for n in range(1, 8)]
    readings.append(reading("Undated ✈ report.", day=None, published=None))
    events = [event_of(item) for item in readings]
    with Store.open(server) as remote:
        for each in (store, remote):
            with each.batch():
                assert fill(each, readings) == [True] * 8
                assert fill(each, readings) == [False] * 8
                each.replace_events(events)
            each.put_failed(Failed("x", "DL-106", "broken", "read"), run_id=1)
        assert dump(remote) == dump(store)
        assert list(remote.readings()) == list(store.readings())
        assert remote.events(EventFilter(order="-date"), limit=3) == store.events(EventFilter(order="-date"), limit=3)
        assert remote.events(EventFilter(text="drone%_")).total == 7
        assert remote.facets(EventFilter()) == store.facets(EventFilter())
        assert remote.counts() == store.counts()
        shortened = readings[0].report.id[:20]
        assert remote.reading(shortened) == readings[0]
        first = remote.events(limit=5)
        assert first.next_cursor
        assert len(remote.events(limit=5, cursor=first.next_cursor).rows) == 3


def test_a_rejected_write_leaves_the_batch_whole(server: str) -> None:
    good, bad = reading("One."), reading("Two.")
    stray = replace(bad, claims=good.claims)
    with Store.open(server) as remote:
        with remote.batch():
            fill(remote, [good])
            with pytest.raises(StoreError, match="claim of"):
                fill(remote, [stray])
            with pytest.raises(StoreError, match="store its reading first"):
                remote.replace_events([event_of(bad)])
        assert [item.report.id for item in remote.readings()] == [good.report.id]
        assert remote.counts()["events"] == 0


def test_a_newer_server_database_is_refused(server: str) -> None:
    Store.open(server).close()
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(server)


def test_a_server_that_is_not_there_is_a_store_error() -> None:
    pytest.importorskip("psycopg", reason="the package psycopg is not installed")
    with pytest.raises(StoreError, match="does not answer") as caught:
        Store.open("postgresql://someone:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)
