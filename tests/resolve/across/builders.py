"""Readings made by hand. A report's text is made of the words its records need, so every span is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.model import (
    Claim,
    EventType,
    Interval,
    Mention,
    Participant,
    Place,
    Precision,
    Reading,
    Record,
    Report,
    Source,
    Span,
    Status,
    Toll,
    TollKind,
    When,
    Where,
    report_id,
)

BAGHDAD = Place("geonames:98182", "Baghdad", "IRQ", 33.34, 44.40, Precision.CITY, "Baghdad")
AIRPORT = Place("iata:BGW", "Baghdad International Airport", "IRQ", 33.26, 44.23, Precision.FACILITY, "Baghdad")
TAJI = Place("dl:taji", "Taji", "IRQ", 33.52, 44.26, Precision.CITY, "Baghdad")
BASRA = Place("geonames:99532", "Basra", "IRQ", 30.50, 47.82, Precision.CITY, "Basra")
ANBAR = Place("geonames:99592", "Anbar", "IRQ", None, None, Precision.REGION, "Anbar")
IRAQ = Place("geonames:99237", "Iraq", "IRQ", 33.0, 44.0, Precision.COUNTRY)
TEHRAN = Place("geonames:112931", "Tehran", "IRN", 35.69, 51.42, Precision.CITY, "Tehran")


@dataclass(frozen=True)
class Told:
    """One record in a few words. `when` is a day, a (first, last) pair or None; `tolls` are (low, high, who)."""

    clause: str
    type: EventType = EventType.ASSAULT
    mode: str = ""
    trigger: str = ""
    when: date | tuple[date, date] | None = None
    where: Place | str | None = None
    actors: Sequence[str] = ()
    recipients: Sequence[str] = ()
    tolls: Sequence[tuple[int | None, int | None, str]] = ()
    kind: TollKind = TollKind.KILLED
    status: Status = Status.REPORTED
    sources: Sequence[str] = ()
    background: bool = False
    confidence: float = 0.9
    countries: dict[str, str] = field(default_factory=dict)
    toll_sources: Sequence[tuple[str, ...]] = ()


def report_of(text: str, source: str, published: date | None = date(2020, 1, 4)) -> Report:
    return Report(report_id(text, source, published), source, text, published=published)


def reading_of(
    source: str, *told: Told, published: date | None = date(2020, 1, 4), story: str = "", with_claims: bool = False
) -> Reading:
    """A report by `source` whose records are e1, e2, ...; `story` is further text."""
    text = "\n".join([*(each.clause for each in told), story])
    report = report_of(text, source, published)
    records, start = [], 0
    for number, each in enumerate(told, start=1):
        records.append(_record(f"e{number}", each, Span.of(text, start, start + len(each.clause))))
        start += len(each.clause) + 1
    claims = tuple(claim for record in records for claim in _claims(report.id, record)) if with_claims else ()
    return Reading(report, "en", None, tuple(records), (), (), (), (), (), claims)


def _record(identity: str, told: Told, span: Span) -> Record:
    trigger = None
    if told.trigger:
        at = span.start + told.clause.index(told.trigger)
        trigger = Span(at, at + len(told.trigger), told.trigger)
    days = told.when if isinstance(told.when, tuple) else (told.when, told.when)
    place = told.where if isinstance(told.where, Place) else None
    named = place.name if place else told.where
    figures = [
        Toll(told.kind, who, low, high, (span,), told.toll_sources[at] if told.toll_sources else ())
        for at, (low, high, who) in enumerate(told.tolls)
    ]
    return Record(
        id=identity,
        type=told.type,
        mode=told.mode,
        contexts=(),
        status=told.status,
        background=told.background,
        confidence=told.confidence,
        evidence=(Mention(span, trigger),),
        when=When(Interval(*days), str(days[0]), (span,)) if told.when else None,
        where=Where(str(named), place, place.country if place else None, (span,)) if named else None,
        actors=tuple(Participant(name, (span,), country=told.countries.get(name)) for name in told.actors),
        recipients=tuple(Participant(name, (span,), country=told.countries.get(name)) for name in told.recipients),
        tolls=tuple(figures),
        according_to=tuple(Source(name, (span,)) for name in told.sources),
        quad="material conflict",
        goldstein=-10.0,
    )


def _claims(report: str, record: Record) -> list[Claim]:
    """Claims for tolls only: a reader need not keep one for each cell."""
    return [Claim(report, record.id, "toll", toll, toll.evidence, 0.4) for toll in record.tolls]


def strike(source: str, killed: int, clause: str, **changes: object) -> Reading:
    """The strike near the airport of Baghdad on 3 January, as one outlet tells it."""
    published = changes.pop("published", date(2020, 1, 4))
    told: dict[str, object] = {
        "mode": "aerial",
        "when": date(2020, 1, 3),
        "where": AIRPORT,
        "actors": ["United States"],
        "recipients": ["Qassem Soleimani"],
        "tolls": [(killed, killed, "people")],
    }
    return reading_of(source, Told(clause, **(told | changes)), published=published)  # type: ignore[arg-type]


def four_strikes() -> list[Reading]:
    """One strike by four outlets that disagree about its toll and use other names."""
    return [
        strike("Agence Alpha", 5, "A U.S. air strike killed Qassem Soleimani and four others near the airport"),
        strike(
            "Beta Times",
            7,
            "American forces bombed two cars on the airport road, leaving seven people dead",
            actors=["U.S. military"],
            recipients=["Qasem Soleimani"],
            where=BAGHDAD,
        ),
        strike("Gamma", 8, "Eight died as drones fired at General Soleimani's convoy", recipients=["Soleimani"]),
        strike(
            "Delta Herald",
            7,
            "Iran's most powerful commander was assassinated by the Americans in a drone attack",
            mode="drone",
            actors=["American forces"],
            published=date(2020, 1, 6),
        ),
    ]
