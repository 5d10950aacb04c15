from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from dateline.export import best_member, event_to_dict, reading_to_dict, to_jsonl
from dateline.model import EventType, LinkKind, Precision, PublishedHow, Reading, RelationKind, Status, TollKind
from tests.store.building import reading
from tests.strategies import event_of, join, readings

NONE = type(None)
NUMBER = (int, float)


class Either:
    """One of several shapes; a closed set of values is a tuple of them."""

    def __init__(self, *shapes: object) -> None:
        self.shapes = shapes


SPAN = {"start": int, "end": int, "quote": str}
SPANS = [SPAN]
REFERENCE = {"country": Either(str, NONE), "evidence": SPANS}
PARTICIPANT = REFERENCE | {"name": str, "actor_id": Either(str, NONE), "sector": Either(str, NONE)}
WHEN = {"start": Either(str, NONE), "end": Either(str, NONE), "edtf": str, "evidence": SPANS}
LOCATED = {"place_id": Either(str, NONE), "lat": Either(*NUMBER, NONE), "lon": Either(*NUMBER, NONE)}
WHERE = REFERENCE | LOCATED | {"text": str, "name": Either(str, NONE), "precision": tuple(Precision)}
TOLL = {
    "kind": tuple(TollKind), "who": str, "low": Either(int, NONE), "high": Either(int, NONE), "according_to": [str],
    "evidence": SPANS,
}  # fmt: skip
SOURCE = {"name": str, "actor_id": Either(str, NONE), "kind": str, "cue": str, "evidence": SPANS}
EVENT = {
    "id": str, "type": tuple(EventType), "mode": str, "contexts": [str], "quad": str, "goldstein": Either(*NUMBER),
    "status": tuple(Status), "background": bool, "confidence": Either(*NUMBER),
    "evidence": [Either(SPAN, SPAN | {"trigger": SPAN})],
    "when": Either(WHEN, NONE), "where": Either(WHERE, NONE), "actors": [PARTICIPANT], "recipients": [PARTICIPANT],
    "tolls": [TOLL], "according_to": [SOURCE],
}  # fmt: skip
REPORT = {
    "id": str, "source": str, "url": Either(str, NONE), "title": Either(str, NONE), "published": Either(str, NONE),
    "published_how": tuple(PublishedHow), "dateline": Either({"text": str, "place_id": Either(str, NONE)}, NONE),
    "language": str, "text": str,
}  # fmt: skip
OUTPUT = {
    "report": REPORT,
    "events": [EVENT],
    "relations": [{"subject": str, "relation": tuple(RelationKind), "object": str, "evidence": SPANS}],
    "links": [{"from": str, "to": str, "kind": tuple(LinkKind), "evidence": SPANS}],
    "times": [SPAN | {"type": str, "value": str}],
    "places": [SPAN | LOCATED | {"name": Either(str, NONE), "country": Either(str, NONE)}],
    "entities": [SPAN | {"type": str, "name": str}],
    "failed": [{"item_id": str, "stage": str, "code": str, "reason": str}],
}  # fmt: skip


def fits(value: Any, shape: Any) -> bool:
    """Whether the JSON value has exactly this shape: all names of an object, and no others."""
    if isinstance(shape, Either):
        return any(fits(value, each) for each in shape.shapes)
    if isinstance(shape, dict):
        return isinstance(value, dict) and value.keys() == shape.keys() and all(fits(value[k], shape[k]) for k in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, tuple):
        return value in shape
    return type(value) is shape


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere inside."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for each in value.values():
            yield from spans_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans_in(each)


def written(item: Reading) -> Any:
    stream = io.StringIO()
    assert to_jsonl([item], stream) == 1
    assert stream.getvalue().endswith("\n")
    return json.loads(stream.getvalue())


@settings(deadline=None)
@given(readings())
def test_the_public_form_has_exactly_its_shape(item: Reading) -> None:
    output = written(item)
    for name, shape in OUTPUT.items():
        assert fits(output[name], shape), name
    assert list(output) == list(OUTPUT)


