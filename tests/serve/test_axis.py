from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.serve.axis import Picture, Stretch, picture

DAY = date(2020, 3, 4)


def drawn(*days: tuple[date, date], published: date | None = DAY) -> Picture:
    found = picture([Stretch(start, end, str(number)) for number, (start, end) in enumerate(days, start=1)], published)
    assert found is not None
    return found


def ago(days: int) -> tuple[date, date]:
    return (DAY - timedelta(days=days),) * 2


def test_nothing_to_draw() -> None:
    assert picture([], DAY) is None


def test_days_near_one_another_lie_evenly() -> None:
    found = drawn(ago(1), ago(11), ago(21))
    assert found.even
    lefts = sorted(bar.left for bar in found.bars)
    assert lefts[1] - lefts[0] == pytest.approx(lefts[2] - lefts[1], abs=0.02)
    assert [tick.label for tick in found.ticks] == ["12 Feb", "19 Feb", "26 Feb", "4 Mar"]


def test_days_far_apart_lie_by_their_distance_from_publication() -> None:
    found = drawn(ago(1), ago(400), (date(1900, 1, 1), date(1999, 12, 31)), (DAY + timedelta(8), DAY + timedelta(9)))
    assert not found.even
    assert [tick.label for tick in found.ticks] == ["100 years", "10 years", "1 year", "1 month", "1 week", "1 week"]
    assert found.published is not None
    assert [bar.left < found.published for bar in found.bars] == [True, True, True, False]
    assert [tick.crowded for tick in found.ticks].count(True) >= 2


@pytest.mark.parametrize(
    ("start", "end", "labels"),
    [
        (date(2019, 2, 1), date(2020, 1, 31), ["Apr 2019", "Jul 2019", "Oct 2019", "Jan 2020"]),
        (date(1914, 7, 28), date(1945, 9, 2), ["1920", "1930", "1940"]),
        (date(1, 1, 1), date(9999, 12, 31), ["2000", "4000", "6000", "8000"]),
    ],
)
def test_without_a_day_of_publication_the_calendar_is_the_scale(start: date, end: date, labels: list[str]) -> None:
    found = drawn((start, start), (end, end), published=None)
    assert (found.even, found.published) == (True, None)
    assert [tick.label for tick in found.ticks] == labels


def test_the_same_days_share_a_bar() -> None:
    found = drawn(ago(3), ago(3), ago(5))
    assert [bar.keys for bar in found.bars] == [("3",), ("1", "2")]
    assert found.label == "2 stretches of time, 28 February 2020 to 4 March 2020"


def test_what_finds_no_room_is_counted() -> None:
    found = drawn(*((DAY, DAY + timedelta(n)) for n in range(40)))
    assert len(found.bars) + found.hidden == 40
    assert found.lanes == 16


@given(
    days=st.lists(st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=12),
    published=st.none() | st.dates(),
)
def test_everything_is_inside_and_nothing_overlaps(days: list[tuple[date, date]], published: date | None) -> None:
    found = drawn(*days, published=published)
    assert all(0 <= bar.left <= bar.right <= 95 for bar in found.bars)
    assert all(0 <= tick.at <= 95 for tick in found.ticks)
    for lane in range(found.lanes):
        ends = [(bar.left, bar.right) for bar in found.bars if bar.lane == lane]
        assert all(right < left for (_, right), (left, _) in pairwise(ends))
    assert len(found.ticks) <= 14
