"""TimeML files: a document's text, the day it was written, and the time expressions that people marked in it.

A file is never more than bytes to us: nothing it names is fetched, and entities that it declares are not expanded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import lxml.etree

from dateline.errors import EmptyError, MalformedError, NotFoundError, TooLargeError, UnreadableError
from dateline.read import DEFAULT_LIMITS

SUFFIX = ".tml"
_CREATION = frozenset({"CREATION_TIME", "PUBLICATION_TIME"})
_CREATION_ID = "t0"  # by custom, the document's own time
# An "&" that opens none of XML's own references: older corpora hold "AT&T" and names of HTML.
_STRAY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression; `start` and `end` count characters of the document's text. `how` is empty in a gold one."""

    start: int
    end: int
    words: str
    type: str
    value: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class TimemlDocument:
    """A document as people marked it.

    Attributes:
        name: the file's, without its suffix.
        created: the day of the document's creation time; None where it has none that is a day.
        mended: whether a stray "&" had to be read as itself.
    """

    name: str
    path: Path
    text: str
    created: date | None
    times: tuple[Timex, ...]
    mended: bool = False


def timeml_files(folder: Path) -> list[Path]:
    """The TimeML files of a folder, in order of name; hidden files do not count.

    Raises:
        NotFoundError: there is no such folder, or no such file in it.
    """
    found = sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    if not found:
        raise NotFoundError(f"{folder}: there are no TimeML files (ID{SUFFIX})")
    return found


def read_timeml(path: Path) -> TimemlDocument:
    """The document of a file.

    Raises:
        UnreadableError: it cannot be read.
        TooLargeError: it is larger than any input may be.
        MalformedError: it is no XML, or has no TEXT.
        EmptyError: its TEXT is empty.
    """
    data = _bytes(path)
    root, mended = _parsed(data)
    body = root if root.tag == "TEXT" else root.find(".//TEXT")
    if body is None:
        raise MalformedError("no TEXT element: this is no TimeML")
    text, times = _content(body)
    if not text.strip():
        raise EmptyError("its TEXT is empty")
    return TimemlDocument(path.stem, path, text, _created(root), times, mended)


def _bytes(path: Path) -> bytes:
    limit = DEFAULT_LIMITS.file_bytes
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise TooLargeError(f"more than {limit} bytes")
    return data


def _parsed(data: bytes) -> tuple[Any, bool]:
    """The root element, and whether stray ampersands were in the way."""
    try:
        return _tree(data), False
    except (lxml.etree.XMLSyntaxError, MalformedError) as error:
        whole, count = _STRAY.subn(b"&amp;", data)
        try:
            if count:
                return _tree(whole), True
        except (lxml.etree.XMLSyntaxError, MalformedError):
            pass  # the first reason is the one that speaks of the file as it is
        raise MalformedError(f"no XML: {' '.join(str(error).split())}") from error


def _tree(data: bytes) -> Any:
    """Parse; references to entities are left as they are, which is an error here.

    Raises:
        MalformedError: an entity that is none of XML's own.
    """
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = lxml.etree.fromstring(data, parser)
    entity = next(root.iter(lxml.etree.Entity), None)
    if entity is not None:
        raise MalformedError(f"the entity {entity.text} is none of XML's own")
    return root


def _content(body: Any) -> tuple[str, tuple[Timex, ...]]:
    """The text of an element and the expressions inside it, in order; those without words are left out."""
    parts: list[str] = []
    opened: list[int] = []
    spans: list[tuple[int, int, str, str]] = []
    at = 0
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        piece = element.text if event == "start" else element.tail if element is not body else None
        if event == "start":
            opened.append(at)
        else:
            start = opened.pop()
            if element.tag == "TIMEX3" and element.get("tid") != _CREATION_ID:
                spans.append((start, at, element.get("type", ""), element.get("value", "")))
        if piece:
            parts.append(piece)
            at += len(piece)
    text = "".join(parts)
    times = [Timex(start, end, text[start:end], kind, value) for start, end, kind, value in spans]
    return text, tuple(sorted((time for time in times if time.words.strip()), key=lambda time: (time.start, time.end)))


def _created(root: Any) -> date | None:
    """The day of the first expression that is marked as the document's own time."""
    for element in root.iter("TIMEX3"):
        if element.get("functionInDocument") in _CREATION or element.get("tid") == _CREATION_ID:
            try:
                return date.fromisoformat(element.get("value", "")[:10])
            except ValueError:
                return None
    return None
