"""A record made ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.model import EventType, Participant, Reading, Record, Status
from dateline.resolve.across.days import Days, days_of
from dateline.resolve.across.names import Name, parse
from dateline.resolve.across.places import Spot, spot_of
from dateline.resolve.across.vocabulary import Rarity, content, triggers

# What is announced or demanded is never the same record as what happened. Claimed and denied things are said to have
# happened, so that a claim and its denial can stand side by side in one event.
_PHASES = {Status.PLANNED: "planned", Status.CALLED_FOR: "called for"}
_NUMBER = re.compile(r"\d+")
# Both sides do it, and which one a report names first says nothing.
MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A record with what is compared of it.

    Attributes:
        at: its place in the order of all items: by publication, report id, number of the record.
        phase: "happened", "planned" or "called for".
        days: first and last possible day, None where they tell nothing.
        published: ordinal of the day of publication.
        actors: for a type with two equal sides, all participants.
        words: weights of the stems of its evidence.
        filled: how many cells it has.
    """

    at: int
    reading: Reading
    record: Record
    phase: str
    days: Days | None
    published: int | None
    actors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    spot: Spot | None
    words: Mapping[str, float]
    triggers: frozenset[str]
    filled: int

    @property
    def key(self) -> tuple[str, str]:
        """Report id and record id."""
        return self.reading.report.id, self.record.id


def items_of(readings: Iterable[Reading]) -> tuple[Item, ...]:
    """All records of all readings, in an order that does not depend on that of the readings.

    A report read twice counts once (that reading which comes first by its own text), as does a record id.
    """
    by_report: dict[str, Reading] = {}
    for reading in readings:
        known = by_report.setdefault(reading.report.id, reading)
        if known is not reading and known != reading:
            by_report[reading.report.id] = min(known, reading, key=repr)
    told: dict[tuple[str, str], tuple[Reading, Record]] = {}
    for reading in by_report.values():
        for record in reading.records:
            told.setdefault((reading.report.id, record.id), (reading, record))
    ordered = sorted(told.values(), key=lambda pair: _order(*pair))
    words = [content(record) for _, record in ordered]
    rarity = Rarity(words)
    return tuple(_item(at, reading, record, rarity.vector(words[at])) for at, (reading, record) in enumerate(ordered))


def _order(reading: Reading, record: Record) -> tuple[date, str, int, str]:
    number = _NUMBER.search(record.id)
    published = reading.report.published or date.max
    return published, reading.report.id, int(number.group()) if number else 0, record.id


def _item(at: int, reading: Reading, record: Record, words: Mapping[str, float]) -> Item:
    published = reading.report.published
    phase = _PHASES.get(record.status, "happened")
    actors, recipients = record.actors, record.recipients
    if record.type in MUTUAL:
        actors, recipients = actors + recipients, ()
    cells = (record.when, record.where, record.mode, *actors, *recipients, *record.tolls, *record.according_to)
    return Item(
        at=at,
        reading=reading,
        record=record,
        phase=phase,
        days=days_of(record.when, published, happened=phase == "happened"),
        published=published.toordinal() if published else None,
        actors=_names(actors),
        recipients=_names(recipients),
        spot=spot_of(record.where),
        words=words,
        triggers=triggers(record.evidence),
        filled=sum(1 for cell in cells if cell),
    )


def _names(participants: Iterable[Participant]) -> tuple[Name, ...]:
    """The participants' names, each once."""
    return tuple(dict.fromkeys(parsed(p.name, p.country, p.actor_id) for p in participants))


@lru_cache(maxsize=100_000)
def parsed(name: str, country: str | None, actor_id: str | None) -> Name:
    """A parsed name; the same names come back in report after report."""
    return parse(name, country, actor_id)
