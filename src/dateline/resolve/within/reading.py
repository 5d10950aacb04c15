"""A report's records, each a view over the claims of its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from dateline.model import (
    Annotations,
    Claim,
    EventType,
    Interval,
    Link,
    Mention,
    Participant,
    Reading,
    Record,
    ReportClaims,
    Source,
    Status,
    Toll,
    When,
    Where,
)
from dateline.ontology import Ontology
from dateline.resolve.within.names import merged, same
from dateline.resolve.within.same_event import Group, Judge, group, kind

BACKGROUND = timedelta(days=30)  # annotation guide: more than 30 days before publication
ORDER = (Status.REPORTED, Status.CLAIMED, Status.DENIED, Status.PLANNED, Status.CALLED_FOR)


def reading_of(item: ReportClaims, ontology: Ontology, judge: Judge) -> Reading:
    """Merges mentions, chooses each cell's value, and re-keys claims and links to the records."""
    notes = item.annotations
    groups = group(item.mentions, judge)
    records: list[Record] = []
    claims: list[Claim] = []
    of_mention: dict[str, str] = {}
    for g in groups:
        name = f"e{len(records) + 1}"
        records.append(_record(name, g, notes, ontology))
        for m in g.mentions:
            of_mention[m.id] = name
            claims.extend(replace(c, mention=name) for c in m.claims)
    report = notes.text.report
    return Reading(
        report=report,
        language=notes.text.language,
        dateline=notes.dateline,
        records=tuple(records),
        relations=item.relations,
        links=_links(item.links, of_mention),
        times=notes.times,
        places=notes.places,
        entities=notes.entities,
        claims=tuple(claims),
    )


def _links(links: Iterable[Link], of_mention: dict[str, str]) -> tuple[Link, ...]:
    out: dict[tuple[str, str, str], Link] = {}
    for link in links:
        source, target = of_mention.get(link.source), of_mention.get(link.target)
        if source and target and source != target:
            out.setdefault((source, target, link.kind), replace(link, source=source, target=target))
    return tuple(out.values())


def _record(name: str, g: Group, notes: Annotations, ontology: Ontology) -> Record:
    kinds = [kind(m) for m in g.mentions]
    claims = [c for m in g.mentions for c in m.claims]
    what = kinds[0].type
    mode = next((k.mode for k in kinds if k.mode), "")
    status = min((k.status for k in kinds), key=ORDER.index)
    when = _when(claims)
    where = _where(claims)
    actors = merged(c.value for c in claims if c.cell == "actor" and isinstance(c.value, Participant))
    recipients = merged(c.value for c in claims if c.cell == "recipient" and isinstance(c.value, Participant))
    actors, recipients = _one_side(actors, recipients, claims)
    return Record(
        id=name,
        type=what,
        mode=mode,
        contexts=tuple(dict.fromkeys(c for k in kinds for c in k.contexts)),
        status=status,
        background=_background(when, notes),
        confidence=round(max(c.confidence for c in claims), 4),
        evidence=_evidence(g),
        when=when,
        where=where,
        actors=actors,
        recipients=recipients,
        tolls=_tolls(claims),
        according_to=_sources(claims, actors, what),
        quad=ontology.quad(what),
        goldstein=ontology.goldstein(what, mode),
        why=tuple(dict.fromkeys(f"{who} {vote:.2f}" for k in kinds for who, vote in k.votes)),
    )


def _one_side(
    actors: tuple[Participant, ...], recipients: tuple[Participant, ...], claims: list[Claim]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Nobody is on both sides: the side that more mentions give counts, of equals the one given first."""
    sides = [(c.cell, c.value.name) for c in claims if isinstance(c.value, Participant)]
    for actor in actors:
        for recipient in recipients:
            if not same(actor.name, recipient.name):
                continue
            told = [cell for cell, name in sides if same(name, actor.name)]
            if told.count("recipient") > told.count("actor") or (
                told.count("recipient") == told.count("actor") and told[0] == "recipient"
            ):
                actors = tuple(a for a in actors if a is not actor)
            else:
                recipients = tuple(r for r in recipients if r is not recipient)
    return actors, recipients


def _evidence(g: Group) -> tuple[Mention, ...]:
    """Mentions in text order, each stretch of text once."""
    out: dict[tuple[int, int], Mention] = {}
    for m in g.mentions:
        out.setdefault((m.mention.span.start, m.mention.span.end), m.mention)
    return tuple(out.values())


def _length(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 10**6
    return (interval.end - interval.start).days


def _when(claims: Iterable[Claim]) -> When | None:
    """The surest time, of equals the most exact; evidence of all claims that agree with it."""
    found = [c.value for c in claims if isinstance(c.value, When)]
    if not found:
        return None
    best = min(found, key=lambda w: (-w.confidence, _length(w.interval), w.evidence[0].start))
    spans = [s for w in found if w.interval == best.interval for s in w.evidence]
    return replace(best, evidence=tuple(dict.fromkeys(spans)))


def _where(claims: Iterable[Claim]) -> Where | None:
    """The surest place; evidence of all claims that agree with it."""
    found = [c.value for c in claims if isinstance(c.value, Where)]
    if not found:
        return None
    best = min(found, key=lambda w: (-w.confidence, w.evidence[0].start))
    spans = [s for w in found if (w.text.lower(), w.country) == (best.text.lower(), best.country) for s in w.evidence]
    return replace(best, evidence=tuple(dict.fromkeys(spans)))


def _tolls(claims: Iterable[Claim]) -> tuple[Toll, ...]:
    out: dict[tuple[str, int | None, int | None], Toll] = {}
    for claim in claims:
        toll = claim.value
        if not isinstance(toll, Toll):
            continue
        key = (toll.kind, toll.low, toll.high)
        known = out.get(key)
        if known is None:
            out[key] = toll
        else:
            evidence = tuple(dict.fromkeys([*known.evidence, *toll.evidence]))
            told = tuple(dict.fromkeys([*known.according_to, *toll.according_to]))
            out[key] = replace(known, evidence=evidence, according_to=told)
    return tuple(out.values())


def _sources(claims: Iterable[Claim], actors: tuple[Participant, ...], what: EventType) -> tuple[Source, ...]:
    """Each source once; for what is done by saying it, its actors are no sources."""
    out: list[Source] = []
    for claim in claims:
        source = claim.value
        if not isinstance(source, Source) or any(same(source.name, s.name) for s in out):
            continue
        if what is not EventType.ASSAULT and any(same(source.name, a.name) for a in actors):
            continue
        out.append(source)
    return tuple(out)


def _background(when: When | None, notes: Annotations) -> bool:
    published = notes.text.report.published
    if when is None or published is None or when.interval.end is None:
        return False
    return published - when.interval.end > BACKGROUND
