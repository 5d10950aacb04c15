"""Claims: one report, or somebody it quotes, asserts one thing about one event mention."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.annotation import Annotations, Link, Relation
from dateline.model.place import Where
from dateline.model.span import Mention, Span
from dateline.model.terms import EventType, Status, TollKind
from dateline.model.when import When


@dataclass(frozen=True, slots=True)
class Participant:
    """Who did it or had it done to them. `name` is the fullest name the report uses, never a pronoun."""

    name: str
    evidence: tuple[Span, ...]
    actor_id: str | None = None
    country: str | None = None
    sector: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: `kind` is direct (a quotation), indirect, or none of them named ("passive")."""

    name: str
    evidence: tuple[Span, ...]
    kind: str = "indirect"
    cue: str = ""
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people harmed. `low`/`high` inclusive, None where unbounded ("at least 25": 25, None)."""

    kind: TollKind
    who: str
    low: int | None
    high: int | None
    evidence: tuple[Span, ...]
    according_to: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class EventKind:
    """What kind of event is asserted. `votes` says which parts of the program chose it and how strongly."""

    type: EventType
    mode: str = ""
    contexts: tuple[str, ...] = ()
    status: Status = Status.REPORTED
    votes: tuple[tuple[str, float], ...] = ()


Value = EventKind | When | Where | Participant | Toll | Source


@dataclass(frozen=True, slots=True)
class Claim:
    """One cell of one event mention, asserted by the report or by a source that it names.

    Attributes:
        report_id: the report.
        mention: the event mention in that report, "m1", "m2", ... in text order.
        cell: event, when, where, actor, recipient, toll or according_to.
        value: what is asserted; its class goes with the cell.
        evidence: where; never empty.
    """

    report_id: str
    mention: str
    cell: str
    value: Value
    evidence: tuple[Span, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim without evidence: {self.mention} {self.cell}")


@dataclass(frozen=True, slots=True)
class MentionClaims:
    """All claims about one event mention, the mention itself, and its number of the sentence it stands in.

    `background` is left to resolve, since it follows from the merged date.
    """

    id: str
    mention: Mention
    sentence: int
    head_lemma: str
    nominal: bool
    claims: tuple[Claim, ...]
    refers_back: bool = False  # "the attack": may only repeat an event told elsewhere


@dataclass(frozen=True, slots=True)
class ReportClaims:
    """What `claim` hands on for one report, in text order."""

    annotations: Annotations
    mentions: tuple[MentionClaims, ...]
    relations: tuple[Relation, ...] = ()
    links: tuple[Link, ...] = ()  # between mentions
