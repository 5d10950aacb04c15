"""The example reports through the real tools, into a database."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dateline.export import reading_to_dict
from dateline.model import Report
from dateline.read import read_inputs
from dateline.run import Summary, Tools, readings_of, run_case
from dateline.store import Store
from tests.run.evidence import quotes
from tests.run.test_case import dump

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(db: Path, tools: Tools) -> Summary:
    with Store.open(db) as store:
        return run_case([EXAMPLES], store, reader=partial(readings_of, tools=tools), weights=tools.weights)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> tuple[Path, Summary]:
    db = tmp_path_factory.mktemp("examples") / "case.db"
    return db, run(db, tools)


def test_every_report_is_stored(case: tuple[Path, Summary]) -> None:
    db, summary = case
    reports = [item for item in read_inputs([EXAMPLES]) if isinstance(item, Report)]
    assert len(reports) == 23
    assert (summary.read, summary.known, summary.failed) == (23, 0, 0)
    with Store.open(db, create=False) as store:
        assert {reading.report for reading in store.readings()} == set(reports)
        assert store.failures() == ()


def test_events_are_gathered_from_several_outlets(case: tuple[Path, Summary]) -> None:
    db, summary = case
    assert summary.events > 0
    with Store.open(db, create=False) as store:
        rows = store.events(limit=500).rows
    assert len(rows) == summary.events
    assert any(row.sources > 1 for row in rows)


def test_every_quotation_is_in_its_report(case: tuple[Path, Summary]) -> None:
    db, _ = case
    with Store.open(db, create=False) as store:
        told = [reading_to_dict(reading) for reading in store.readings()]
    for each in told:
        text = each["report"]["text"]
        found = list(quotes(each))
        assert found, each["report"]["title"]
        assert [text[start:end] for start, end, _ in found] == [quote for _, _, quote in found]
        assert all(event["evidence"] for event in each["events"])


def test_a_second_run_changes_nothing(case: tuple[Path, Summary], tools: Tools) -> None:
    db, first = case
    before = dump(db)
    second = run(db, tools)
    assert (second.read, second.known, second.events) == (0, 23, first.events)
    assert dump(db) == before
