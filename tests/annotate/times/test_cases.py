"""Every sentence of cases.tsv: its last time expression, read from a given publication date."""

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
    lines = (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Case(None if row[0] == "-" else date.fromisoformat(row[0]), *row[1:]) for row in rows]


CASES = _cases()


def test_enough_cases() -> None:
    assert len(CASES) >= 150
    assert len(set(CASES)) == len(CASES)


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
