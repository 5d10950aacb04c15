"""Web pages: trafilatura finds the article, htmldate its day. Nothing is ever fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import htmldate
import lxml.etree
import lxml.html
import trafilatura
from trafilatura.settings import Document

from dateline.errors import EmptyError, MalformedError, TooDeepError, TooLargeError
from dateline.model import PublishedHow
from dateline.read.build import Draft
from dateline.read.dates import parse_date
from dateline.read.encoding import decode
from dateline.read.limits import Limits

# Both log what they cannot parse; whoever wants to see it sets up logging, others are not to be bothered.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?([\w-]{2,20})""", re.I)
_TAG = re.compile(r"<[A-Za-z!/][^<>]{0,2000}>")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_NO_TEXT = ("script", "style", "noscript", "template", "head", "nav", "footer", "iframe", "svg", "form")
_BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "section", "article", "pre")
_GUESSED = 0.6  # a day that htmldate found elsewhere than in the metadata


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None


def read_html(data: bytes, origin: str, limits: Limits, today: date) -> Iterator[Draft]:
    """The page's article as one draft; a file without any tag is taken as plain text.

    Raises:
        TooDeepError, TooLargeError, MalformedError: more of something than the limits allow.
        EmptyError: no text on the page.
        EncodingError, UnreadableError: the bytes cannot be made text.
    """
    declared = _CHARSET.search(data[:4096])
    markup = decode(data, declared=declared[1].decode("ascii", "replace") if declared else None)
    if not _TAG.search(markup):
        yield Draft(markup, origin)
        return
    markup = _XML_DECLARATION.sub("", markup, count=1)
    _guard(markup, limits)
    page = _article(markup) or _all_text(markup)
    if page is None:
        raise EmptyError("no text on the page")
    published, sure = _published(markup, page.url, today)
    yield Draft(
        page.text,
        origin,
        source=page.source,
        title=page.title,
        url=page.url,
        published=published,
        how=PublishedHow.HTML_META,
        sure=sure,
    )


class _Guard:
    """A parser's target that builds no tree and gives up past a limit."""

    def __init__(self, limits: Limits) -> None:
        self._limits, self._depth, self._elements = limits, 0, 0

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self._limits.html_depth:
            raise TooDeepError(f"HTML nested deeper than {self._limits.html_depth}")
        if self._elements > self._limits.html_elements:
            raise TooLargeError(f"more than {self._limits.html_elements} HTML elements")
        if len(attributes) > self._limits.html_attributes:
            raise MalformedError(f"an HTML element with more than {self._limits.html_attributes} attributes")

    def end(self, _tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """Required of a target."""


def _guard(markup: str, limits: Limits) -> None:
    """Parses without a tree: libraries that walk trees recursively must never see a deep one.

    Raises:
        TooDeepError, TooLargeError, MalformedError: a limit is passed.
    """
    if len(markup) > limits.html_chars:
        raise TooLargeError(f"a page of {len(markup)} characters, the limit is {limits.html_chars}")
    parser = lxml.etree.HTMLParser(target=_Guard(limits), no_network=True)
    try:
        lxml.etree.fromstring(markup, parser)
    except lxml.etree.LxmlError:
        return  # markup that this parser refuses; the extraction below says what is left of it


def _article(markup: str) -> _Page | None:
    """What trafilatura takes for the article, with its metadata; None where it finds none."""
    try:
        found = trafilatura.bare_extraction(markup, with_metadata=True, include_comments=False)
    except Exception:  # it meets pages that no one has tested; the plain extraction comes next
        logging.getLogger(__name__).debug("trafilatura gave up", exc_info=True)
        return None
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        return None
    return _Page(found.text, found.title, found.sitename or found.hostname, found.url)


def _all_text(markup: str) -> _Page | None:
    """All visible text, block by block; None where there is none."""
    try:
        tree = lxml.html.document_fromstring(markup)
    except (lxml.etree.LxmlError, ValueError):
        return None
    title = tree.findtext(".//title")
    for element in list(tree.iter(*_NO_TEXT)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    text = "\n".join(line for line in lines if line)
    return _Page(text, title) if text else None


def _published(markup: str, url: str | None, today: date) -> tuple[date | None, float]:
    """The day by the page's metadata, else one that htmldate finds elsewhere on it, less sure."""
    latest = (today + timedelta(days=2)).isoformat()
    for extensive, sure in ((False, 1.0), (True, _GUESSED)):
        try:
            found = htmldate.find_date(markup, extensive_search=extensive, original_date=True, url=url, max_date=latest)
        except Exception:  # as above: a page without a day is still a report
            logging.getLogger(__name__).debug("htmldate gave up", exc_info=True)
            return None, 0.0
        # The extensive search makes 1 January of any year it meets, such as that of a copyright line.
        if found and not (extensive and found.endswith("-01-01")):
            return parse_date(found)[0], sure
    return None, 0.0
