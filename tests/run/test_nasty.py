"""Hostile and broken files from outside: each goes through every stage in seconds, and ends read or with a code."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from dateline.export import reading_to_dict
from dateline.model import Failed
from dateline.run import Tools, read_reports
from tests.run.evidence import quotes

NASTY = Path(__file__).parents[3] / "shared" / "data" / "dev" / "nasty"
FILES = sorted(path.relative_to(NASTY).as_posix() for path in NASTY.rglob("*") if path.is_file())
LONGEST = 10.0  # seconds of this process for one file, with the tools loaded; what else the machine does is left out


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", FILES or [pytest.param("", marks=pytest.mark.skip(reason="no ../shared/data/dev/nasty"))]
)
def test_nasty_file(name: str, tools: Tools) -> None:
    start = time.process_time()
    results = list(read_reports([NASTY / name], tools))
    seconds = time.process_time() - start
    assert results
    for result in results:
        if isinstance(result, Failed):
            assert result.code.startswith("DL-"), result
            assert result.code != "DL-200", result  # a stage that broke, not an input that was refused
            continue
        told = json.loads(json.dumps(reading_to_dict(result), allow_nan=False))
        assert all(told["report"]["text"][start:end] == quote for start, end, quote in quotes(told))
    assert seconds < LONGEST
