from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.dates import date_in_name, match_date, parse_date

DAY = date(2020, 1, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-03", "2020/1/3", "2020.01.03", "20200103", "2020-01-03T23:59:59+02:00", "2020-01-03 10:00 UTC",
        "2020-01-03T10:00:00.123456Z", "3 January 2020", "3rd January, 2020", "3 Jan 2020", "3-Jan-2020",
        "3 of January 2020",
        "January 3, 2020", "Jan. 3, 2020", "JANUARY 3 2020", "January 3rd, 2020", "Friday, January 3, 2020",
        "Fri, 3 Jan 2020 10:00:00 +0000", "Fri., Jan. 3, 2020", "٢٠٢٠-٠١-٠٣", "3.1.2020", "3 JAN 20",
        "January\u00a03, 2020",
    ],
)  # fmt: skip
def test_forms(text: str) -> None:
    found = match_date(text)
    assert found is not None
    assert (found.day, found.end) == (DAY, len(text))


@pytest.mark.parametrize(
    "text", ["2020-13-45", "2020-02-30", "0000-00-00", "February 30, 2020", "31 June 2021", "99999999"]
)
def test_days_that_do_not_exist(text: str) -> None:
    found = match_date(text)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    "text", ["", "Friday", "Jan. 3", "January 2020", "3 January", "2020", "Mayor 3, 2020", "12020-01-03", "202001031"]
)
def test_no_full_date(text: str) -> None:
    assert match_date(text) is None


def test_american_order_is_assumed_and_less_sure() -> None:
    assert parse_date("03/04/2020") == (date(2020, 3, 4), 0.5)


@pytest.mark.parametrize(
    ("text", "day"),
    [("13/04/2020", date(2020, 4, 13)), ("04/13/2020", date(2020, 4, 13)), ("03.04.2020", date(2020, 4, 3))],
)
def test_order_that_is_plain(text: str, day: date) -> None:
    assert parse_date(text) == (day, 1.0)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "yesterday",
        True,
        2020,
        7,
        float("nan"),
        float("inf"),
        10**400,
        -(10**10),
        [],
        {},
        "2020-01-03 and more",
    ],
)
def test_values_that_are_no_date(value: object) -> None:
    assert parse_date(value)[0] is None


@pytest.mark.parametrize("value", [1578045600, 1578045600000, "1578045600", 1578045600.5])
def test_unix_time(value: object) -> None:
    assert parse_date(value)[0] == DAY


@pytest.mark.parametrize(("stem", "day"), [
    ("2020-01-03-foo", DAY), ("20200103_foo", DAY), ("afp_2020_01_03", DAY), ("foo2020.01.03", DAY),
    ("wn2019-0106", None), ("2020-13-45", None), ("120200103", None), ("report", None), ("2020-0103", None),
])  # fmt: skip
def test_dates_in_names(stem: str, day: date | None) -> None:
    assert date_in_name(stem) == day


@given(st.dates(min_value=date(1600, 1, 1)))
def test_iso_dates_come_back(day: date) -> None:
    assert parse_date(day.isoformat()) == (day, 1.0)


@given(st.text(), st.integers(0, 20))
def test_any_text(text: str, start: int) -> None:
    found = match_date(text, start)
    assert found is None or start < found.end <= len(text)
