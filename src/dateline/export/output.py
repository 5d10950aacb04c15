"""The public interchange form of one report's reading: one JSON object, and one line of JSONL, per report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from dateline.export.cells import (
    Json,
    mention_to_dict,
    participant_to_dict,
    report_to_dict,
    source_to_dict,
    span_to_dict,
    spans_to_list,
    toll_to_dict,
    when_to_dict,
    where_to_dict,
)
from dateline.export.lines import to_line
from dateline.model import Entity, Failed, Link, PlaceMention, Reading, Record, Relation, TimeMention


def reading_to_dict(reading: Reading) -> Json:
    """A reading as the public form's object. Unknown cells are null or []; every offset counts `report.text`."""
    return {
        "report": _report(reading),
        "events": [record_to_dict(record) for record in reading.records],
        "relations": [_relation(relation) for relation in reading.relations],
        "links": [_link(link) for link in reading.links],
        "times": [_time(time) for time in reading.times],
        "places": [_place(place) for place in reading.places],
        "entities": [_entity(entity) for entity in reading.entities],
        "failed": [failed_to_dict(failed) for failed in reading.failed],
    }


def to_jsonl(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write one line per reading to the stream, in UTF-8 text where it is so opened; how many were written.

    The stream is flushed after each line, so that a reader at the other end of a pipe never waits for the next report.
    """
    written = 0
    for reading in readings:
        stream.write(to_line(reading_to_dict(reading)) + "\n")
        stream.flush()
        written += 1
    return written


def record_to_dict(record: Record) -> Json:
    """One event as one report tells it."""
    return {
        "id": record.id,
        "type": record.type.value,
        "mode": record.mode,
        "contexts": list(record.contexts),
        "quad": record.quad,
        "goldstein": record.goldstein,
        "status": record.status.value,
        "background": record.background,
        "confidence": record.confidence,
        "evidence": [mention_to_dict(mention) for mention in record.evidence],
        "when": when_to_dict(record.when) if record.when else None,
        "where": where_to_dict(record.where) if record.where else None,
        "actors": [participant_to_dict(actor) for actor in record.actors],
        "recipients": [participant_to_dict(recipient) for recipient in record.recipients],
        "tolls": [toll_to_dict(toll) for toll in record.tolls],
        "according_to": [source_to_dict(source) for source in record.according_to],
    }


def failed_to_dict(failed: Failed) -> Json:
    """Something that could not be processed, and why."""
    return {"item_id": failed.item_id, "stage": failed.stage, "code": failed.code, "reason": failed.reason}


def _report(reading: Reading) -> Json:
    report, place = reading.report, reading.dateline
    return report_to_dict(report) | {
        "dateline": {"text": place.name, "place_id": place.place.id if place.place else None} if place else None,
        "language": reading.language,
        "text": report.text,
    }


def _relation(relation: Relation) -> Json:
    return {
        "subject": relation.subject,
        "relation": relation.relation.value,
        "object": relation.object,
        "evidence": [span_to_dict(relation.evidence)],
    }


def _link(link: Link) -> Json:
    return {"from": link.source, "to": link.target, "kind": link.kind.value, "evidence": spans_to_list([link.evidence])}


def _time(time: TimeMention) -> Json:
    return span_to_dict(time.span) | {"type": time.type, "value": time.value}


def _place(mention: PlaceMention) -> Json:
    place = mention.place
    return span_to_dict(mention.span) | {
        "name": place.name if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def _entity(entity: Entity) -> Json:
    return span_to_dict(entity.span) | {"type": entity.type, "name": entity.canonical}