@settings(deadline=None)
@given(readings())
def test_every_span_is_words_of_the_text(item: Reading) -> None:
    output = written(item)
    text = output["report"]["text"]
    assert text == item.report.text
    for span in spans_in(output):
        assert span["quote"]
        assert text[span["start"] : span["end"]] == span["quote"]


@settings(deadline=None)
@given(readings())
def test_every_cell_has_evidence(item: Reading) -> None:
    for event in written(item)["events"]:
        assert event["evidence"]
        cells = [event["when"], event["where"], *event["actors"], *event["recipients"], *event["tolls"]]
        for cell in filter(None, cells + event["according_to"]):
            assert cell["evidence"]
    for relation in (output := written(item))["relations"] + output["links"]:
        assert relation["evidence"]


@settings(deadline=None)
@given(readings())
def test_nothing_is_lost(item: Reading) -> None:
    output = written(item)
    for name in ("relations", "links", "times", "places", "entities", "failed"):
        assert len(output[name]) == len(getattr(item, name))
    for event, record in zip(output["events"], item.records, strict=True):
        assert [actor["name"] for actor in event["actors"]] == [actor.name for actor in record.actors]
        assert [(toll["low"], toll["high"]) for toll in event["tolls"]] == [
            (toll.low, toll.high) for toll in record.tolls
        ]


def test_one_line_a_report_whatever_its_text() -> None:
    items = [reading("One\u2028line\r\nand\x85 another."), reading("Two."), replace(reading(), records=())]
    stream = io.StringIO()
    assert to_jsonl(iter(items), stream) == 3
    lines = stream.getvalue().splitlines()
    assert [json.loads(line)["report"]["text"] for line in lines] == [item.report.text for item in items]


def test_half_a_surrogate_pair_can_be_written_as_utf8() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    to_jsonl([reading("half \ud800 ✈")], stream)
    stream.seek(0)
    assert json.loads(stream.read())["report"]["text"] == "half \ud800 ✈"


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert json.dumps(reading_to_dict(reading())) == json.dumps(reading_to_dict(reading()))


def test_an_unresolved_place_keeps_its_words() -> None:
    where = reading().records[0].where
    assert where
    output = written(reading(where=replace(where, place=None, country=None)))["events"][0]["where"]
    assert (output["text"], output["name"], output["place_id"], output["precision"]) == (
        "Baghdad", None, None, "unresolved",
    )  # fmt: skip


CLAIM = {"report": str, "record": str, "confidence": Either(*NUMBER), "value": dict, "evidence": SPANS}
ACROSS = {
    "id": str, "type": tuple(EventType), "title": str, "rule": str, "conflicts": [str], "sources": int,
    "members": [{"report": str, "record": str, "score": Either(*NUMBER)}],
    "best": {"report": Either(str, NONE)} | EVENT,
    "cells": [{"cell": str, "value": str, "best": bool, "claims": [CLAIM]}],
}  # fmt: skip


@settings(deadline=None)
@given(readings())
def test_an_event_over_reports_has_its_shape_and_words(item: Reading) -> None:
    for number in range(len(item.records)):
        output = json.loads(json.dumps(event_to_dict(event_of(item, number))))
        for name, shape in ACROSS.items():
            assert fits(output[name], shape), name
        assert output["best"]["report"] == item.report.id
        for span in spans_in(output):
            assert item.report.text[span["start"] : span["end"]] == span["quote"]
        for cell in output["cells"]:
            assert cell["claims"]
            assert all(claim["evidence"] and claim["report"] == item.report.id for claim in cell["claims"])


def test_the_best_record_is_found_among_records_of_one_name() -> None:
    one, other = reading("The first text."), reading("Another text that is longer.")
    for best in (one, other):
        event = replace(join(event_of(one), event_of(other)), best=best.records[0])
        member = best_member(event)
        assert member
        assert member.report_id == best.report.id
        assert event_to_dict(event)["best"]["report"] == best.report.id


@pytest.mark.parametrize("members", [(), "same"])
def test_an_event_without_cells_or_members_can_be_written(members: object) -> None:
    event = replace(event_of(reading()), cells=())
    if members == ():
        event = replace(event, members=())
    assert event_to_dict(event)["best"]["report"] == (None if members == () else reading().report.id)
