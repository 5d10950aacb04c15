from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.serve.timeline import bars, by_day
from dateline.store import EventRow


def row(id_: str, start: date | None, end: date | None) -> EventRow:
    return EventRow(id_, "AID", "", "", start, end, "", None, "reported", (), (), (), 1, 1, (), False, 1.0)


def test_certain_events_of_a_day_come_before_vague_ones() -> None:
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    rows = [row("a", first, last), row("b", first, first), row("c", first, None), row("d", first, first)]
    found = by_day([*rows, row("e", None, None)])
    assert [(day.heading, [r.id for r in day.rows]) for day in found] == [
        ("Wednesday 1 January 2020", ["b", "d"]),
        ("Some time in 2020", ["a"]),
        ("Since 1 January 2020", ["c"]),
        ("Date not known", ["e"]),
    ]
    assert [day.iso for day in found] == ["2020-01-01", "2020-01-01", "2020-01-01", ""]


@given(st.lists(st.dates(), min_size=1, max_size=30))
def test_bars_count_every_event_once(days: list[date]) -> None:
    found = bars(days)
    assert sum(bar.count for bar in found) == len(days)
    assert 1 <= len(found) <= 60
    assert max(bar.share for bar in found) == 1
    assert all(before.end < after.start for before, after in pairwise(found))
    assert found[0].start <= min(days)
    assert max(days) <= found[-1].end


def test_bars_take_the_finest_step_that_fits() -> None:
    assert [bar.label for bar in bars([date(2020, 1, 3), date(2020, 1, 5)])] == [
        "3 January 2020",
        "4 January 2020",
        "5 January 2020",
    ]
    assert bars([date(2015, 1, 3), date(2019, 1, 5)])[0].label == "January 2015"
    assert bars([date(1950, 1, 3), date(1990, 1, 5)])[0].label == "1950"
    assert bars([]) == []
