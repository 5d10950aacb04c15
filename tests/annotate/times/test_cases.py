"""Every sentence of cases/*.tsv: its last time expression, read from a given publication date.

The expected values were worked out from TIMEX3 (TimeML 1.2.1 with the conventions of TempEval-3) and a calendar, not
from what the engine gives. Where both readings are usual, a weekday of past-tense news is the latest one, "last week"
is the Monday to Sunday before, and a month without its year is the nearest.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import edtf
import pytest

from tests.annotate.times.build import times_in


class Case(NamedTuple):
    published: date | None
    sentence: str
    quote: str
    type: str
    value: str
    days: str


def _cases() -> list[Case]:
    tables = sorted((Path(__file__).parent / "cases").glob("*.tsv"))
    lines = [line for table in tables for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [Case(None if row[0] == "-" else date.fromisoformat(row[0]), *row[1:]) for row in rows]


CASES = _cases()
DATED = [case.published for case in CASES if case.published is not None]


def test_enough_cases() -> None:
    assert len({(case.sentence, case.published) for case in CASES}) == len(CASES) >= 700
    assert len({case.quote.lower() for case in CASES}) >= 400


def test_cases_are_spread_over_the_calendar() -> None:
    assert {day.year for day in DATED} >= set(range(1987, 2027))
    assert {day.weekday() for day in DATED} == set(range(7))
    assert {(day.month, day.day) for day in DATED} >= {(1, 1), (2, 28), (2, 29), (3, 1), (12, 31)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.sentence} @ {case.published}")
def test_last_expression(case: Case) -> None:
    found = times_in(case.sentence, case.published)
    if case.quote == "-":
        assert found == []
        return
    last = found[-1]
    days = f"{last.interval.start}..{last.interval.end}" if last.interval else ""
    assert (last.span.quote, last.type, last.value, days) == (case.quote, case.type, case.value, case.days)


@pytest.mark.parametrize("case", [c for c in CASES if c.days], ids=lambda case: case.quote)
def test_edtf_says_the_same_days(case: Case) -> None:
    last = times_in(case.sentence, case.published)[-1]
    parsed = edtf.parse_edtf(last.edtf)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    bounds = [date(*day[:3]).isoformat() for day in (low, high)]
    assert "..".join(bounds) == case.days
