from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    EventKind,
    EventType,
    Interval,
    Participant,
    Place,
    Precision,
    Source,
    Toll,
    TollKind,
    When,
    Where,
)
from dateline.model.words import (
    count_text,
    event_title,
    interval_text,
    names_text,
    record_title,
    toll_text,
    value_text,
    when_text,
    where_text,
)
from tests.strategies import intervals, readings

TAJI = Where("near Taji", Place("dl:taji", "Taji", "IRQ", None, None, Precision.CITY), "IRQ", ())


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(5, 5, "5"), (25, None, "≥25"), (None, 10, "≤10"), (200, 999, "200–999"), (None, None, "some"), (0, 0, "0")],
)
def test_counts(low: int | None, high: int | None, text: str) -> None:
    assert count_text(low, high) == text
    assert toll_text(Toll(TollKind.INJURED, "men", low, high, ())) == f"{text} injured"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2020, 1, 3), date(2020, 1, 3), "2020-01-03"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2020, 2, 1), date(2020, 2, 28), "2020-02-01 to 2020-02-28"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2018, 1, 1), date(2019, 12, 31), "2018-01-01 to 2019-12-31"),
        (date(2020, 1, 1), date(2020, 1, 1), "2020-01-01"),
        (date(2018, 1, 1), None, "since 2018-01-01"),
        (None, date(2020, 1, 3), "until 2020-01-03"),
        (None, None, ""),
    ],
)
def test_intervals(start: date | None, end: date | None, text: str) -> None:
    assert interval_text(Interval(start, end)) == text
    assert when_text(When(Interval(start, end), "", ())) == text


@given(intervals(), intervals())
def test_different_intervals_have_different_texts(one: Interval, other: Interval) -> None:
    assert (interval_text(one) == interval_text(other)) == (one == other)


def test_an_unknown_time_or_place_is_empty() -> None:
    assert when_text(None) == where_text(None) == where_text("") == ""
    assert where_text(Where("near Taji", None, None, ())) == "near Taji"
    assert where_text(TAJI) == "Taji"


def test_names() -> None:
    assert names_text([]) == names_text([""]) == ""
    assert names_text(["A", Participant("A", ()), "B"]) == "A, B"
    assert names_text(["A", "B", "C", "D"]) == "A, B and 2 more"
    assert names_text(["the \n government"]) == "the government"


@given(st.text(min_size=61))
def test_a_long_name_is_cut(name: str) -> None:
    assert len(names_text([name])) <= 60


@pytest.mark.parametrize(
    ("actors", "recipients", "where", "mode", "title"),
    [
        (["U.S. military"], ["Qassem Soleimani"], None, "aerial", "U.S. military → Qassem Soleimani: assault (aerial)"),
        (["A"], ["B"], TAJI, "", "A → B: assault, Taji"),
        ([], ["B"], "Taji", "", "unknown → B: assault, Taji"),
        (["A"], [], None, "", "A: assault"),
        ([], [], "Taji", "aerial", "Assault (aerial), Taji"),
    ],
)
def test_titles(actors: list[str], recipients: list[str], where: Where | str | None, mode: str, title: str) -> None:
    assert event_title(EventType.ASSAULT, actors, recipients, where, mode) == title


@given(readings())
def test_every_record_has_a_title_and_every_value_a_text(reading: object) -> None:
    for record in reading.records:  # type: ignore[attr-defined]
        assert record_title(record).strip()
    for claim in reading.claims:  # type: ignore[attr-defined]
        assert isinstance(value_text(claim.value), str)


def test_values() -> None:
    assert value_text(EventKind(EventType.PROTEST, "demo")) == "protest (demo)"
    assert value_text(Source("police", ())) == "police"
    assert value_text(TAJI) == "Taji"
    assert value_text(When(Interval(date(2020, 1, 3), None), "", ())) == "since 2020-01-03"
    assert value_text(Toll(TollKind.KILLED, "", 5, 5, ())) == "5 killed"
