from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store import Store
from tests.store.building import fill, reading
from tests.strategies import event_of, join


@pytest.fixture
def store_with_events(tmp_path: Path) -> Iterator[Store]:
    """One event of two reports."""
    one, other = reading("One."), reading("Two.", source="AFP")
    with Store.open(tmp_path / "a.db") as store:
        fill(store, [one, other])
        store.replace_events([join(event_of(one), event_of(other), "toll")])
        yield store
