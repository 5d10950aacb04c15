"""Where line ends separate paragraphs, and where they only wrap one.

A blank line always separates. A single line end separates unless the paragraph is hard-wrapped (its lines are as full
as their width allows) or the sentence plainly goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"([^\n\r\v\f\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
_GOES_ON = re.compile(r"[,;\-–—(\[“‘/&]\Z")
_BULLET = re.compile(r"(?:[*•·▪‣●◦]|\(?\d{1,2}[.)])\s")
_DASH_BULLET = re.compile(r"[-–—]\s")
_WIDTHS = range(40, 111)  # characters: line widths that people and programs wrap at
_FULL_SHARE = 0.75  # of a paragraph's lines must be full for it to count as wrapped
_HEADLINE = 60  # characters: a line without a full stop that is shorter may be a headline


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; `start..end` is its text without white space around it."""

    start: int
    end: int
    text: str
    indent: int


def paragraph_starts(text: str) -> list[int]:
    """Offsets of the first characters of paragraphs after the first, in order."""
    starts: list[int] = []
    blocks = list(_blocks(text))
    wrapped_lines = sum(len(block) for block in blocks if len(block) > 2 and _full_share(block) >= _FULL_SHARE)
    document_wraps = 2 * wrapped_lines > sum(len(block) for block in blocks)
    for number, block in enumerate(blocks):
        if number:
            starts.append(block[0].start)
        wraps = document_wraps if len(block) == 2 else _full_share(block) >= _FULL_SHARE
        width = max(line.end - line.start for line in block)
        starts.extend(after.start for before, after in pairwise(block) if _separates(before, after, width, wraps=wraps))
    return starts


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank lines."""
    block: list[_Line] = []
    for match in _LINE.finditer(text):
        stripped = match[1].strip()
        if stripped:
            indent = len(match[1]) - len(match[1].lstrip())
            start = match.start() + indent
            block.append(_Line(start, start + len(stripped), stripped, indent + 3 * match[1][:indent].count("\t")))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _full_share(block: Sequence[_Line]) -> float:
    """Share of a block's lines that could not have taken the next line's first word; 0 where it is no wrapped block."""
    width = max(line.indent + len(line.text) for line in block)
    pairs = [(a, b) for a, b in pairwise(block) if not _indented(a, b)]
    if width not in _WIDTHS or not pairs:
        return 0.0
    return sum(_is_full(before, after, width) for before, after in pairs) / len(pairs)


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    # Some programs leave a few columns at the right; three allow for that.
    return line.indent + len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width - 3


def _indented(before: _Line, after: _Line) -> bool:
    return after.indent >= before.indent + 2


def _separates(before: _Line, after: _Line, width: int, *, wraps: bool) -> bool:
    """Whether the single line end between the two separates paragraphs."""
    ended = _ENDED.search(before.text[-8:]) is not None
    if _indented(before, after) or _BULLET.match(after.text) or (ended and _DASH_BULLET.match(after.text)):
        return True
    if wraps and _is_full(before, after, width + before.indent):
        return False
    if ended:
        return True
    if _GOES_ON.search(before.text[-1:]) or after.text[0].islower():
        return False
    return width not in _WIDTHS or len(before.text) < max(_HEADLINE, 0.8 * width)
