from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import QueryError, StoreError
from dateline.model import EventType, Interval, Participant, Reading, Status, When
from dateline.store import EventFilter, EventRow, Store
from tests.store.building import dump, fill, reading
from tests.strategies import event_of, join, readings


@pytest.fixture
def filled(store: Store) -> Store:
    """Four events: e1 2020-01-01, e2 2020-01-02 (other in everything), e3 undated, e4 joined of two outlets."""
    one = reading("One report of the STRIKE.", day=date(2020, 1, 1))
    whole = one.records[0].evidence[0].span
    two = reading(
        "Two people protest.",
        source="AFP",
        day=date(2020, 1, 2),
        type=EventType.PROTEST,
        mode="demo",
        status=Status.CLAIMED,
        background=True,
        actors=(Participant("Protesters", (replace(whole, end=3, quote="Two"),)),),
        recipients=(),
        where=None,
        tolls=(),
    )
    three = reading("Three words here.", day=None)
    four, five = reading("Four.", day=date(2020, 1, 4)), reading("Five.", source="AFP", day=date(2020, 1, 5))
    fill(store, [one, two, three, four, five])
    joined = join(event_of(four, event_id="e4"), event_of(five), "when", "toll")
    store.replace_events([*(event_of(item, event_id=f"e{n}") for n, item in enumerate((one, two, three), 1)), joined])
    return store


def ids(store: Store, where: EventFilter) -> list[str]:
    return [row.id for row in store.events(where).rows]


@settings(deadline=None, max_examples=30)
@given(st.lists(readings(), max_size=3, unique_by=lambda item: item.report.id))
def test_what_is_loaded_equals_what_was_stored(stored: list[Reading]) -> None:
    events = [event_of(item, number) for item in stored for number in range(len(item.records))]
    with Store.open(":memory:") as store:
        fill(store, stored)
        store.replace_events(iter(events))
        for event in events:
            assert store.event(event.id) == event
        assert store.counts()["events"] == len(events)
        assert store.events(limit=1000).total == len(events)


def test_replacing_gives_the_rows_of_a_fresh_store(store: Store, tmp_path: Path) -> None:
    items = [reading(f"Report {number}.") for number in range(4)]
    events = [event_of(item) for item in items]
    fill(store, items)
    store.replace_events([events[0], replace(events[1], title="Old title"), events[2]])
    store.replace_events([events[0], join(events[1], events[3], "toll"), events[3]])
    with Store.open(tmp_path / "fresh.db") as fresh:
        fill(fresh, items)
        fresh.replace_events([events[3], join(events[1], events[3], "toll"), events[0]])
        assert dump(fresh) == dump(store)


def test_replacing_by_the_same_changes_nothing(filled: Store) -> None:
    before = dump(filled)
    filled.replace_events([event for row in filled.events().rows if (event := filled.event(row.id))])
    assert dump(filled) == before
    filled.replace_events([])
    assert filled.counts()["events"] == filled.events().total == 0


