from __future__ import annotations

import dataclasses

from dateline.model import Cell, Event, Reading
from dateline.serve.comparison import CLAIMS_SHOWN, CellTable, compare, conflict_cells
from tests.serve.builders import World


def tables(market: World, event: Event) -> dict[str, CellTable]:
    known = {read.report.id: read for read in market.readings}
    return {table.key: table for table in compare(event, known.get)}


def bombing(market: World) -> Event:
    return next(each for each in market.events if each.id == "ev-market")


def test_each_value_with_who_says_so(market: World) -> None:
    toll = tables(market, bombing(market))["toll"]
    assert [(row.text, row.best) for row in toll.values] == [("31 killed", True), ("≥25 killed", False)]
    one, other = toll.values[0].voices[0], toll.values[1].voices[0]
    assert (one.speakers, one.outlet, one.quote) == (("Ministry of Health",), "Sarland Wire", "31 people")
    assert (other.speakers, other.outlet, other.quote) == (("police",), "Velik Courier", "at least 25 people")
    assert other.before.endswith("A bomb killed ")
    assert other.after == " at a market in Velik on Wednesday, police said."


def test_status_is_a_cell_of_its_own(market: World) -> None:
    status = tables(market, bombing(market))["status"]
    assert [(row.text, row.best, row.reports) for row in status.values] == [("reported", True, 2), ("denied", False, 1)]
    assert status.values[1].voices[0].speakers == ("The Red Dawn group",)


def test_only_cells_in_conflict_are_marked(market: World) -> None:
    found = tables(market, bombing(market))
    assert {key for key, table in found.items() if table.conflict} == {"toll", "actor", "status"}
    assert list(found) == ["event", "status", "when", "where", "actor", "recipient", "toll", "according_to"]


def test_names_of_conflicts() -> None:
    assert conflict_cells(["tolls", "type", "actors", "status", "source"]) == {
        "toll",
        "event",
        "actor",
        "status",
        "according_to",
    }


def test_the_rule_that_read_the_date_is_told(market: World) -> None:
    when = tables(market, bombing(market))["when"]
    assert [voice.why for voice in when.values[0].voices if voice.outlet == "Velik Courier"] == [("weekday: latest",)]


def test_a_claim_of_a_report_that_is_gone_is_not_shown(market: World) -> None:
    event = bombing(market)
    found = compare(event, lambda _: None)
    assert all(not row.voices for table in found for row in table.values)


def test_many_claims_of_one_value_are_cut_and_counted(market: World, first: Reading) -> None:
    claim = next(claim for claim in first.claims if claim.cell == "event" and claim.mention == "e1")
    event = dataclasses.replace(bombing(market), cells=(Cell("event", "assault", (claim,) * (CLAIMS_SHOWN + 5)),))
    row = tables(market, event)["event"].values[0]
    assert row.hidden == 5
    assert len(row.voices) == 1  # the same words of the same report
