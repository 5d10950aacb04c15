"""One cardinal number at a place in a list of tokens: figures, words, or both ("3.5 million", "twenty-five")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from dateline.annotate.cardinals.words import number_words

_DIGITS = re.compile(r"\d{1,15}|\d{1,3}(?:,\d{3}){1,4}|\d{1,15}\.\d{1,6}", re.ASCII)
_HUNDRED = 100
HYPHENS = frozenset("-‐‑–")


def figure(word: str) -> Fraction | None:
    """The value of "25", "1,200" or "3.5"; None for anything else, also for more than fifteen digits."""
    return Fraction(word.replace(",", "")) if _DIGITS.fullmatch(word) else None


def cardinal_at(words: Sequence[str], i: int) -> tuple[Fraction, int] | None:
    """The longest cardinal number that starts at `words[i]`, and the index after it; None if there is none.

    Words are lower case. Takes "a" before a scale word ("a hundred", "half a million"), hyphens between tens and ones,
    and "and" inside a number ("two hundred and five").
    """
    start = _article(words, i)
    if start is not None:
        return start
    value = figure(words[i])
    if value is not None:
        return _scaled(words, i + 1, value)
    return _spelled(words, i)


def _article(words: Sequence[str], i: int) -> tuple[Fraction, int] | None:
    """Read "a hundred", "half a million", "half a dozen": the article counts as one, "half" halves it."""
    half = words[i] == "half"
    at = i + 1 if half else i
    if at + 1 >= len(words) or words[at] not in ("a", "an") or words[at + 1] not in number_words().scales:
        return None
    return _scaled(words, at + 1, Fraction(1, 2) if half else Fraction(1))


def _scaled(words: Sequence[str], i: int, value: Fraction) -> tuple[Fraction, int]:
    """`value` times the scale words from `words[i]` on ("3.5 | hundred thousand")."""
    scales = number_words().scales
    end = min(i + 3, len(words))  # three scale words are more than anybody writes
    while i < end and words[i] in scales:
        value *= scales[words[i]]
        i += 1
    return value, i


def _spelled(words: Sequence[str], i: int) -> tuple[Fraction, int] | None:
    """Read "two hundred and fifty thousand": groups below a thousand, each with its scale, in falling order."""
    scales = number_words().scales
    total, limit, at = 0, None, i
    while (group := _below_thousand(words, at)) is not None:
        value, after = group
        scale = 1
        while after < len(words) and words[after] in scales and words[after] != "hundred":
            scale *= scales[words[after]]
            after += 1
        if limit is not None and value * scale >= limit:
            break
        total, limit, at = total + value * scale, scale, after
        if scale == 1:
            break
        if after + 1 < len(words) and words[after] == "and" and _below_thousand(words, after + 1):
            at_next = _below_thousand(words, after + 1)
            if at_next is None or at_next[0] >= _HUNDRED or words[after + 1] in scales:
                break
            return Fraction(total + at_next[0]), at_next[1]
    return (Fraction(total), at) if at > i else None


def _below_thousand(words: Sequence[str], i: int) -> tuple[int, int] | None:
    """Read "five", "twenty-five", "two hundred and five" at `words[i]`, and the index after it."""
    first = _below_hundred(words, i)
    if first is None:
        return None
    value, after = first
    if after >= len(words) or words[after] != "hundred":
        return first
    value, after = value * _HUNDRED, after + 1
    rest = after + 1 if after < len(words) and words[after] == "and" else after
    tail = _below_hundred(words, rest)
    return (value + tail[0], tail[1]) if tail else (value, after)


def _below_hundred(words: Sequence[str], i: int) -> tuple[int, int] | None:
    """Read "five", "fifteen", "twenty", "twenty-five", "twenty five" at `words[i]`, and the index after it."""
    tables = number_words()
    if i >= len(words):
        return None
    word = words[i]
    if word in tables.ones:
        return tables.ones[word], i + 1
    if word not in tables.tens:
        return _joined(word, i)
    ten, after = tables.tens[word], i + 1
    at = after + 1 if after < len(words) and words[after] in HYPHENS else after
    one = tables.ones.get(words[at], 0) if at < len(words) else 0
    return (ten + one, at + 1) if 0 < one <= 9 else (ten, after)


def _joined(word: str, i: int) -> tuple[int, int] | None:
    """Read "twenty-five" as a single token."""
    tables = number_words()
    ten, hyphen, one = word.partition("-")
    if hyphen and ten in tables.tens and 0 < tables.ones.get(one, 0) <= 9:
        return tables.tens[ten] + tables.ones[one], i + 1
    return None
