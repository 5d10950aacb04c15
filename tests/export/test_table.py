from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.export import TIMELINE_HEADERS, timeline_rows
from dateline.store import EventRow, Store

ROW = EventRow(
    id="ev-1", type="ASSAULT", mode="aerial", title="t", start=date(2020, 1, 3), end=date(2020, 1, 3), place="Taji",
    country="IRQ", status="reported", actors=("A", "B", "C"), recipients=(), tolls=("5 killed", "≥25 injured"),
    n_reports=2, sources=2, conflicts=(), background=False, confidence=0.5,
)  # fmt: skip


def test_a_row_tells_what_happened() -> None:
    (row,) = timeline_rows([ROW])
    assert dict(zip(TIMELINE_HEADERS, row, strict=True)) == {
        "When": "2020-01-03",
        "What": "assault (aerial)",
        "Actors": "A, B and 1 more",
        "Recipients": "–",
        "Where": "Taji (IRQ)",
        "Toll": "5 killed, ≥25 injured",
        "Status": "reported",
        "Reports": "2",
        "Event": "ev-1",
    }


def test_what_is_not_known_is_a_dash() -> None:
    bare = replace(ROW, start=None, end=None, mode="", actors=(), tolls=(), place="", country=None)
    assert timeline_rows([bare]) == [("–", "assault", "–", "–", "–", "–", "reported", "2", "ev-1")]
    assert timeline_rows([replace(bare, country="IRQ")])[0][4] == "IRQ"
    assert timeline_rows([replace(bare, place="the sea")])[0][4] == "the sea"


def test_disagreement_history_and_copies_are_told() -> None:
    row = replace(ROW, status="claimed", background=True, conflicts=("toll", "when"), sources=1)
    assert timeline_rows([row])[0][6:8] == ("claimed, background ! toll, when", "2 (sources: 1)")


def test_rows_of_a_store_fit_the_headers(store_with_events: Store) -> None:
    rows = timeline_rows(store_with_events.events().rows)
    assert len(rows) == 1
    assert all(len(row) == len(TIMELINE_HEADERS) for row in rows)
    assert all(isinstance(cell, str) and cell for row in rows for cell in row)


def test_no_rows() -> None:
    assert timeline_rows([]) == []
