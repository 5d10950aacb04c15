"""Find the counts of a text and read them as ranges.

What is counted are people and things. Numbers that belong to a date, a time, an age, a sum of money, a percentage or a
measure, and numbers that are part of a name ("Flight 655"), are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.cardinals import HYPHENS, number_words
from dateline.annotate.numbers.quantity import Quantity, quantity_at
from dateline.annotate.times import time_spans
from dateline.model import NumberMention, Span, Text, Token

_LONGEST_PHRASE = 4
_OLDEST = 120  # years; a number between two commas up to this is an age
_GLUE = frozenset({*HYPHENS, "/", ":", ".", "'", "’"})  # signs that make a number part of a name: "F-16", "9/11"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence's tokens, the same in lower case, and the times of the whole text."""

    tokens: Sequence[Token]
    words: Sequence[str]
    times: Sequence[tuple[int, int]]

    def in_time(self, i: int) -> bool:
        """Whether token `i` lies in a time expression."""
        start = self.tokens[i].start
        at = bisect_left(self.times, (start + 1, 0)) - 1
        return at >= 0 and self.times[at][0] <= start < self.times[at][1]

    def word(self, i: int) -> str:
        """The token at `i` in lower case, "" beyond either end."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without white space."""
        return 0 < i < len(self.words) and self.tokens[i - 1].end == self.tokens[i].start


def find_numbers(text: Text) -> tuple[NumberMention, ...]:
    """All counts of a text, in text order, none overlapping another.

    Args:
        text: the report, cut into tokens and sentences. A number never crosses the end of a sentence.

    Returns:
        Mentions whose span and tokens include the words that bound the number ("at least 25", "25 or more"). "More
        than 20" is 21 and above, "fewer than 20" at most 19; "about", "nearly" and "almost" do not widen a number.
        "No" before a noun, "none" and "no one" are 0. "Several" and "some" name no figure and are left out.
    """
    times = time_spans(text)
    found = []
    for sentence in text.sentences:
        tokens = text.tokens[sentence.first : sentence.last]
        words = [token.word.lower() for token in tokens]
        for first, last, quantity in _in_sentence(_Sentence(tokens, words, times)):
            if quantity.low is None and quantity.high is None:
                continue  # "over under one": words that take back one another say no number
            span = Span.of(text.report.text, tokens[first].start, tokens[last - 1].end)
            at = sentence.first
            found.append(NumberMention(span, at + first, at + last, quantity.low, quantity.high))
    return tuple(found)


def _in_sentence(sentence: _Sentence) -> Iterator[tuple[int, int, Quantity]]:
    """The counts of a sentence: first token, last (exclusive), reading."""
    at = free = 0  # tokens before `free` belong to a mention already
    while at < len(sentence.words):
        nothing = _nothing(sentence, at)
        if nothing:
            yield at, at + nothing, Quantity(0, 0, at + nothing)
            at = free = at + nothing
            continue
        quantity = quantity_at(sentence.words, at)
        if quantity is None:
            at += 1
            continue
        if not sentence.in_time(at) and _counts(sentence, at, quantity):
            start, bounded = _bounded(sentence, at, quantity, free)
            yield start, bounded.end, bounded
            free = bounded.end
        at = max(quantity.end, free)


def _nothing(sentence: _Sentence, i: int) -> int:
    """How many tokens at `i` say zero: "no" before something countable, "none", "no one"; 0 if they do not."""
    word, following = sentence.words[i], sentence.word(i + 1)
    sets = number_words().sets
    if word in sets["nobody"]:
        return 1
    if word != "no" or not following or sentence.in_time(i) or sentence.word(i - 1) in HYPHENS:
        return 0
    if following == "one":
        return 2
    return 0 if following in sets["after_no"] or not following[0].isalpha() else 1


def _counts(sentence: _Sentence, i: int, quantity: Quantity) -> bool:
    """Whether the quantity at token `i` counts something, by the words around it."""
    return not (
        _measures(sentence, i, quantity)
        or _is_part_of_name(sentence, i, quantity)
        or _is_age(sentence, i, quantity)
        or _is_list_mark(sentence, i, quantity)
    ) and _is_counting_word(sentence, i, quantity)


