from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import QueryError
from dateline.serve.dates import NO_DATE, heading, is_fuzzy, parse_day, stretch


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 1, 3), date(2020, 1, 3), "Friday 3 January 2020"),
        (date(2020, 1, 1), date(2020, 1, 31), "Some time in January 2020"),
        (date(2020, 2, 1), date(2020, 2, 29), "Some time in February 2020"),
        (date(2018, 1, 1), date(2018, 12, 31), "Some time in 2018"),
        (date(2020, 1, 3), date(2020, 1, 4), "3 or 4 January 2020"),
        (date(2019, 12, 31), date(2020, 1, 1), "31 December 2019 or 1 January 2020"),
        (date(2020, 1, 1), date(2020, 1, 5), "Around 1–5 January 2020"),
        (date(2019, 12, 30), date(2020, 1, 5), "Around 30 December 2019 – 5 January 2020"),
        (date(2020, 1, 1), date(2020, 2, 5), "Between 1 January 2020 and 5 February 2020"),
        (date(2020, 1, 1), None, "Since 1 January 2020"),
        (None, date(2020, 1, 1), "Until 1 January 2020"),
        (None, None, NO_DATE),
    ],
)
def test_heading(start: date | None, end: date | None, words: str) -> None:
    assert heading(start, end) == words
    assert is_fuzzy(start, end) is not (start is not None and start == end)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 1, 3), date(2020, 1, 3), "3 January 2020"),
        (date(2020, 1, 1), date(2020, 1, 31), "January 2020"),
        (date(2019, 9, 1), date(2019, 11, 30), "September–November 2019"),
        (date(2019, 12, 1), date(2020, 2, 29), "December 2019 – February 2020"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990–1999"),
        (date(1990, 1, 1), date(1999, 12, 30), "1 January 1990 – 30 December 1999"),
    ],
)
def test_stretch(start: date, end: date, words: str) -> None:
    assert stretch(start, end) == words


@given(st.dates(), st.dates())
def test_only_a_certain_day_is_said_with_its_weekday(one: date, other: date) -> None:
    start, end = min(one, other), max(one, other)
    assert heading(start, end).endswith(str(end.year))
    assert heading(start, end).startswith(f"{start:%A} ") is (start == end)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-01-03", date(2020, 1, 3), date(2020, 1, 3)),
        (" 2020-1-3 ", date(2020, 1, 3), date(2020, 1, 3)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_parse_day(text: str, first: date, last: date) -> None:
    assert parse_day(text, latest=False, name="from") == first
    assert parse_day(text, latest=True, name="from") == last


@pytest.mark.parametrize(
    "text", ["", "-", "2020-13", "2020-02-30", "yesterday", "20200103123456", "2020-01-03-04", "٢٠٢٠"]
)
def test_parse_day_says_what_is_no_date(text: str) -> None:
    with pytest.raises(QueryError, match=r"from: .* is not a date"):
        parse_day(text, latest=False, name="from")


@given(st.text(), st.booleans())
def test_parse_day_raises_nothing_else(text: str, latest: bool) -> None:
    with contextlib.suppress(QueryError):
        assert isinstance(parse_day(text, latest=latest, name="to"), date)
