"""Frozen data classes that the stages hand to one another. Imports nothing of ours but itself."""

from dateline.model.annotation import (
    Annotations,
    Argument,
    Attribution,
    Entity,
    EventMention,
    Link,
    NumberMention,
    Relation,
    ReportTimes,
    TollMention,
    Word,
)
from dateline.model.claim import (
    Claim,
    EventKind,
    MentionClaims,
    Participant,
    ReportClaims,
    Source,
    Toll,
    Value,
)
from dateline.model.event import Cell, Event, EventMember, Reading, Record
from dateline.model.place import Place, PlaceMention, Where
from dateline.model.report import Failed, Head, Report, report_id
from dateline.model.span import Mention, Span
from dateline.model.terms import (
    EventType,
    LinkKind,
    Precision,
    PublishedHow,
    RelationKind,
    Status,
    TollKind,
)
from dateline.model.text import Sentence, Text, Token
from dateline.model.when import Interval, TimeMention, When

__all__ = [
    "Annotations",
    "Argument",
    "Attribution",
    "Cell",
    "Claim",
    "Entity",
    "Event",
    "EventKind",
    "EventMember",
    "EventMention",
    "EventType",
    "Failed",
    "Head",
    "Interval",
    "Link",
    "LinkKind",
    "Mention",
    "MentionClaims",
    "NumberMention",
    "Participant",
    "Place",
    "PlaceMention",
    "Precision",
    "PublishedHow",
    "Reading",
    "Record",
    "Relation",
    "RelationKind",
    "Report",
    "ReportClaims",
    "ReportTimes",
    "Sentence",
    "Source",
    "Span",
    "Status",
    "Text",
    "TimeMention",
    "Token",
    "Toll",
    "TollKind",
    "TollMention",
    "Value",
    "When",
    "Where",
    "Word",
    "report_id",
]
