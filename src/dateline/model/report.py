"""What `read` hands on: a report as it was found, and failures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from dateline.model.span import Span
from dateline.model.terms import PublishedHow


@dataclass(frozen=True, slots=True)
class Head:
    """The opening that is not story: date line, headline block, dateline. Stays in the text.

    Attributes:
        span: the whole head, from the first character to the last before the story.
        date: the words of the publication date inside the head, if any.
        place: the dateline's place ("BAGHDAD"), if any.
    """

    span: Span
    date: Span | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `text` never changes after this; every offset anywhere counts its characters.

    Attributes:
        id: `sha256:` + hex digest over text, source and publication date.
        source: the outlet, or the file's name where no outlet is given.
        published_confidence: 0..1, how sure the publication date is.
        origin: where it was read from (a path, a line of a file), for people; not part of the id.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    published_how: PublishedHow = PublishedHow.UNKNOWN
    published_confidence: float = 0.0
    head: Head | None = None
    origin: str = ""


def report_id(text: str, source: str, published: date | None) -> str:
    """The id of a report: reading the same report twice gives the same id."""
    key = json.dumps([text, source, published.isoformat() if published else None], ensure_ascii=True)
    return "sha256:" + hashlib.sha256(key.encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that could not be processed. It never stops the stream.

    Attributes:
        item_id: the report's id, or the origin where no report came to be.
        code: of the error (see `dateline.errors`).
        reason: one sentence for people.
        stage: the stage that gave up: read, text, annotate, claim, resolve.
    """

    item_id: str
    code: str
    reason: str
    stage: str
