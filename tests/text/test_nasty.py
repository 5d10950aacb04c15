"""Hostile and broken files from outside: each is read and cut in seconds, and ends in a text or a coded failure."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Failed, Report
from dateline.read import read_inputs
from dateline.text import segment

SHARED = Path(__file__).parents[3] / "shared"
NASTY = SHARED / "data" / "dev" / "nasty"
WIKINEWS = SHARED / "data" / "reports" / "wikinews_2019"
FILES = sorted(p.relative_to(NASTY).as_posix() for p in NASTY.rglob("*") if p.is_file())


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", FILES or [pytest.param("", marks=pytest.mark.skip(reason="no ../shared/data/dev/nasty"))]
)
def test_nasty_file(name: str) -> None:
    start = time.perf_counter()
    results = list(read_inputs([NASTY / name], today=date(2026, 1, 1)))
    assert results
    for result in results:
        if isinstance(result, Failed):
            assert result.code.startswith("DL-")
            continue
        (text,) = segment([result])
        if isinstance(text, Failed):
            assert text.code.startswith("DL-")
            continue
        assert all(result.text[t.start : t.end] == t.word for t in text.tokens)
        assert sum(s.last - s.first for s in text.sentences) == len(text.tokens)
    assert time.perf_counter() - start < 10


@pytest.mark.shared
@pytest.mark.skipif(not WIKINEWS.is_dir(), reason="no ../shared/data/reports/wikinews_2019")
def test_wikinews_reports_have_date_title_and_head_lines() -> None:
    reports = [r for r in read_inputs([WIKINEWS]) if isinstance(r, Report) and r.source.startswith("wn")]
    assert len(reports) == 160
    for report, text in zip(reports, segment(reports), strict=True):
        assert not isinstance(text, Failed), report.origin
        assert report.published is not None
        assert report.published_confidence > 0.9, report.origin
        assert report.title
        assert report.head is not None
        assert report.head.span.end == 17
        assert [s.head for s in text.sentences[:3]] == [True, False, True], report.origin
        assert not any(s.head for s in text.sentences[3:]), report.origin
