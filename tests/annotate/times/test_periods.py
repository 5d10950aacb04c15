"""The calendar under the readings."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times import periods
from dateline.annotate.times.resolve.seasons import easter

PARTS = ["early", "mid", "late"]
UNITS = ["D", "N", "W", "WE", "F", "m", "Q", "Y", "E", "C"]


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1900, date(1900, 4, 15)),
        (1961, date(1961, 4, 2)),
        (2008, date(2008, 3, 23)),
        (2019, date(2019, 4, 21)),
        (2020, date(2020, 4, 12)),
        (2038, date(2038, 4, 25)),
        (2100, date(2100, 3, 28)),
    ],
)
def test_easter(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(UNITS))
def test_a_day_lies_in_the_unit_around_it(on: date, unit: str) -> None:
    period = periods.around(on, unit)
    assert period is not None
    assert period.start <= on <= period.end or unit == "WE"


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(UNITS), st.sampled_from(["early", "mid", "late"])
)
def test_a_part_lies_in_its_period(on: date, unit: str, name: str) -> None:
    whole = periods.around(on, unit)
    assert whole is not None
    part = periods.part_of(whole, name)
    assert whole.start <= part.start <= part.end <= whole.end
    assert part.value == whole.value
    parsed = edtf.parse_edtf(part.edtf)
    assert date(*parsed.lower_strict()[:3]) == part.start
    assert date(*parsed.upper_strict()[:3]) == part.end


@given(st.dates(), st.sampled_from(UNITS), st.integers(-20_000, 20_000))
def test_a_shift_goes_the_right_way_or_leaves_the_calendar(on: date, unit: str, count: int) -> None:
    there = periods.shift(on, unit, count)
    if there is not None:
        assert (there > on) == (count > 0)
        assert (there < on) == (count < 0)


def test_the_31st_becomes_the_last_of_a_shorter_month() -> None:
    assert periods.shift(date(2020, 1, 31), "m", 1) == date(2020, 2, 29)
    assert periods.shift(date(2020, 2, 29), "Y", -1) == date(2019, 2, 28)


def test_beyond_the_calendar() -> None:
    assert periods.shift(date.max, "D", 1) is None
    assert periods.shift(date.min, "m", -1) is None
    assert periods.year(0) is None
    assert periods.month(2020, 13) is None
    assert periods.week(date.max) is None
    assert periods.season(9999, "WI") is None
    assert periods.quarter(2020, 5) is None


def test_iso_weeks_belong_to_the_year_of_their_thursday() -> None:
    week = periods.week(date(2019, 12, 30))
    assert week is not None
    assert (week.value, week.start, week.end) == ("2020-W01", date(2019, 12, 30), date(2020, 1, 5))
