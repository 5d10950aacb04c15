"""Every report in examples/ is read with its outlet, its day and, where it has a dateline, its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Report
from dateline.read import read_inputs

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = {
    "2019-12-28-tigris-wire-k1-rockets.txt": ("Tigris Wire", "2019-12-28", "KIRKUK"),
    "2019-12-30-levant-herald-raids-toll.txt": ("Levant Herald", "2019-12-30", "BAGHDAD"),
    "2019-12-30-potomac-daily-five-sites.txt": ("Potomac Daily", "2019-12-30", "WASHINGTON"),
    "2019-12-30-tigris-wire-raids-toll.txt": ("Tigris Wire", "2019-12-30", "BAGHDAD"),
    "2019-12-31-baghdad-courier-embassy.txt": ("Baghdad Courier", "2019-12-31", "BAGHDAD"),
    "2020-01-02-northern-sea-journal-embassy-siege-ends.html": ("Northern Sea Journal", "2020-01-02", None),
    "2020-01-03-gulf-morning-post-airport.txt": ("Gulf Morning Post", "2020-01-03", "BAGHDAD"),
    "2020-01-03-tehran-observer-mourning.txt": ("Tehran Observer", "2020-01-03", "TEHRAN"),
    "2020-01-04-baghdad-courier-taji.txt": ("Baghdad Courier", "2020-01-04", "BAGHDAD"),
    "2020-01-05-tigris-wire-parliament.txt": ("Tigris Wire", "2020-01-05", "BAGHDAD"),
    "2020-01-08-alborz-telegraph-missiles.txt": ("Alborz Telegraph", "2020-01-08", "TEHRAN"),
    "2020-01-08-erbil-monitor-missiles.txt": ("Erbil Monitor", "2020-01-08", "ERBIL"),
    "2020-01-09-ottawa-ledger-ps752.html": ("Ottawa Ledger", "2020-01-09", "OTTAWA"),
    "2020-01-10-northern-sea-journal-denial.txt": ("Northern Sea Journal", "2020-01-10", "BRUSSELS"),
    "2020-01-11-tehran-observer-admission.txt": ("Tehran Observer", "2020-01-11", "TEHRAN"),
    "2020-01-12-dnipro-dispatch-demands.txt": ("Dnipro Dispatch", "2020-01-12", "KYIV"),
    "2020-01-24-potomac-daily-injuries.txt": ("Potomac Daily", "2020-01-24", "WASHINGTON"),
    "2020-01-agencies.jsonl:1": ("Potomac Daily", "2020-01-04", "WASHINGTON"),
    "2020-01-agencies.jsonl:2": ("Lakeshore Tribune", "2020-01-06", "ABOARD AIR FORCE ONE"),
    "2020-01-agencies.jsonl:3": ("Dnipro Dispatch", "2020-01-08", "KYIV"),
    "2020-01-kerman.csv:2": ("Tehran Observer", "2020-01-07", "KERMAN"),
    "2020-01-kerman.csv:11": ("Gulf Morning Post", "2020-01-08", "DUBAI"),
    "2020-02-10-harbor-city-times-injuries.txt": ("Harbor City Times", "2020-02-10", "WASHINGTON"),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = list(read_inputs([EXAMPLES]))
    return {Path(report.origin).name: report for report in found if isinstance(report, Report)}


def test_the_folder_holds_these_reports_and_no_other(reports: dict[str, Report]) -> None:
    assert list(reports) == list(EXPECTED)
    assert len(list(read_inputs([EXAMPLES]))) == len(EXPECTED) == 23


@pytest.mark.parametrize("name", EXPECTED)
def test_outlet_day_and_place(reports: dict[str, Report], name: str) -> None:
    report = reports[name]
    place = report.head.place if report.head else None
    assert (report.source, str(report.published), place.quote if place else None) == EXPECTED[name]
    if name.endswith(".txt"):
        assert report.head is not None
        assert report.head.span.start == 0
        assert report.head.span.quote.endswith(" — ")
        assert report.published_how == "text_head"
        assert report.published_confidence > 0.9
