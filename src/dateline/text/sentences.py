"""Sentences: stretches of tokens within a paragraph.

Line structure, the head and punctuation each give places where a sentence starts; a sentence beyond the limit is cut
at its best punctuation mark, so that a parser can bound its work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.model import Head, Sentence, Token
from dateline.text.boundaries import Boundaries
from dateline.text.heads import head_stretches
from dateline.text.lines import paragraph_starts

LIMIT = 400  # tokens of one sentence
_CUTS = ((";",), (":", "—", "–", "--"), (",",))  # the best first


def split(text: str, tokens: Sequence[Token], head: Head | None) -> tuple[Sentence, ...]:
    """The sentences of a text; each token belongs to exactly one.

    A sentence that lies in the head is marked; where head and story share a line, the story's sentence starts behind
    the head. Paragraphs are numbered from 0.
    """
    stretches = head_stretches(text, head)
    paragraphs = sorted({*paragraph_starts(text), *_lines_of_head(text, stretches)})
    forced = {offset for stretch in stretches for offset in stretch}
    return tuple(
        Sentence(
            start=tokens[first].start,
            end=tokens[last - 1].end,
            first=first,
            last=last,
            paragraph=bisect_right(paragraphs, tokens[first].start),
            head=any(start <= tokens[first].start and tokens[last - 1].end <= end for start, end in stretches),
        )
        for first, last in _ranges(tokens, sorted(forced.union(paragraphs)))
    )


def _lines_of_head(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Starts of the lines of a head: a header block is one paragraph a line."""
    for start, end in stretches:
        at = start
        for line in text[start:end].splitlines(keepends=True):
            at += len(line)
            if at < end:
                yield at
    # The story may start on a new line right behind the head, which is a paragraph by the line structure already.


def _ranges(tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) token of each sentence. `starts`: offsets at which one starts in any case."""
    boundaries = Boundaries(tokens)
    first, upcoming = 0, 0
    for index in range(1, len(tokens)):
        forced = False
        while upcoming < len(starts) and starts[upcoming] <= tokens[index].start:
            forced = forced or starts[upcoming] > tokens[index - 1].start
            upcoming += 1
        if forced or boundaries.ends_before(index, first):
            yield from _bounded(tokens, first, index)
            first = index
    if tokens:
        yield from _bounded(tokens, first, len(tokens))


def _bounded(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentence in pieces of at most `LIMIT` tokens."""
    while last - first > LIMIT:
        cut = _best_cut(tokens, first)
        yield first, cut
        first = cut
    yield first, last


def _best_cut(tokens: Sequence[Token], first: int) -> int:
    """Behind the last of the best marks in the second half of what the limit allows; else at the limit."""
    for marks in _CUTS:
        for index in range(first + LIMIT - 1, first + LIMIT // 2, -1):
            if tokens[index].word in marks:
                return index + 1
    return first + LIMIT
