"""The words around a quotation, so that it can be shown inside its sentence."""

from __future__ import annotations

from dateline.model import Span

_CONTEXT = 160  # characters shown on either side of the quoted words, at most
_CLOSING = frozenset('.!?”"')


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after the span in its sentence, with "…" where the sentence goes on beyond that."""
    start, end = sentence_bounds(text, span.start, span.end)
    before, after = text[start : span.start], text[span.end : end]
    if start > 0 and not _starts_sentence(text, start):
        before = "…" + before
    if not _ends_sentence(text, end):
        after += "…"
    return before, after


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, roughly: to the line's ends or a full stop before a capital, at most so far.

    The store keeps no sentences; for showing words in their surroundings a guess that errs on the short side does.
    """
    low = max(0, start - _CONTEXT)
    left = low
    for at in range(start, low, -1):
        if _starts_sentence(text, at):
            left = at
            break
    high = min(len(text), end + _CONTEXT)
    right = high
    for at in range(end, high):
        if _ends_sentence(text, at):
            right = at
            break
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _starts_sentence(text: str, at: int) -> bool:
    """Whether a sentence may start at `at`: after a line break, or after a stop, white space, and a capital there."""
    if at == 0 or text[at - 1] == "\n":
        return True
    if at >= len(text) or not text[at - 1].isspace() or not (text[at].isupper() or text[at] in "“\"'‘"):
        return False
    before = text[max(0, at - 20) : at].rstrip()
    return before[-1:] in tuple('.!?”"') and not _is_abbreviation(before)


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence may end just before `at`."""
    if at >= len(text) or text[at] == "\n":
        return True
    after = at
    while after < len(text) and text[after].isspace():
        after += 1
    return after > at and _starts_sentence(text, after)


def _is_abbreviation(before: str) -> bool:
    """Whether a stop belongs to a short capitalised word ("Gen.", "U.S.") and so does not end a sentence."""
    word = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    return word.endswith(".") and word[:1].isupper() and len(word) <= 5