def _measures(sentence: _Sentence, i: int, quantity: Quantity) -> bool:
    """Whether it is money, a percentage, a measure or a length of time: "$25", "20 percent", "5 km"."""
    tables, before, after = number_words(), sentence.word(i - 1), sentence.word(quantity.end)
    if before in tables.symbols or after in tables.units or after in tables.symbols:
        return True
    return after in HYPHENS and sentence.word(quantity.end + 1) in tables.units


def _is_part_of_name(sentence: _Sentence, i: int, quantity: Quantity) -> bool:
    """Whether it is part of a name or a compound: "Flight 655", "F-16", "12-member", "9/11", "No. 10"."""
    before, after = sentence.word(i - 1), sentence.word(quantity.end)
    if before in number_words().labels or (before == "." and sentence.word(i - 2) in ("no", "nos")):
        return True
    if sentence.glued(i) and before in _GLUE:
        return True
    if sentence.word(quantity.end)[:1].isalpha() and sentence.tokens[quantity.end].word[0].isupper():
        named = sentence.words[quantity.end + 1 : quantity.end + 3]
        if not number_words().sets["street"].isdisjoint(named):
            return True
    return sentence.glued(quantity.end) and (after in _GLUE - {"."} or after in ("°", "'s", "’s"))


def _is_age(sentence: _Sentence, i: int, quantity: Quantity) -> bool:
    """Whether it is an age: "Kopp, 44, was", "he was 79.", "the ages of 14 and 18"."""
    if i < 2 or quantity.low is None or quantity.low != quantity.high or quantity.low > _OLDEST:
        return False
    before, earlier, after = sentence.words[i - 1], sentence.words[i - 2], sentence.word(quantity.end)
    if not number_words().sets["age"].isdisjoint(sentence.words[max(0, i - 4) : i]):
        return True
    if before in ("was", "is") and earlier in ("he", "she", "who", ","):
        return after in (",", ".", ";", "and", "when", "")
    named = sentence.words[i].isdigit() and sentence.tokens[i - 2].word[:1].isupper()
    return named and before in (",", "(") and after in (",", ")", ".", "")


def _is_list_mark(sentence: _Sentence, i: int, quantity: Quantity) -> bool:
    """Whether it numbers a list's entry: "1. ..." or "2) ..."."""
    return i == 0 and quantity.end == 1 and sentence.words[i].isdigit() and sentence.word(1) in (".", ")")


def _is_counting_word(sentence: _Sentence, i: int, quantity: Quantity) -> bool:
    """Whether "one" is a number and "scores" a noun; any other word counts."""
    sets, before, after = number_words().sets, sentence.word(i - 1), sentence.word(quantity.end)
    if sentence.words[i] == "one" and quantity.end == i + 1:
        return before not in sets["before_one"] and after not in sets["after_one"]
    if sentence.words[i] == "scores" and quantity.end == i + 1:
        return after in sets["after_scores"] and before not in sets["before_scores_verb"]
    return True


def _bounded(sentence: _Sentence, i: int, quantity: Quantity, free: int) -> tuple[int, Quantity]:
    """The quantity with the words before and after it that bound it; and the first token of the whole."""
    tables, start = number_words(), i
    while (phrase := _phrase_before(sentence, start, free)) is not None:
        quantity = quantity.bound(tables.before[phrase])
        start -= len(phrase)
    after = _phrase_after(sentence, quantity.end)
    if after:
        return start, quantity.bound(tables.after[after], quantity.end + len(after))
    later = _phrase_after(sentence, quantity.end + 1)  # "66 people or more": bounds, but stays out of the span
    return start, quantity.bound(tables.after[later]) if later else quantity


def _phrase_after(sentence: _Sentence, i: int) -> tuple[str, ...] | None:
    """The longest bounding phrase that starts at token `i`."""
    for size in range(_LONGEST_PHRASE, 0, -1):
        phrase = tuple(sentence.words[i : i + size])
        if phrase in number_words().after:
            return phrase
    return None


def _phrase_before(sentence: _Sentence, i: int, free: int) -> tuple[str, ...] | None:
    """The longest bounding phrase that ends before token `i` and starts at or after `free`."""
    for size in range(min(_LONGEST_PHRASE, i - free), 0, -1):
        phrase = tuple(sentence.words[i - size : i])
        if phrase in number_words().before:
            return phrase
    return None
