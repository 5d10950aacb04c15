"""Events: one report's records, and views over many reports' claims."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.annotation import Entity, Link, Relation
from dateline.model.claim import Claim, Participant, Source, Toll
from dateline.model.place import PlaceMention, Where
from dateline.model.report import Failed, Report
from dateline.model.span import Mention
from dateline.model.terms import EventType, Status
from dateline.model.when import TimeMention, When


@dataclass(frozen=True, slots=True)
class Record:
    """One event as one report tells it, however often it mentions it (shared/gold/GUIDE.md).

    `id` is "e1", "e2", ... by first mention. `evidence` has the first mention first and is never empty.
    """

    id: str
    type: EventType
    mode: str
    contexts: tuple[str, ...]
    status: Status
    background: bool
    confidence: float
    evidence: tuple[Mention, ...]
    when: When | None
    where: Where | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    tolls: tuple[Toll, ...]
    according_to: tuple[Source, ...]
    quad: str
    goldstein: float
    why: tuple[str, ...] = ()  # which rules and heads spoke for it, for `dateline why`


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything Dateline read in one report: what `extract` prints and what the store keeps."""

    report: Report
    language: str
    dateline: PlaceMention | None
    records: tuple[Record, ...]
    relations: tuple[Relation, ...]
    links: tuple[Link, ...]  # between record ids
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...] = ()  # their `mention` is the id of the record they were merged into
    failed: tuple[Failed, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one cell of an event, with every claim that asserts it, over all its reports.

    `cell` is a name as in `Claim.cell`. Equal values of several reports are one Cell.
    """

    cell: str
    value: str  # as shown: "5 killed", "2020-01-03", "United States"
    claims: tuple[Claim, ...]
    best: bool = False


@dataclass(frozen=True, slots=True)
class EventMember:
    """A report's record that tells this event."""

    report_id: str
    record_id: str
    score: float  # how well it fits the event, 0..1


@dataclass(frozen=True, slots=True)
class Event:
    """The same event over many reports: a view over claims. `id` does not depend on the order of the reports.

    Attributes:
        best: the record whose cells are shown first, chosen by `rule`.
        conflicts: kinds of disagreement among the members, e.g. "toll", "when", "status", "actor".
        sources: number of independent sources: near copies count once.
    """

    id: str
    type: EventType
    title: str
    members: tuple[EventMember, ...]
    best: Record
    cells: tuple[Cell, ...]
    rule: str
    conflicts: tuple[str, ...]
    sources: int
