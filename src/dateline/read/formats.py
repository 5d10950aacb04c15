"""Which reader an input needs, by its first bytes and its suffix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from dateline.errors import EmptyError, EncodingError, UnreadableError
from dateline.model import Failed
from dateline.read.build import Draft, Job
from dateline.read.csv import read_csv
from dateline.read.encoding import decode
from dateline.read.html import read_html
from dateline.read.jsonl import read_json
from dateline.read.plain import read_plain
from dateline.read.words import table

_SIGNATURES = {bytes.fromhex(code): name for code, name in table("formats.toml")["signatures"].items()}
_SUFFIXES: dict[str, str] = {
    suffix: name for name, suffixes in table("formats.toml")["suffixes"].items() for suffix in suffixes
}
_OPENING = 2048  # bytes looked at
_HTML = re.compile(r"\s{0,99}(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype\s{1,9}html|html|head|body|article)\b", re.I)
_XML = re.compile(r"\s{0,99}<(?:\?xml|rss|feed|rdf:rdf|nitf|newsml|!doctype)\b", re.I)
_XHTML = re.compile(r"<(?:!doctype\s{1,9}html|html)\b", re.I)


def drafts(data: bytes, origin: str, job: Job) -> Iterator[Draft | Failed]:
    """The drafts in one input.

    Raises:
        InputError: nothing of it can be read.
    """
    if not data.strip():
        raise EmptyError("the file is empty")
    match format_of(data, job.name):
        case "html":
            return read_html(data, origin, job.limits, job.today)
        case "json":
            return read_json(data, origin, job.limits, lines=False)
        case "jsonl":
            return read_json(data, origin, job.limits, lines=True)
        case "csv":
            return read_csv(data, origin, job.limits)
        case _:
            return read_plain(data, origin)


def format_of(data: bytes, name: str) -> str:
    """One of "plain", "html", "json", "jsonl" and "csv".

    A page is a page whatever it is called. Without a known suffix, text that opens like JSON is JSON.

    Raises:
        UnreadableError: an archive, an image, a PDF, XML other than XHTML, and other things that are no text.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableError(f"{what}: such files are not read")
    suffix = _SUFFIXES.get(PurePath(name).suffix.lower())
    opening = _opening(data)
    if _HTML.match(opening):
        return "html"
    if _XML.match(opening):
        if not _XHTML.search(opening):
            raise UnreadableError("XML other than XHTML: such files are not read")
        return "html"
    if suffix:
        return suffix
    if opening.lstrip()[:2] in ('{"', "[{", "{\n", "[\n"):
        return "json"
    return "plain"


def _opening(data: bytes) -> str:
    """The first characters, only to be looked at: markup shows in any encoding, a cut character does no harm."""
    start = data[:_OPENING]
    try:
        return decode(start)
    except EncodingError:
        return start.decode("latin-1")
