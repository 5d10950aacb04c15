"""Hypothesis strategies for the model: readings and events whose spans are words of their report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from dateline.model import (
    Cell,
    Claim,
    Entity,
    Event,
    EventKind,
    EventMember,
    EventType,
    Failed,
    Head,
    Interval,
    Link,
    LinkKind,
    Mention,
    Participant,
    Place,
    PlaceMention,
    Precision,
    PublishedHow,
    Reading,
    Record,
    Relation,
    RelationKind,
    Report,
    Source,
    Span,
    Status,
    TimeMention,
    Toll,
    TollKind,
    When,
    Where,
    report_id,
)
from dateline.model.words import record_title, value_text

# Any text that UTF-8 and both databases can carry: no lone surrogates, no NUL.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(characters, max_size=12)
names = st.text(characters, min_size=1, max_size=20)
scores = st.floats(0, 1)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
countries = st.none() | st.sampled_from(["IRQ", "IRN", "USA", "HKG"])
maybe_id = st.none() | st.sampled_from(["wikidata:Q1", "dl:us-military"])


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A stretch of the text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


def evidence(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(text), min_size=1, max_size=2).map(tuple)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Days in order; either side may be open."""
    ends = sorted(draw(st.tuples(days, days)))
    start, end = (draw(st.sampled_from([day, None])) for day in ends)
    return Interval(start, end)


def places() -> st.SearchStrategy[Place]:
    return st.builds(
        Place,
        id=st.sampled_from(["geonames:98182", "iata:BGW"]),
        name=names,
        country=countries,
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        precision=st.sampled_from(Precision),
        admin1=st.none() | words,
        population=st.integers(0, 10**7),
    )


def whens(text: str) -> st.SearchStrategy[When]:
    return st.builds(When, interval=intervals(), edtf=words, evidence=evidence(text), confidence=scores)


def wheres(text: str) -> st.SearchStrategy[Where]:
    return st.builds(
        Where, text=names, place=st.none() | places(), country=countries, evidence=evidence(text), confidence=scores
    )


def participants(text: str) -> st.SearchStrategy[Participant]:
    return st.builds(
        Participant,
        name=names,
        evidence=evidence(text),
        actor_id=maybe_id,
        country=countries,
        sector=st.sampled_from([None, "MIL"]),
        confidence=scores,
    )


def sources(text: str) -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        name=words,
        evidence=evidence(text),
        kind=st.sampled_from(["direct", "indirect", "passive"]),
        cue=words,
        actor_id=maybe_id,
    )


@st.composite
def tolls(draw: st.DrawFn, text: str) -> Toll:
    """A toll with its bounds in order."""
    low, high = sorted(draw(st.tuples(st.integers(0, 999), st.integers(0, 999))))
    return Toll(
        kind=draw(st.sampled_from(TollKind)),
        who=draw(words),
        low=draw(st.sampled_from([low, None])),
        high=draw(st.sampled_from([high, None])),
        evidence=draw(evidence(text)),
        according_to=tuple(draw(st.lists(names, max_size=2))),
        confidence=draw(scores),
    )


def kinds() -> st.SearchStrategy[EventKind]:
    return st.builds(
        EventKind,
        type=st.sampled_from(EventType),
        mode=st.sampled_from(["", "aerial"]),
        contexts=st.sampled_from([(), ("military",)]),
        status=st.sampled_from(Status),
        votes=st.sampled_from([(), (("lexicon", 0.5), ("head", 1.0))]),
    )


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    return Mention(draw(spans(text)), draw(st.none() | spans(text)))


@st.composite
def records(draw: st.DrawFn, text: str, record_id: str) -> Record:
    """One event as one report tells it."""
    return Record(
        id=record_id,
        type=draw(st.sampled_from(EventType)),
        mode=draw(st.sampled_from(["", "aerial", "demo"])),
        contexts=draw(st.sampled_from([(), ("military",)])),
        status=draw(st.sampled_from(Status)),
        background=draw(st.booleans()),
        confidence=draw(scores),
        evidence=tuple(draw(st.lists(mentions(text), min_size=1, max_size=2))),
        when=draw(st.none() | whens(text)),
        where=draw(st.none() | wheres(text)),
        actors=tuple(draw(st.lists(participants(text), max_size=2))),
        recipients=tuple(draw(st.lists(participants(text), max_size=2))),
        tolls=tuple(draw(st.lists(tolls(text), max_size=2))),
        according_to=tuple(draw(st.lists(sources(text), max_size=1))),
        quad=draw(st.sampled_from(["material conflict", "verbal cooperation"])),
        goldstein=draw(st.floats(-10, 10)),
        why=draw(st.sampled_from([(), ("lexicon:kill",)])),
    )


