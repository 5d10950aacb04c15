"""Texts and names for the tests, without any model."""

from __future__ import annotations

import re

from dateline.model import Entity, Head, Report, Sentence, Span, Text, Token, report_id

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^\n]*?(?:[a-z)]\.(?=\s|$)|\n|$)")


def text_of(content: str, *, dateline: str = "") -> Text:
    """A text of plain tokens, cut into sentences at lines and at full stops after lower-case letters."""
    tokens = tuple(Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(content))
    sentences, first = [], 0
    for found in _SENTENCE.finditer(content):
        last = first
        while last < len(tokens) and tokens[last].start < found.end():
            last += 1
        if last > first:
            sentences.append(Sentence(tokens[first].start, tokens[last - 1].end, first, last, 0))
        first = last
    head = None
    if dateline:
        start = content.index(dateline)
        head = Head(Span.of(content, 0, start + len(dateline)), None, Span.of(content, start, start + len(dateline)))
    report = Report(report_id(content, "test", None), "test", content, head=head)
    return Text(report, "en", tokens, tuple(sentences))


def names_of(content: str, *names: tuple[str, str]) -> list[Entity]:
    """Entities for the first appearance of each (name, type)."""
    found = []
    for name, kind in names:
        start = content.index(name)
        found.append(Entity(Span.of(content, start, start + len(name)), 0, 1, kind, name))
    return found
