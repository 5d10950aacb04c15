"""Claims: one assertion per cell, always with its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from dateline.annotate import Annotator
from dateline.claim import claims
from dateline.model import (
    EventKind,
    EventType,
    Failed,
    Participant,
    ReportClaims,
    Source,
    Status,
    Toll,
    TollKind,
    When,
    Where,
)
from tests.annotate.tools import ODD, assert_spans_hold, read

CLASSES = {
    "event": EventKind, "when": When, "where": Where, "actor": Participant, "recipient": Participant, "toll": Toll,
    "according_to": Source,
}  # fmt: skip
REPORT = (
    "Rebels killed at least 25 civilians in Aleppo on March 12, 2024, according to the Red Cross. "
    "Police arrested 14 protesters in Nairobi on Monday. The army denied that troops attacked the village."
)


def claimed(annotator: Annotator, content: str) -> ReportClaims:
    (found,) = claims([read(annotator, content)])
    assert isinstance(found, ReportClaims), found
    return found


@pytest.mark.parametrize("content", [REPORT, *ODD], ids=range(len(ODD) + 1))
def test_every_claim_has_evidence_that_quotes_the_report(annotator: Annotator, content: str) -> None:
    found = claimed(annotator, content)
    notes = found.annotations
    assert [m.id for m in found.mentions] == [e.id for e in notes.events]
    for mention in found.mentions:
        assert Counter(c.cell for c in mention.claims)["event"] == 1
        assert mention.claims[0].cell == "event"
        for claim in mention.claims:
            assert claim.evidence
            assert isinstance(claim.value, CLASSES[claim.cell])
            assert (claim.report_id, claim.mention) == (notes.text.report.id, mention.id)
            assert 0.0 <= claim.confidence <= 1.0
    assert_spans_hold(found, content)


def test_the_cells_of_one_event(annotator: Annotator) -> None:
    found = claimed(annotator, REPORT)
    killed = next(m for m in found.mentions if m.mention.trigger and m.mention.trigger.quote == "killed")
    cells = {c.cell: c.value for c in killed.claims}
    assert isinstance(cells["event"], EventKind)
    assert (cells["event"].type, cells["event"].status) == (EventType.ASSAULT, Status.REPORTED)
    assert isinstance(cells["actor"], Participant)
    assert cells["actor"].name == "Rebels"
    assert isinstance(cells["toll"], Toll)
    assert (cells["toll"].kind, cells["toll"].low, cells["toll"].high) == (TollKind.KILLED, 25, None)
    assert cells["toll"].according_to == ("Red Cross",)
    assert isinstance(cells["when"], When)
    assert cells["when"].edtf == "2024-03-12"
    assert isinstance(cells["where"], Where)
    assert cells["where"].country == "SYR"
    assert isinstance(cells["according_to"], Source)
    assert cells["according_to"].name == "Red Cross"
    assert killed.head_lemma == "kill"
    assert not killed.nominal


def test_a_country_that_acts_is_its_government(annotator: Annotator) -> None:
    found = claimed(annotator, "France called for a ceasefire in Sudan.")
    (actor,) = (c.value for m in found.mentions for c in m.claims if c.cell == "actor")
    assert isinstance(actor, Participant)
    assert (actor.name, actor.country, actor.sector) == ("France", "FRA", "GOV")


def test_who_acts_by_saying_is_not_the_source(annotator: Annotator) -> None:
    for mention in claimed(annotator, REPORT).mentions:
        actors = {c.value.name for c in mention.claims if c.cell == "actor" and isinstance(c.value, Participant)}
        sources = {c.value.name for c in mention.claims if isinstance(c.value, Source)}
        assert not actors & sources


def test_no_events_give_no_claims(annotator: Annotator) -> None:
    assert claimed(annotator, "The garden has roses and a small pond.").mentions == ()


def test_a_broken_annotation_fails_alone(annotator: Annotator) -> None:
    notes = read(annotator, REPORT)
    broken = replace(notes, events=(replace(notes.events[0], head=10**6),))
    first, second = claims([broken, notes])
    assert isinstance(first, Failed)
    assert (first.item_id, first.stage) == (notes.text.report.id, "claim")
    assert isinstance(second, ReportClaims)
