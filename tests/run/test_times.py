from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Failed, PublishedHow, Report, ReportTimes
from dateline.read import Given, read_inputs
from dateline.run import Tools, TypedTimes, open_times_reader, read_reports

EXAMPLES = Path(__file__).parents[2] / "examples"
FRIDAY = date(2020, 3, 6)
TEXT = "Traders will march next Monday. They had marched in January 2018 for two days."


@pytest.fixture(scope="module")
def typed() -> TypedTimes:
    return TypedTimes()


def test_they_are_the_times_that_extract_works_with(tools: Tools) -> None:
    files = sorted(EXAMPLES.rglob("*.txt"))[:4]
    assert files
    times = list(open_times_reader()(read_inputs(files)))
    readings = list(read_reports(files, tools))
    assert [each.times for each in times if isinstance(each, ReportTimes)] == [
        each.times for each in readings if not isinstance(each, Failed)
    ]
    assert len(times) == len(readings)


def test_a_failure_stays_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Всі громадяни мають рівні конституційні права і свободи та є рівними. " * 4)
    given = Given(published=FRIDAY)
    found = list(
        open_times_reader()(read_inputs([tmp_path / "no", tmp_path / "a.txt", tmp_path / "b.txt"], given=given))
    )
    assert [each.code if isinstance(each, Failed) else len(each.times) for each in found] == ["DL-101", 3, "DL-107"]


def test_what_a_time_rests_on(typed: TypedTimes) -> None:
    found = typed(TEXT, FRIDAY)
    assert isinstance(found, ReportTimes)
    assert [(time.span.quote, time.value, found.anchor(time)) for time in found.times] == [
        ("next Monday", "2020-03-09", "publication"),
        ("January 2018", "2018-01", "text"),
        ("two days", "P2D", ""),
    ]
    undated = typed(TEXT, None)
    assert isinstance(undated, ReportTimes)
    assert [(time.value, undated.anchor(time)) for time in undated.times] == [
        ("", ""),
        ("2018-01", "text"),
        ("P2D", ""),
    ]


def test_the_day_that_is_given_goes_before_that_of_the_head(typed: TypedTimes) -> None:
    text = "VELIK, March 4, 2020 (Agency) — Shops closed on Friday and stayed closed."
    for given, day, how in ((None, date(2020, 3, 4), PublishedHow.TEXT_HEAD), (FRIDAY, FRIDAY, PublishedHow.GIVEN)):
        found = typed(text, given)
        assert isinstance(found, ReportTimes)
        assert (found.report.published, found.report.published_how) == (day, how)


@pytest.mark.parametrize(
    ("text", "code"), [("", "DL-105"), (" \n", "DL-105"), ("GIF89a", "DL-102"), ("word " * 31_000, "DL-104")]
)
def test_what_cannot_be_read(text: str, code: str, typed: TypedTimes) -> None:
    found = typed(text, FRIDAY)
    assert isinstance(found, Failed)
    assert found.code == code
    assert "text.txt" not in found.reason


def test_half_a_character_is_no_fault(typed: TypedTimes) -> None:
    assert isinstance(typed("They met \ud800 on Friday.\x00", FRIDAY), ReportTimes)


def test_the_model_is_loaded_once_and_used_by_one_at_a_time() -> None:
    loads, inside, most = [], [0], [0]

    def read(reports: Iterable[Report | Failed]) -> Iterator[ReportTimes | Failed]:
        for report in reports:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            threading.Event().wait(0.01)
            inside[0] -= 1
            assert isinstance(report, Report)
            yield ReportTimes(report, ())

    typed = TypedTimes(lambda: loads.append(1) or read)  # type: ignore[func-returns-value]
    threads = [threading.Thread(target=typed, args=("They met.", None)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(loads), most) == (1, [1])
