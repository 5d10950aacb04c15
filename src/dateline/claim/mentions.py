"""The claims about one event mention."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import (
    Annotations,
    Argument,
    Claim,
    EventKind,
    EventMention,
    Mention,
    MentionClaims,
    Participant,
    Source,
    Span,
    Toll,
    Value,
)
from dateline.ontology import Ontology


def claims_of(annotations: Annotations, event: EventMention, ontology: Ontology) -> MentionClaims:
    """All claims that the report makes with this mention."""
    report_id = annotations.text.report.id

    def claim(cell: str, value: Value, evidence: tuple[Span, ...], worth: float = 1.0) -> Claim:
        return Claim(report_id, event.id, cell, value, evidence, round(event.score * worth, 4))

    sources = tuple(_sources(event))
    out = [claim("event", _kind(annotations, event, ontology), (event.span,))]
    if event.when is not None:
        out.append(claim("when", event.when, event.when.evidence, event.when.confidence))
    if event.where is not None:
        out.append(claim("where", event.where, event.where.evidence, event.where.confidence))
    for argument in event.arguments:
        out.append(claim(argument.role, _participant(annotations, argument, ontology), (argument.span,)))
    names = tuple(s.name for s in sources)
    for t in event.tolls:
        out.append(claim("toll", Toll(t.kind, t.who, t.low, t.high, (t.span,), names, event.score), (t.span,)))
    out.extend(claim("according_to", source, source.evidence) for source in sources)
    return MentionClaims(
        id=event.id,
        mention=Mention(event.span, event.trigger),
        sentence=event.sentence,
        head_lemma=annotations.words[event.head].lemma.lower(),
        nominal=event.nominal,
        claims=tuple(out),
        refers_back=event.refers_back,
    )


def _kind(annotations: Annotations, event: EventMention, ontology: Ontology) -> EventKind:
    contexts: dict[str, None] = {}
    for i in annotations.text.tokens_in(event.span):
        contexts.update(dict.fromkeys(sorted(ontology.context(annotations.words[i].lemma.lower()))))
    return EventKind(event.type, event.mode, tuple(contexts), event.status, event.votes)


def _participant(annotations: Annotations, argument: Argument, ontology: Ontology) -> Participant:
    """Country from the place words in the phrase, sector from its head noun."""
    country = next(
        (p.place.country for p in annotations.places if p.place is not None and argument.span.covers(p.span)), None
    )
    lemma = annotations.words[argument.head].lemma.lower()
    sector = ontology.sector(lemma)
    if sector is None and country is not None and any(p.name == argument.name for p in annotations.places):
        sector = "GOV"  # a country that acts is its government
    return Participant(argument.name, (argument.span,), None, country, sector)


def _sources(event: EventMention) -> Iterator[Source]:
    """Named sources; who does a thing by saying it is not its source."""
    actors = {a.name.lower() for a in event.arguments if a.role == "actor"}
    seen: set[str] = set()
    for told in event.attributions:
        name = told.source
        if not name or told.source_span is None or name.lower() in seen | actors:
            continue
        seen.add(name.lower())
        yield Source(name, (told.source_span, told.cue), told.kind, told.cue.quote)
