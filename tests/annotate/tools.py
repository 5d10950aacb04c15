"""Texts of invented sentences, and walks over what was found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

from dateline.annotate import Annotator, Prepared
from dateline.inference import Pipeline, load_pipeline
from dateline.model import Annotations, Report, Span, Text, report_id
from dateline.text.sentences import split
from dateline.text.tokens import tokenize

FRIDAY = date(2024, 3, 15)

# What no careful writer sends, and every archive holds.
ODD = [
    "...",
    "?!",
    "—",
    "“",
    "”",
    "Attack",
    "the",
    "7",
    "a" * 5000,
    "kill" * 300 + " attacked Berlin.",
    "🔥🔥🔥",
    "👩‍👩‍👧 protested in Paris 🇫🇷 on Monday.",
    "“Soldiers attacked the village, said the mayor.",
    "Soldiers attacked” the village.",
    '"""" said "" said "',
    "(((((())))",
    "said said said said",
    "according to",
    "According to according to according to.",
    "reportedly",
    "He did. She did. They did. It did.",
    "We, we, we attacked us.",
    "12 13 14 15 dead dead dead",
    "of of of of the the the",
    "killed\n\n\nkilled\n\nkilled",
    "Police\tarrested\u00a0two\u2003men.",
    "Iran-backed",
    "-backed Iran-",
    "e\u0301l Pre\u0301sident\u0300 attacked.",
    "\ufeffTroops attacked the town.",
    ("Troops attacked the town and " * 60) + "left.",
]


@cache
def shipped() -> Pipeline:
    """The parser, loaded once for all tests."""
    return load_pipeline()


def text_of(content: str, published: date | None = FRIDAY) -> Text:
    """A report of Friday, 15 March 2024, cut as `text` cuts, whatever its language may be."""
    tokens = tokenize(content)
    report = Report(report_id(content, "test", published), "test", content, published=published)
    return Text(report, "en", tokens, split(content, tokens, None))


def read(annotator: Annotator, content: str, published: date | None = FRIDAY) -> Annotations:
    """The annotations of a report that must not fail."""
    (found,) = annotator.annotate([text_of(content, published)])
    assert isinstance(found, Annotations), found
    return found


def prepare(annotator: Annotator, content: str) -> Prepared:
    """What is known before the heads are asked: it rests on the pinned parser and on rules alone."""
    return annotator.prepare(text_of(content))


def at(prepared: Prepared, word: str, nth: int = 0) -> int:
    """Token index of the nth appearance of a word."""
    tree = prepared.tree
    return [i for i in range(len(tree.words)) if tree.word(i) == word][nth]


def said(prepared: Prepared, indices: Iterator[int] | list[int]) -> list[str]:
    """The words at some token indices."""
    return [prepared.tree.word(i) for i in indices]


def spans_in(value: object) -> Iterator[Span]:
    """Every span anywhere inside dataclasses and tuples."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def assert_spans_hold(value: object, text: str) -> None:
    """Every span quotes its own stretch of the text."""
    for span in spans_in(value):
        assert span.start < span.end
        assert text[span.start : span.end] == span.quote
