"""A quantity at a place in a list of tokens: one number, a range of two, or a vague word such as "dozens"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dateline.annotate.cardinals import HYPHENS, cardinal_at, figure, number_words

_RANGE_TOKEN = re.compile(r"(\d[\d,.]*)[-‐‑–](\d[\d,.]*)", re.ASCII)
_JOINS = ("if not", "or even", "or", "to", "and perhaps", "and even")  # "thousands if not tens of thousands"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Inclusive bounds, None where open; `end` is the index after the last token."""

    low: int | None
    high: int | None
    end: int

    def bound(self, how: str, end: int | None = None) -> Quantity:
        """The same as bounded by a word: at_least, above, at_most, below or about.

        "More than 20" is 21 and above, "fewer than 20" at most 19. A range keeps the side that the word speaks of.
        """
        low, high, exact = self.low, self.high, self.low == self.high
        # "More than dozens" does not mean 100: only an exact number is moved by one.
        if how == "above" and exact and low is not None:
            low += 1
        elif how == "below" and exact and high is not None:
            high = max(high - 1, 0)
        if how in ("at_least", "above"):
            high = None
        elif how in ("at_most", "below"):
            low = None
        return Quantity(low, high, self.end if end is None else end)


def quantity_at(words: Sequence[str], i: int) -> Quantity | None:
    """The longest quantity that starts at `words[i]` (lower case), or None.

    Takes "between A and B" with its first word. "From A to B" is two numbers: in news it tells of a figure that rose.
    """
    if words[i] == "between" and i + 1 < len(words):
        return _pair(words, i + 1, ("and",))
    links = ("or", *HYPHENS) if i > 0 and words[i - 1] == "from" else ("to", "or", *HYPHENS)
    return _pair(words, i, links) or _vague(words, i) or _range_token(words, i) or _single(words, i)


def _whole(value: Fraction) -> int | None:
    """The value as an integer; None if it is not one, for nobody counts 3.5 people."""
    return value.numerator if value.denominator == 1 else None


def _single(words: Sequence[str], i: int) -> Quantity | None:
    """One number, or "a couple of", "a dozen", "a few hundred"."""
    if words[i] == "a" and i + 1 < len(words) and words[i + 1] in ("couple", "few", "pair"):
        return _couple(words, i)
    if words[i] in ("several", "few", "many") and i + 1 < len(words) and words[i + 1] in number_words().scales:
        return _times(words, i + 1)
    number = cardinal_at(words, i)
    value = _whole(number[0]) if number else None
    if number is None or value is None:
        return None
    return Quantity(value, value, number[1])


def _couple(words: Sequence[str], i: int) -> Quantity | None:
    """Read "a couple (of)" is two; "a few" counts only before a scale word: "a few hundred"."""
    word, end = words[i + 1], i + 2
    scaled = end < len(words) and words[end] in number_words().scales
    if scaled:
        return _times(words, end)
    if word in ("few", "pair"):
        return None
    return Quantity(2, 2, end + 1 if end < len(words) and words[end] == "of" else end)


def _times(words: Sequence[str], i: int) -> Quantity:
    """Read "several hundred": the range of the plural of the scale word at `i`."""
    scale, end = words[i], i + 1
    if scale == "dozen" or scale + "s" in number_words().vague:
        low, high = number_words().vague[scale + "s"]
    else:
        value = number_words().scales[scale]
        low, high = 2 * value, 10 * value - 1
    while end < len(words) and words[end] in ("thousand", "million") and end < i + 2:
        factor = number_words().scales[words[end]]
        low, high, end = low * factor, (high + 1) * factor - 1, end + 1
    return Quantity(low, high, end)


def _pair(words: Sequence[str], i: int, links: tuple[str, ...]) -> Quantity | None:
    """Read "5 to 7", "two or three", "5-7 million", the lower number first."""
    first = cardinal_at(words, i)
    if first is None or first[1] + 1 >= len(words) or words[first[1]] not in links:
        return None
    second = cardinal_at(words, first[1] + 1)
    if second is None:
        return None
    return _range(first[0], second[0], words[second[1] - 1], second[1])


def _range(low: Fraction, high: Fraction, last_word: str, end: int) -> Quantity | None:
    """The range low..high; a scale word after the second number counts for both ("5 to 7 million")."""
    scale = number_words().scales.get(last_word, 1)
    if low * scale <= high:
        low = low * scale
    whole_low, whole_high = _whole(low), _whole(high)
    if whole_low is None or whole_high is None or whole_low >= whole_high:
        return None
    return Quantity(whole_low, whole_high, end)


def _range_token(words: Sequence[str], i: int) -> Quantity | None:
    """Read "5-7" as a single token, with what scales it."""
    match = _RANGE_TOKEN.fullmatch(words[i])
    if match is None:
        return None
    low, high = figure(match[1]), figure(match[2])
    if low is None or high is None:
        return None
    scaled = cardinal_at([match[2], *words[i + 1 : i + 4]], 0)
    if scaled is None:
        return None
    end = i + scaled[1]
    return _range(low, scaled[0], words[end - 1], end)


def _vague(words: Sequence[str], i: int) -> Quantity | None:
    """Read "dozens", "tens of thousands", "thousands if not tens of thousands"."""
    first = _vague_word(words, i)
    if first is None:
        return None
    for join in _JOINS:
        parts = join.split()
        at = first.end + len(parts)
        if list(words[first.end : at]) == parts and at < len(words):
            second = _vague_word(words, at)
            if second and second.high is not None and first.high is not None and second.high >= first.high:
                return replace(second, low=first.low)
    return first


def _vague_word(words: Sequence[str], i: int) -> Quantity | None:
    """Read "dozens" or "tens of thousands" at `words[i]`."""
    tables = number_words()
    word = words[i]
    if word in tables.vague_of and i + 2 < len(words) and words[i + 1] == "of" and words[i + 2] in tables.vague:
        low, high = tables.vague_of[word]
        scale = tables.scales.get(words[i + 2].removesuffix("s"), 0)
        if scale > high:
            return Quantity(low * scale, (high + 1) * scale - 1, i + 3)
    if word in tables.vague:
        low, high = tables.vague[word]
        return Quantity(low, high, i + 1)
    return None
