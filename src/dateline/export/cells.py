"""Parts of a record as JSON objects; the same names in every export. Spans are {"start", "end", "quote"}."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dateline.model import EventKind, Mention, Participant, Precision, Report, Source, Span, Toll, Value, When, Where

Json = dict[str, Any]


def span_to_dict(span: Span) -> Json:
    """Offsets in characters, `end` exclusive, and the words."""
    return {"start": span.start, "end": span.end, "quote": span.quote}


def spans_to_list(spans: Iterable[Span]) -> list[Json]:
    """The spans in their order."""
    return [span_to_dict(span) for span in spans]


def mention_to_dict(mention: Mention) -> Json:
    """The clause, with "trigger" where there is a word that names the event."""
    found = span_to_dict(mention.span)
    if mention.trigger is not None:
        found["trigger"] = span_to_dict(mention.trigger)
    return found


def day(value: date | None) -> str | None:
    """A day as ISO 8601."""
    return value.isoformat() if value else None


def report_to_dict(report: Report) -> Json:
    """What is known of a report before it is read; its text is left to the caller."""
    return {
        "id": report.id,
        "source": report.source,
        "url": report.url,
        "title": report.title,
        "published": day(report.published),
        "published_how": report.published_how.value,
    }


def when_to_dict(when: When) -> Json:
    """First and last possible day, null where open."""
    return {
        "start": day(when.interval.start),
        "end": day(when.interval.end),
        "edtf": when.edtf,
        "evidence": spans_to_list(when.evidence),
    }


def where_to_dict(where: Where) -> Json:
    """The report's words, and the gazetteer's place or nulls."""
    place = where.place
    return {
        "text": where.text,
        "name": place.name if place else None,
        "place_id": place.id if place else None,
        "country": where.country,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": (place.precision if place else Precision.UNRESOLVED).value,
        "evidence": spans_to_list(where.evidence),
    }


def participant_to_dict(participant: Participant) -> Json:
    """An actor or recipient."""
    return {
        "name": participant.name,
        "actor_id": participant.actor_id,
        "country": participant.country,
        "sector": participant.sector,
        "evidence": spans_to_list(participant.evidence),
    }


def toll_to_dict(toll: Toll) -> Json:
    """A count of people harmed."""
    return {
        "kind": toll.kind.value,
        "who": toll.who,
        "low": toll.low,
        "high": toll.high,
        "according_to": list(toll.according_to),
        "evidence": spans_to_list(toll.evidence),
    }


def source_to_dict(source: Source) -> Json:
    """Somebody who says so."""
    return {
        "name": source.name,
        "actor_id": source.actor_id,
        "kind": source.kind,
        "cue": source.cue,
        "evidence": spans_to_list(source.evidence),
    }


def kind_to_dict(kind: EventKind) -> Json:
    """What kind of event is asserted, without the votes that chose it."""
    return {
        "type": kind.type.value,
        "mode": kind.mode,
        "contexts": list(kind.contexts),
        "status": kind.status.value,
    }


def value_to_dict(value: Value) -> Json:
    """What a claim asserts."""
    match value:
        case EventKind():
            return kind_to_dict(value)
        case When():
            return when_to_dict(value)
        case Where():
            return where_to_dict(value)
        case Participant():
            return participant_to_dict(value)
        case Toll():
            return toll_to_dict(value)
        case Source():
            return source_to_dict(value)