def claims_of(report: str, record: Record) -> tuple[Claim, ...]:
    """One claim for every filled cell of the record."""
    kind = EventKind(record.type, record.mode, record.contexts, record.status)
    first = Claim(report, record.id, "event", kind, tuple(mention.span for mention in record.evidence))
    cells = [("when", record.when), ("where", record.where)]
    for cell, values in (("actor", record.actors), ("recipient", record.recipients), ("toll", record.tolls)):
        cells += [(cell, value) for value in values]
    cells += [("according_to", source) for source in record.according_to]
    return first, *(Claim(report, record.id, cell, value, value.evidence, 0.5) for cell, value in cells if value)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(characters, min_size=1, max_size=60))
    source = draw(st.sampled_from(["Reuters", "AFP", "Voice of America"]))
    published = draw(st.none() | days)
    return Report(
        id=report_id(text, source, published),
        source=source,
        text=text,
        title=draw(st.none() | words),
        url=draw(st.sampled_from([None, "https://example.org/a"])),
        published=published,
        published_how=draw(st.sampled_from(PublishedHow)),
        published_confidence=draw(scores),
        head=draw(st.none() | st.builds(Head, spans(text), st.none() | spans(text), st.none() | spans(text))),
        origin=draw(words),
    )


@st.composite
def place_mentions(draw: st.DrawFn, text: str) -> PlaceMention:
    return PlaceMention(draw(spans(text)), draw(names), draw(st.none() | places()), draw(scores), draw(st.booleans()))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading in which every span is words of the text and every record has its claims."""
    report = draw(reports())
    text = report.text
    found = tuple(draw(records(text, f"e{number}")) for number in range(1, draw(st.integers(0, 3)) + 1))
    link = st.builds(Link, st.just("e1"), st.just("e2"), st.sampled_from(LinkKind), spans(text))
    time = st.builds(TimeMention, spans(text), st.just("DATE"), words, st.none() | intervals(), words, words)
    entity = st.builds(Entity, spans(text), st.just(0), st.just(1), st.sampled_from(["PER", "ORG"]), names)
    relation = st.builds(Relation, names, st.sampled_from(RelationKind), names, spans(text))
    failed = st.builds(Failed, st.just(report.id), st.sampled_from(["DL-200", "DL-107"]), words, st.just("annotate"))
    return Reading(
        report=report,
        language=draw(st.sampled_from(["en", ""])),
        dateline=draw(st.none() | place_mentions(text)),
        records=found,
        relations=tuple(draw(st.lists(relation, max_size=2))),
        links=tuple(draw(st.lists(link, max_size=1))),
        times=tuple(draw(st.lists(time, max_size=2))),
        places=tuple(draw(st.lists(place_mentions(text), max_size=2))),
        entities=tuple(draw(st.lists(entity, max_size=2))),
        claims=tuple(claim for record in found for claim in claims_of(report.id, record)),
        failed=tuple(draw(st.lists(failed, max_size=1))),
    )


def event_of(reading: Reading, number: int = 0, *, event_id: str | None = None) -> Event:
    """The event that one record of a reading tells, with no other report in it."""
    record, report = reading.records[number], reading.report
    own = [claim for claim in reading.claims if claim.mention == record.id]
    return Event(
        id=event_id or f"ev-{report.id[7:19]}-{record.id}",
        type=record.type,
        title=record_title(record),
        members=(EventMember(report.id, record.id, 1.0),),
        best=record,
        cells=tuple(Cell(claim.cell, value_text(claim.value), (claim,), best=True) for claim in own),
        rule="first",
        conflicts=(),
        sources=1,
    )


def join(event: Event, other: Event, *conflicts: str) -> Event:
    """The event with the other's members and cells too, disagreeing in what `conflicts` names."""
    return replace(
        event, members=event.members + other.members, cells=event.cells + other.cells, conflicts=conflicts, sources=2
    )
