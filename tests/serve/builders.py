"""A small invented world, built by hand: reports, their records, and the events that join them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dateline.model import (
    Cell,
    Claim,
    Event,
    EventKind,
    EventMember,
    EventType,
    Failed,
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
from dateline.store import Store


def span(text: str, words: str, after: int = 0) -> Span:
    """The first place of the words in the text, from `after` on."""
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def report(text: str, source: str, published: date | None, **more: object) -> Report:
    how = PublishedHow.FIELD if published else PublishedHow.UNKNOWN
    given = {"published_how": how, "published_confidence": 0.9 if published else 0.0} | more
    return Report(id=report_id(text, source, published), source=source, text=text, published=published, **given)  # type: ignore[arg-type]


def when(text: str, words: str, start: date | None, end: date | None) -> When:
    edtf = f"{start or '..'}/{end or '..'}" if start != end else str(start)
    return When(Interval(start, end), edtf, (span(text, words),))


def where(text: str, words: str, country: str | None, name: str = "") -> Where:
    place = Place(f"geonames:{len(words)}", name or words, country, 1.0, 2.0, Precision.CITY)
    return Where(words, place, country, (span(text, words),))


def person(text: str, name: str, country: str | None = None) -> Participant:
    return Participant(name, (span(text, name),), country=country)


def record(
    text: str,
    clause: str,
    type: EventType = EventType.ASSAULT,  # noqa: A002 - the field's name
    *,
    id: str = "e1",  # noqa: A002 - the field's name
    trigger: str | None = None,
    **more: object,
) -> Record:
    """A record with defaults for everything but its clause."""
    found = span(text, clause)
    mention = Mention(found, span(text, trigger, found.start) if trigger else None)
    given: dict[str, object] = {
        "mode": "",
        "contexts": (),
        "status": Status.REPORTED,
        "background": False,
        "confidence": 0.8,
        "evidence": (mention,),
        "when": None,
        "where": None,
        "actors": (),
        "recipients": (),
        "tolls": (),
        "according_to": (),
        "quad": "material conflict",
        "goldstein": -9.0,
    } | more
    return Record(id=id, type=type, **given)  # type: ignore[arg-type]


def claims_of(report_id_: str, one: Record) -> tuple[Claim, ...]:
    """One claim for each filled cell of the record."""
    own = one.evidence[0].span
    kind = EventKind(one.type, one.mode, one.contexts, one.status, (("rules", 0.7),))
    values = [("event", kind, (own,))]
    values += [("when", one.when, one.when.evidence)] if one.when else []
    values += [("where", one.where, one.where.evidence)] if one.where else []
    values += [("actor", each, each.evidence) for each in one.actors]
    values += [("recipient", each, each.evidence) for each in one.recipients]
    values += [("toll", each, each.evidence) for each in one.tolls]
    values += [("according_to", each, each.evidence) for each in one.according_to]
    return tuple(Claim(report_id_, one.id, cell, value, evidence, 0.8) for cell, value, evidence in values)  # type: ignore[arg-type]


def reading(of: Report, records: Sequence[Record], **more: object) -> Reading:
    given: dict[str, object] = {
        "language": "en",
        "dateline": None,
        "relations": (),
        "links": (),
        "times": (),
        "places": (),
        "entities": (),
        "claims": tuple(claim for one in records for claim in claims_of(of.id, one)),
    } | more
    return Reading(report=of, records=tuple(records), **given)  # type: ignore[arg-type]


def event(id: str, told: Sequence[tuple[Reading, str]], *, conflicts: tuple[str, ...] = (), sources: int = 0) -> Event:  # noqa: A002
    """The event that these records tell; the first one is the best."""
    values: dict[tuple[str, str], list[Claim]] = {}
    members = []
    for read, record_id in told:
        members.append(EventMember(read.report.id, record_id, 0.95))
        for claim in read.claims:
            if claim.mention == record_id:
                values.setdefault((claim.cell, value_text(claim.value)), []).append(claim)
    first, first_id = told[0]
    best = next(one for one in first.records if one.id == first_id)
    chosen = {(c.cell, value_text(c.value)) for c in first.claims if c.mention == first_id}
    cells = tuple(Cell(cell, value, tuple(found), (cell, value) in chosen) for (cell, value), found in values.items())
    return Event(
        id=id,
        type=best.type,
        title=record_title(best),
        members=tuple(members),
        best=best,
        cells=cells,
        rule="newest-report",
        conflicts=conflicts,
        sources=sources or len(told),
    )


@dataclass(frozen=True)
class World:
    """What is stored."""

    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    failed: tuple[Failed, ...] = ()

    def write(self, path: Path) -> Path:
        """Store it; gives the path back."""
        with Store.open(path, create=True) as store:
            run = store.begin_run(version="test", weights="none", inputs=["builders"])
            for each in self.readings:
                store.put_reading(each, run_id=run)
            for failed in self.failed:
                store.put_failed(failed, run_id=run)
            store.replace_events(self.events)
            store.end_run(run)
        return path


MARKET_1 = """VELIK, 4 March 2021 — A bomb killed at least 25 people at a market in Velik on Wednesday, police said.
The Red Dawn group claimed the blast. Col. Ada Bremer of the Velik police said “the toll will rise”.
President Tomas Arden condemned the attack. He met Foreign Minister Lena Oro of Sarland in Port Amel in January.

