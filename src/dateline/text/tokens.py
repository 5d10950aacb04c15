"""Words and punctuation marks, by spaCy's English rules, as the parser was trained on them.

spaCy's time grows with the square of a "word" that is all punctuation, so that stretches no writer makes are cut by a
plain rule instead: whatever comes in, time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any

from dateline.model import Token

_PIECE = 10_000  # characters handed over at once; spaCy's rules never look across white space
_LONG = re.compile(r"\S{40,}")
_MARKS = 20  # marks in one stretch without white space; a web address has fewer
_LETTERS = 1000  # characters of one stretch
_PLAIN = re.compile(r"\w{1,1000}|[^\w\s]")
_VOCABULARY = 300_000  # different words: when there are more, spaCy's memory of them is thrown away
_lock = Lock()  # so that no thread loses its tokenizer to another


@cache
def _nlp() -> Any:
    import spacy  # noqa: PLC0415  takes most of a second; only who cuts text pays for it

    return spacy.blank("en")


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens in order. They do not overlap, hold no white space, and leave out nothing but white space."""
    with _lock:
        if len(_nlp().vocab) > _VOCABULARY:
            # spaCy keeps each word it has met for as long as the process lives. Its memory zones would help too, but
            # forget everything after each report, and a new report is then half as fast.
            _nlp.cache_clear()
        return tuple(_tokens(text, _nlp().tokenizer))


def _tokens(text: str, tokenizer: Any) -> Iterator[Token]:
    for start, end in _pieces(text):
        at = start
        for match in _LONG.finditer(text, start, end):
            if len(match[0]) > _LETTERS or sum(not c.isalnum() for c in match[0]) > _MARKS:
                yield from _by_rules(text, at, match.start(), tokenizer)
                yield from _plainly(text, match.start(), match.end())
                at = match.end()
        yield from _by_rules(text, at, end, tokenizer)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of about `_PIECE` characters that end before white space or at the end of the text."""
    space = re.compile(r"\s")
    start = 0
    while start < len(text):
        match = space.search(text, start + _PIECE)
        end = match.start() if match else len(text)
        yield start, end
        start = end


def _by_rules(text: str, start: int, end: int, tokenizer: Any) -> Iterator[Token]:
    if start >= end:
        return
    for token in tokenizer(text[start:end]):
        word = token.text
        if not word.isspace():
            at = start + token.idx
            yield Token(at, at + len(word), word)


def _plainly(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _PLAIN.finditer(text, start, end):
        yield Token(match.start(), match.end(), match[0])
