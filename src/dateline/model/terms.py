"""The closed sets of the annotation guide and of the public output."""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """The 16 PLOVER event types (Open Event Data Alliance, PLOVER manual 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """How far a report vouches for an event."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    PLANNED = "planned"
    CALLED_FOR = "called_for"


class TollKind(StrEnum):
    """What a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"


class RelationKind(StrEnum):
    """Relations between named persons and organisations."""

    PART_OF = "part_of"
    MEMBER_OF = "member_of"
    LEADS = "leads"
    DEPUTY_OF = "deputy_of"
    SPOKESPERSON_OF = "spokesperson_of"
    ROLE_IN = "role_in"
    ALSO_KNOWN_AS = "also_known_as"
    BACKED_BY = "backed_by"
    LOCATED_IN = "located_in"


class LinkKind(StrEnum):
    """Links between two events of one report."""

    CAUSED_BY = "caused_by"
    PART_OF = "part_of"


class PublishedHow(StrEnum):
    """How a publication date was found, the surest first."""

    TEXT_HEAD = "text_head"  # a line of the text's own head: ` date 2020-01-03 BAGHDAD — ...`
    FIELD = "field"  # a field of the JSONL or CSV row
    HTML_META = "html_meta"  # htmldate on the page's metadata
    GIVEN = "given"  # the caller said so
    FILE_NAME = "file_name"  # a date in the file's name
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a place is located."""

    FACILITY = "facility"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    AREA = "area"  # seas, mountain ranges, parts of the world
    UNRESOLVED = "unresolved"