Protests over bread prices were held in 2018, when police arrested dozens of students."""

MARKET_2 = """An explosion tore through Velik's central market on 3 March, killing 31 people, \
the Ministry of Health said on Thursday.
Nobody has claimed responsibility. The interior ministry blamed the Red Dawn group."""

MARKET_3 = """The Red Dawn group denied that it had bombed the market in Velik. \
“We did not do this,” its spokesman said."""


def market_reports() -> tuple[Reading, Reading, Reading]:
    """Three reports of one bombing that disagree about its toll and its doer."""
    return _first(), _second(), _third()


def _first() -> Reading:
    text = MARKET_1
    of = report(
        text, "Velik Courier", date(2021, 3, 4), title="Bomb kills 25 at market", url="https://courier.example/1"
    )
    red, police = person(text, "The Red Dawn group"), Source("police", (span(text, "police"),), cue="said")
    bomb = record(
        text,
        "A bomb killed at least 25 people at a market in Velik on Wednesday",
        trigger="killed",
        mode="explosives",
        when=when(text, "on Wednesday", date(2021, 3, 3), date(2021, 3, 3)),
        where=where(text, "Velik", "ALD"),
        actors=(red,),
        recipients=(person(text, "people"),),
        tolls=(Toll(TollKind.KILLED, "people", 25, None, (span(text, "at least 25 people"),), ("police",)),),
        according_to=(police,),
        why=("trigger list: kill", "toll in the same clause"),
    )
    condemn = record(
        text,
        "President Tomas Arden condemned the attack",
        EventType.ACCUSE,
        id="e2",
        trigger="condemned",
        actors=(person(text, "Tomas Arden", "ALD"),),
        quad="verbal conflict",
        when=when(text, "4 March 2021", date(2021, 3, 3), date(2021, 3, 4)),
    )
    meet = record(
        text,
        "He met Foreign Minister Lena Oro of Sarland in Port Amel in January",
        EventType.CONSULT,
        id="e3",
        trigger="met",
        mode="visit",
        actors=(person(text, "Tomas Arden", "ALD"), person(text, "Lena Oro", "SAR")),
        where=where(text, "Port Amel", "SAR"),
        when=when(text, "in January", date(2021, 1, 1), date(2021, 1, 31)),
        background=True,
        quad="verbal cooperation",
        goldstein=2.8,
    )
    arrest = record(
        text,
        "police arrested dozens of students",
        EventType.COERCE,
        id="e4",
        trigger="arrested",
        mode="arrest",
        actors=(person(text, "police", "ALD"),),
        recipients=(person(text, "dozens of students"),),
        tolls=(Toll(TollKind.DETAINED, "students", 24, 99, (span(text, "dozens of students"),)),),
        when=when(text, "in 2018", date(2018, 1, 1), date(2018, 12, 31)),
        background=True,
    )
    times = (
        TimeMention(
            span(text, "on Wednesday"),
            "DATE",
            "2021-03-03",
            None,
            "2021-03-03",
            "weekday: latest",
        ),
    )
    dateline = PlaceMention(span(text, "VELIK"), "Velik", Place("dl:velik", "Velik", "ALD", 1, 2, Precision.CITY), 0.9)
    return reading(
        of,
        (bomb, condemn, meet, arrest),
        dateline=dateline,
        times=times,
        places=(PlaceMention(span(text, "Velik"), "Velik", dateline.place, 0.93),),
        relations=(
            Relation(
                "Ada Bremer", RelationKind.ROLE_IN, "Velik police", span(text, "Col. Ada Bremer of the Velik police")
            ),
        ),
        links=(Link("e2", "e1", LinkKind.CAUSED_BY, span(text, "condemned the attack")),),
        failed=(Failed(of.id, "DL-200", "one sentence was too long to be read", "annotate"),),
    )


def _second() -> Reading:
    text = MARKET_2
    of = report(text, "Sarland Wire", date(2021, 3, 4), title="Market blast: 31 dead")
    blast = record(
        text,
        "An explosion tore through Velik's central market on 3 March, killing 31 people",
        trigger="explosion",
        mode="explosives",
        when=when(text, "on 3 March", date(2021, 3, 3), date(2021, 3, 3)),
        where=where(text, "Velik's central market", "ALD", "Velik"),
        recipients=(person(text, "people"),),
        tolls=(Toll(TollKind.KILLED, "people", 31, 31, (span(text, "31 people"),), ("Ministry of Health",)),),
        according_to=(Source("Ministry of Health", (span(text, "the Ministry of Health"),), cue="said"),),
    )
    blame = record(
        text,
        "The interior ministry blamed the Red Dawn group",
        EventType.ACCUSE,
        id="e2",
        trigger="blamed",
        actors=(person(text, "The interior ministry"),),
        recipients=(person(text, "the Red Dawn group"),),
        quad="verbal conflict",
    )
    return reading(of, (blast, blame))


def _third() -> Reading:
    text = MARKET_3
    of = report(text, "The Aldovan", date(2021, 3, 6), title="Red Dawn denies bombing")
    denied = record(
        text,
        "it had bombed the market in Velik",
        trigger="bombed",
        mode="explosives",
        status=Status.DENIED,
        where=where(text, "Velik", "ALD"),
        actors=(person(text, "The Red Dawn group"),),
        according_to=(Source("The Red Dawn group", (span(text, "The Red Dawn group"),), cue="denied"),),
    )
    return reading(of, (denied,))


def market_world() -> World:
    """The bombing told by three reports, and five events told by one."""
    one, two, three = market_reports()
    return World(
        (one, two, three),
        (
            event("ev-market", [(two, "e1"), (one, "e1"), (three, "e1")], conflicts=("toll", "actor", "status")),
            event("ev-condemn", [(one, "e2")]),
            event("ev-meet", [(one, "e3")]),
            event("ev-arrest", [(one, "e4")]),
            event("ev-blame", [(two, "e2")]),
        ),
        (Failed("inbox/broken.pdf", "DL-102", "the bytes are no text", "read"),),
    )


def many_events(number: int) -> World:
    """As many one-report events, one a day."""
    readings, events = [], []
    for at in range(number):
        day = date(2020, 1, 1) + timedelta(days=at)
        text = f"Rebels shelled camp {at} on {day}."
        one = record(
            text,
            f"Rebels shelled camp {at}",
            trigger="shelled",
            when=when(text, str(day), day, day),
            actors=(person(text, "Rebels"),),
            recipients=(person(text, f"camp {at}"),),
        )
        readings.append(reading(report(text, f"Outlet {at % 3}", day, title=f"Shelling {at}"), (one,)))
        events.append(event(f"ev-{at:04d}", [(readings[-1], "e1")]))
    return World(tuple(readings), tuple(events))


def hostile_world(payload: str, url: str) -> World:
    """One event with the payload in every text that a report can bring along."""
    text = f"{payload} attacked {payload} in {payload} at noon."
    of = report(text, f"Out {payload}", date(2021, 1, 1), title=f"Title {payload}", url=url, origin=f"dir/{payload}")
    name = person(text, payload)
    one = record(
        text,
        text,
        trigger="attacked",
        mode=payload[:60],
        when=when(text, "at noon", date(2021, 1, 1), date(2021, 1, 1)),
        where=where(text, payload, "ALD", payload),
        actors=(name,),
        recipients=(name,),
        tolls=(Toll(TollKind.KILLED, payload, 1, 1, name.evidence, (payload,)),),
        according_to=(Source(payload, name.evidence, cue=payload),),
        why=(payload,),
    )
    failed = Failed(of.id, "DL-200", payload, payload)
    read = reading(
        of, (one,), relations=(Relation(payload, RelationKind.LEADS, payload, name.evidence[0]),), failed=(failed,)
    )
    ev = event("ev-hostile", [(read, "e1")], conflicts=("toll", payload))
    return World((read,), (ev,), (Failed(payload, "DL-102", payload, "read"),))
