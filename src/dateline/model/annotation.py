"""What `annotate` hands on: everything found in a text, each thing pointing at its words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.place import PlaceMention, Where
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.terms import EventType, LinkKind, RelationKind, Status, TollKind
from dateline.model.text import Text
from dateline.model.when import TimeMention, When


@dataclass(frozen=True, slots=True)
class Word:
    """Syntax of one token; same index as `Text.tokens`. `head` is a token index (its own for a root).

    `tag` is a Penn Treebank tag, `dep` a ClearNLP dependency label, `pos` a Universal POS tag.
    """

    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: tokens first..last (exclusive). `type`: PER ORG GPE LOC FAC NORP EVENT OTHER.

    `canonical` is the fullest name that the report uses for the same thing.
    """

    span: Span
    first: int
    last: int
    type: str
    canonical: str


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A count: "at least 25" is low 25, high None; "dozens" 24..99. Tokens first..last (exclusive)."""

    span: Span
    first: int
    last: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant's words in one event mention. `role`: actor or recipient. `head` is a token index."""

    role: str
    span: Span
    head: int
    name: str
    how: str  # which construction gave it: nsubj, agent, poss, of, ...


@dataclass(frozen=True, slots=True)
class TollMention:
    """A count of people harmed in one event mention."""

    kind: TollKind
    who: str
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: source and cue, and the tokens of the content. `kind`: direct | indirect | passive."""

    source: str  # fullest name in the report; "" where the source is not named
    source_span: Span | None
    cue: Span
    cue_lemma: str
    kind: str
    content: tuple[int, ...]  # token indices
    denies: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event's mention. `trigger` and `head` name it; `span` is the clause that states it."""

    id: str
    head: int
    trigger: Span
    span: Span
    sentence: int
    type: EventType
    mode: str
    status: Status
    score: float
    nominal: bool
    arguments: tuple[Argument, ...]
    tolls: tuple[TollMention, ...]
    when: When | None
    where: Where | None
    attributions: tuple[Attribution, ...]
    votes: tuple[tuple[str, float], ...] = ()
    refers_back: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two names, as stated."""

    subject: str
    relation: RelationKind
    object: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two mentions or records of one report (ids)."""

    source: str
    target: str
    kind: LinkKind
    evidence: Span


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one text."""

    text: Text
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    numbers: tuple[NumberMention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    relations: tuple[Relation, ...]
    links: tuple[Link, ...]
    dateline: PlaceMention | None = None


@dataclass(frozen=True, slots=True)
class ReportTimes:
    """The times of one report, for who asks for nothing else.

    Attributes:
        times: in text order, none overlapping another.
        counted: the spans of those that rest on the day of publication, directly or by way of another time.
    """

    report: Report
    times: tuple[TimeMention, ...]
    counted: frozenset[Span] = frozenset()

    def anchor(self, time: TimeMention) -> str:
        """What a time rests on: "publication", "text" where the report's words are enough, "" where it has no days."""
        if time.span in self.counted:
            return "publication"
        return "text" if time.interval else ""
