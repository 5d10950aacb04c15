"""Mentions of one report become records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.annotate import Annotator
from dateline.claim import claims
from dateline.model import EventKind, EventType, Failed, Link, LinkKind, Reading, Record, ReportClaims, Status
from dateline.ontology import Ontology
from dateline.resolve.within import within
from dateline.resolve.within.reading import reading_of
from dateline.resolve.within.same_event import load_judge
from tests.annotate.tools import FRIDAY, ODD, assert_spans_hold, read


def claimed(annotator: Annotator, ontology: Ontology, content: str, published: date | None = FRIDAY) -> ReportClaims:
    (item,) = claims([read(annotator, content, published)], ontology=ontology)
    assert isinstance(item, ReportClaims), item
    return item


def reading(annotator: Annotator, ontology: Ontology, content: str, published: date | None = FRIDAY) -> Reading:
    (found,) = within([claimed(annotator, ontology, content, published)], ontology=ontology)
    assert isinstance(found, Reading), found
    return found


def assaults(found: Reading) -> list[Record]:
    return [r for r in found.records if r.type is EventType.ASSAULT]


TWICE = (
    "Rebels attacked a convoy near Goma on Monday, killing 12 soldiers. "
    "The attack on the convoy near Goma on Monday killed 12 soldiers."
)


def test_two_mentions_of_the_same_event_are_one_record(annotator: Annotator, ontology: Ontology) -> None:
    (record,) = assaults(reading(annotator, ontology, TWICE))
    assert len(record.evidence) >= 2
    assert record.evidence[0].span.start == 0
    assert any(m.span.start > TWICE.index("The attack") - 1 for m in record.evidence)
    assert record.when is not None
    assert record.when.edtf == "2024-03-11"
    assert "Rebels" in {a.name for a in record.actors}
    assert [(t.low, t.high) for t in record.tolls] == [(12, 12)]
    assert record.quad == ontology.quad(EventType.ASSAULT)


def test_different_days_stay_apart(annotator: Annotator, ontology: Ontology) -> None:
    content = "Rebels attacked a convoy near Goma on Monday. On Tuesday, rebels attacked a convoy near Goma."
    found = assaults(reading(annotator, ontology, content))
    assert [r.when.edtf for r in found if r.when] == ["2024-03-11", "2024-03-12"]


def test_different_kinds_stay_apart(annotator: Annotator, ontology: Ontology) -> None:
    content = "Thousands of people protested in Nairobi on Monday. Police arrested 14 protesters in Nairobi on Monday."
    kinds = [r.type for r in reading(annotator, ontology, content).records]
    assert EventType.PROTEST in kinds
    assert EventType.COERCE in kinds


def test_what_is_planned_stays_apart_from_what_happened(annotator: Annotator, ontology: Ontology) -> None:
    content = "Rebels attacked the city on Monday. The rebels will attack the city next week."
    assert [r.status for r in assaults(reading(annotator, ontology, content))] == [Status.REPORTED, Status.PLANNED]


@pytest.mark.parametrize(
    ("words", "expected"), [("In January 2020", True), ("On Monday", False), ("On February 20", False)]
)
def test_background_is_older_than_thirty_days(
    annotator: Annotator, ontology: Ontology, words: str, expected: bool
) -> None:
    (record,) = assaults(reading(annotator, ontology, f"{words}, soldiers attacked the town of Goma."))
    assert record.background is expected


def test_background_needs_a_day_of_publication(annotator: Annotator, ontology: Ontology) -> None:
    (record,) = assaults(reading(annotator, ontology, "In January 2020, soldiers attacked the town of Goma.", None))
    assert not record.background


def test_a_denial(annotator: Annotator, ontology: Ontology) -> None:
    (record,) = assaults(reading(annotator, ontology, "The minister denied that troops attacked the village."))
    assert record.status is Status.DENIED
    assert record.tolls == ()


def test_an_undated_event_takes_the_leads_day_with_less_confidence(annotator: Annotator, ontology: Ontology) -> None:
    content = "Rebels attacked a convoy near Goma on Monday. Elsewhere, police arrested 14 protesters."
    found = reading(annotator, ontology, content).records
    arrest = next(r for r in found if r.type is EventType.COERCE)
    assert arrest.when is not None
    assert arrest.when.edtf == "2024-03-11"
    assert arrest.when.evidence[0].quote.endswith("Monday")
    (attack,) = assaults(reading(annotator, ontology, content))
    assert attack.when is not None
    assert arrest.when.confidence < attack.when.confidence


def test_no_day_is_made_up(annotator: Annotator, ontology: Ontology) -> None:
    (record,) = assaults(reading(annotator, ontology, "Rebels attacked a convoy.", None))
    assert (record.when, record.where) == (None, None)


def test_links_join_records_once_and_never_a_record_with_itself(annotator: Annotator, ontology: Ontology) -> None:
    item = claimed(annotator, ontology, f"{TWICE} Police arrested 14 protesters in Nairobi on Thursday.")
    before = reading_of(item, ontology, load_judge())
    record = {c.evidence[0]: c.mention for c in before.claims if c.cell == "event"}
    ids = {m.id: record[m.mention.span] for m in item.mentions}
    arrest = next(m for m in item.mentions if m.head_lemma == "arrest")
    same = [m for m in item.mentions if ids[m.id] == "e1"]
    assert ids[arrest.id] != "e1"
    links = [Link(arrest.id, m.id, LinkKind.CAUSED_BY, arrest.mention.span) for m in same]
    links += [Link(same[0].id, same[-1].id, LinkKind.CAUSED_BY, same[0].mention.span)]
    links += [Link(arrest.id, "m99", LinkKind.CAUSED_BY, arrest.mention.span)]
    assert len(same) >= 2
    (found,) = within([replace(item, links=tuple(links))], ontology=ontology)
    assert isinstance(found, Reading)
    assert [(k.source, k.target, k.kind) for k in found.links] == [(ids[arrest.id], "e1", LinkKind.CAUSED_BY)]


@pytest.mark.parametrize("content", [TWICE, *ODD], ids=range(len(ODD) + 1))
def test_records_are_views_over_the_claims(annotator: Annotator, ontology: Ontology, content: str) -> None:
    found = reading(annotator, ontology, content)
    assert_spans_hold(found, content)
    ids = [r.id for r in found.records]
    assert ids == [f"e{n + 1}" for n in range(len(ids))]
    assert {c.mention for c in found.claims} == set(ids)
    firsts = [r.evidence[0].trigger.start for r in found.records if r.evidence[0].trigger]
    assert firsts == sorted(firsts)
    assert all(r.evidence for r in found.records)
    for record in found.records:
        names = {a.name for a in record.actors}
        assert not names & {r.name for r in record.recipients}
        assert len({m.span for m in record.evidence}) == len(record.evidence)
        assert 0.0 < record.confidence <= 1.0


def test_a_broken_item_fails_alone(annotator: Annotator, ontology: Ontology) -> None:
    item = claimed(annotator, ontology, TWICE)
    head = item.mentions[0].claims[0]
    broken = replace(
        item, mentions=(replace(item.mentions[0], claims=(replace(head, value=EventKind("NO SUCH TYPE")),)),)
    )
    first, second, third = within([item, broken, item], ontology=ontology)
    assert isinstance(first, Reading)
    assert isinstance(second, Failed)
    assert (second.item_id, second.stage) == (item.annotations.text.report.id, "resolve")
    assert third == first


def test_a_mention_that_says_no_kind_fails_alone(annotator: Annotator, ontology: Ontology) -> None:
    item = claimed(annotator, ontology, TWICE)
    broken = replace(item, mentions=(replace(item.mentions[0], claims=()),))
    first, second = within([broken, item], ontology=ontology)
    assert isinstance(first, Failed)
    assert isinstance(second, Reading)