def test_a_failed_replacement_leaves_the_old_events(filled: Store) -> None:
    before = dump(filled)
    unknown = event_of(reading("Not stored."))
    known = filled.event("e1")
    assert known
    for broken in ([known, unknown], [known, known]):
        with pytest.raises(StoreError):
            filled.replace_events(broken)
        assert dump(filled) == before

    def stopped() -> object:
        yield known
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled.replace_events(stopped())  # type: ignore[arg-type]
    assert dump(filled) == before


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (EventFilter(), ["e1", "e2", "e4", "e3"]),
        (EventFilter(order="-date"), ["e4", "e2", "e1", "e3"]),
        (EventFilter(type="PROTEST"), ["e2"]),
        (EventFilter(type="assault", status="Reported"), ["e1", "e4", "e3"]),
        (EventFilter(status="claimed"), ["e2"]),
        (EventFilter(status="denied"), []),
        (EventFilter(country="irq"), ["e1", "e4", "e3"]),
        (EventFilter(actor="SOLEIMANI"), ["e1", "e4", "e3"]),
        (EventFilter(actor="protest"), ["e2"]),
        (EventFilter(actor="s\nq"), []),
        (EventFilter(text="of the strike"), ["e1"]),
        (EventFilter(text="assault (aerial), baghdad"), ["e1", "e4", "e3"]),
        (EventFilter(text="five."), ["e4"]),
        (EventFilter(text="%"), []),
        (EventFilter(text="_ive"), []),
        (EventFilter(source="AFP"), ["e2", "e4"]),
        (EventFilter(source="afp"), []),
        (EventFilter(since=date(2020, 1, 2)), ["e2", "e4"]),
        (EventFilter(until=date(2020, 1, 2)), ["e1", "e2"]),
        (EventFilter(since=date(2020, 1, 2), until=date(2020, 1, 2)), ["e2"]),
        (EventFilter(conflict=True), ["e4"]),
        (EventFilter(conflict=False), ["e1", "e2", "e3"]),
        (EventFilter(background=True), ["e2"]),
        (EventFilter(background=False, source="AFP"), ["e4"]),
        (EventFilter(report_id=reading("Five.", source="AFP").report.id[:20]), ["e4"]),
        (EventFilter(report_id="sha256:" + "0" * 64), []),
        (
            EventFilter(type="", status="", country="", actor="", text="", source="", report_id=""),
            ["e1", "e2", "e4", "e3"],
        ),
    ],
)
def test_filters(filled: Store, where: EventFilter, expected: list[str]) -> None:
    assert ids(filled, where) == expected
    assert filled.events(where).total == len(expected)


@pytest.mark.parametrize(
    ("interval", "day", "expected"),
    [
        (Interval(date(2020, 1, 1), date(2020, 1, 31)), date(2020, 1, 15), True),
        (Interval(date(2020, 1, 1), date(2020, 1, 31)), date(2020, 2, 1), False),
        (Interval(date(2018, 1, 1), None), date(2020, 1, 15), True),
        (Interval(date(2020, 1, 16), None), date(2020, 1, 15), False),
        (Interval(None, date(2020, 1, 15)), date(2020, 1, 15), True),
        (Interval(None, date(2020, 1, 14)), date(2020, 1, 15), False),
        (Interval(None, None), date(2020, 1, 15), False),
    ],
)
def test_an_event_of_several_days_meets_each_of_them(
    store: Store, interval: Interval, day: date, expected: bool
) -> None:
    item = reading(when=When(interval, "", reading().records[0].when.evidence))  # type: ignore[union-attr]
    fill(store, [item])
    store.replace_events([event_of(item)])
    assert bool(store.events(EventFilter(since=day, until=day)).rows) is expected


@pytest.mark.parametrize(
    "where",
    [EventFilter(type="WAR"), EventFilter(status="x"), EventFilter(order="id"), EventFilter(report_id="abc")],  # type: ignore[arg-type]
)
def test_a_filter_that_means_nothing_is_a_query_error(filled: Store, where: EventFilter) -> None:
    with pytest.raises(QueryError):
        filled.events(where)


def test_a_row_tells_what_a_list_shows(filled: Store) -> None:
    row = filled.events(EventFilter(conflict=True)).rows[0]
    assert row == EventRow(
        id="e4",
        type="ASSAULT",
        mode="aerial",
        title="U.S. military → Qassem Soleimani: assault (aerial), Baghdad",
        start=date(2020, 1, 4),
        end=date(2020, 1, 4),
        place="Baghdad",
        country="IRQ",
        status="reported",
        actors=("U.S. military",),
        recipients=("Qassem Soleimani",),
        tolls=("5 killed",),
        n_reports=2,
        sources=2,
        conflicts=("when", "toll"),
        background=False,
        confidence=0.9,
    )


def test_events_of_a_report(filled: Store) -> None:
    assert [row.id for row in filled.events_of(reading("Five.", source="AFP").report.id)] == ["e4"]
    assert [row.id for row in filled.events_of(reading("Four.").report.id[7:20])] == ["e4"]


