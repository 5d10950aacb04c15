"""Cuts a report's text into segments, so that nested and crossing spans can all be shown in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Mention, Reading, Record, Span

LAYERS = ("evidence", "trigger", "time", "place", "participant")
FOCUS = "focus"  # the span that the reader came for


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown. `layer` is one of LAYERS, FOCUS, or "" for a mere anchor; `record` is "" where none is."""

    start: int
    end: int
    layer: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the set of marks does not change.

    Attributes:
        layers: in the order of LAYERS, FOCUS last.
        records: ids of the records whose marks cover it, in order of their first mark.
        anchors: ids of the spans that start here, longest first.
        ends: ids of the records of which a piece of evidence ends here.
    """

    start: int
    end: int
    text: str
    layers: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def anchor(start: int, end: int) -> str:
    """The id of a span in its report's page: "s123-456"."""
    return f"s{start}-{end}"


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """The text cut at every start and end of a mark; joined, the segments are the text again.

    Marks that are no stretch of the text are left out, since a page must be shown whatever the store holds.
    """
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in kept:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, len(text), *opening, *closing})
    layers: Counter[str] = Counter()
    records: Counter[str] = Counter()
    result: list[Segment] = []
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            layers[mark.layer] -= 1
            records[mark.record] -= 1
        for mark in opening.get(start, ()):
            layers[mark.layer] += 1
            records[mark.record] += 1
        result.append(
            Segment(
                start=start,
                end=end,
                text=text[start:end],
                layers=tuple(layer for layer in (*LAYERS, FOCUS) if layers[layer] > 0),
                records=tuple(record for record, n in records.items() if n > 0 and record),
                anchors=_anchors(opening.get(start, ())),
                ends=_unique(mark.record for mark in closing.get(end, ()) if mark.layer == "evidence"),
            )
        )
    return result


def _anchors(marks: Iterable[Mark]) -> tuple[str, ...]:
    return _unique(anchor(mark.start, mark.end) for mark in sorted(marks, key=lambda mark: -mark.end))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(item for item in dict.fromkeys(items) if item)


def reading_marks(reading: Reading, focus: tuple[int, int] | None = None) -> list[Mark]:
    """Every span of a reading as a mark, and the one that the reader came for."""
    marks = [mark for record in reading.records for mark in record_marks(record)]
    marks += [_mark(time.span, "time") for time in reading.times]
    marks += [_mark(place.span, "place") for place in reading.places]
    marks += [_mark(entity.span, "") for entity in reading.entities]
    marks += [_mark(relation.evidence, "") for relation in reading.relations]
    marks += [_mark(link.evidence, "") for link in reading.links]
    marks += [_mark(span, "") for claim in reading.claims for span in claim.evidence]
    if reading.dateline:
        marks.append(_mark(reading.dateline.span, "place"))
    if focus:
        marks.append(Mark(focus[0], focus[1], FOCUS))
    return marks


def record_marks(record: Record) -> list[Mark]:
    """The spans of one record, each on its layer."""
    marks = [mark for mention in record.evidence for mark in _mention_marks(mention, record.id)]
    if record.when:
        marks += [_mark(span, "time", record.id) for span in record.when.evidence]
    if record.where:
        marks += [_mark(span, "place", record.id) for span in record.where.evidence]
    named = [each.evidence for each in (*record.actors, *record.recipients)]
    named += [source.evidence for source in record.according_to]
    marks += [_mark(span, "participant", record.id) for evidence in named for span in evidence]
    for toll in record.tolls:
        marks += [_mark(span, "", record.id) for span in toll.evidence]
    return marks


def _mention_marks(mention: Mention, record: str) -> list[Mark]:
    marks = [_mark(mention.span, "evidence", record)]
    if mention.trigger:
        marks.append(_mark(mention.trigger, "trigger", record))
    return marks


def _mark(span: Span, layer: str, record: str = "") -> Mark:
    return Mark(span.start, span.end, layer, record)