def test_facets_count_the_events_that_meet_the_filter(filled: Store) -> None:
    assert filled.facets(EventFilter()) == {
        "type": (("ASSAULT", 3), ("PROTEST", 1)),
        "status": (("reported", 3), ("claimed", 1)),
        "country": (("IRQ", 3),),
        "source": (("Reuters", 3), ("AFP", 2)),
    }
    assert filled.facets(EventFilter(source="AFP", type="PROTEST"))["source"] == (("AFP", 1),)


def test_counts(filled: Store) -> None:
    counts = filled.counts()
    assert counts == {
        "reports": 5, "sources": 2, "records": 5, "claims": counts["claims"], "events": 4, "conflicts": 1, "failures": 0
    }  # fmt: skip
    assert counts["claims"] > 5


def test_an_event_is_found_by_the_beginning_of_its_id(filled: Store) -> None:
    four = filled.event("e4")
    assert four
    filled.replace_events([replace(four, id=each) for each in ("Ev-1", "ev-12", "ev-123", "ev-2")])
    for given_id, found in (("ev-12", "ev-12"), ("ev-123", "ev-123"), ("ev-2", "ev-2"), ("E", "Ev-1")):
        event = filled.event(given_id)
        assert event
        assert event.id == found
    assert filled.event("ev-9") is None
    assert filled.event("%") is None
    for given_id in ("ev-1", "ev", ""):
        if given_id == "ev-1":
            with pytest.raises(QueryError, match="ev-12, ev-123"):
                filled.event(given_id)
        else:
            with pytest.raises(QueryError):
                filled.event(given_id)


class TestPages:
    @settings(deadline=None, max_examples=30)
    @given(
        st.lists(st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 3)), max_size=8),
        st.integers(1, 4),
        st.sampled_from(["date", "-date"]),
    )
    def test_pages_hold_every_event_once_in_order(self, days: list[date | None], limit: int, order: str) -> None:
        items = [reading(f"Report {number}.", day=day) for number, day in enumerate(days)]
        where = EventFilter(order=order)  # type: ignore[arg-type]
        with Store.open(":memory:") as store:
            fill(store, items)
            store.replace_events([event_of(item) for item in items])
            whole = store.events(where, limit=100)
            rows, cursor = [], None
            while True:
                page = store.events(where, limit=limit, cursor=cursor)
                assert len(page.rows) <= limit
                rows += page.rows
                if not (cursor := page.next_cursor):
                    break
        assert tuple(rows) == whole.rows
        assert whole.next_cursor is None
        dated = [row.start for row in rows if row.start]
        assert dated == sorted(dated, reverse=order == "-date")
        assert all(row.start is None for row in rows[len(dated) :])

    def test_rows_that_come_and_go_do_not_shift_a_page(self, filled: Store) -> None:
        first = filled.events(limit=2)
        assert [row.id for row in first.rows] == ["e1", "e2"]
        kept = [event for each in ("e2", "e3", "e4") if (event := filled.event(each))]
        filled.replace_events(kept)
        second = filled.events(limit=2, cursor=first.next_cursor)
        assert [row.id for row in second.rows] == ["e4", "e3"]

    @pytest.mark.parametrize("cursor", ["", "x", "é", "bm9uZQ", "W10", "WzEsMiwzXQ", "A" * 5000])
    def test_a_cursor_that_is_none_is_a_query_error(self, filled: Store, cursor: str) -> None:
        with pytest.raises(QueryError, match="cursor"):
            filled.events(cursor=cursor)

    def test_a_cursor_of_another_list_is_a_query_error(self, filled: Store) -> None:
        for other in (filled.events(EventFilter(order="-date"), limit=1), filled.reports(limit=1)):
            assert other.next_cursor
            with pytest.raises(QueryError, match="cursor"):
                filled.events(cursor=other.next_cursor)

    @pytest.mark.parametrize("limit", [0, -1])
    def test_a_page_without_rows_is_a_query_error(self, filled: Store, limit: int) -> None:
        with pytest.raises(QueryError, match="at least one"):
            filled.events(limit=limit)
