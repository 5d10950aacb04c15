"""The phrase around a place's name: "Baghdad International Airport road", "the port of Hodeidah", "central Kabul"."""

from __future__ import annotations

from dateline.annotate.places.scan import Line, Word
from dateline.annotate.places.vocabulary import vocabulary

_RIGHT = 5  # words after a name that may belong to it
_LEFT = 6  # words before it
_HELD = frozenset({"held", "controlled", "occupied", "run", "ruled", "populated", "dominated", "majority", "besieged"})
_BESIDE = frozenset({"in", "near", "outside", "of", "at"})
_QUALIFYING = frozenset({"-", "–", "‑"})


def right_end(line: Line, last: int) -> int:
    """Where the phrase ends, as a word index (exclusive): after the last noun of a facility that follows the name."""
    words, vocab, end = line.words, vocabulary(), last
    for i in range(last, min(len(words), last + _RIGHT)):
        word = words[i]
        if not _adjoins(word):
            break
        if word.lower in vocab.facilities:
            end = i + 1
        elif word.lower not in vocab.facility_modifiers:
            break
    return end


def left_start(line: Line, first: int) -> int:
    """Where the phrase starts: at the direction before the name, or at "port" in "the Houthi-held port of"."""
    words, vocab = line.words, vocabulary()
    start = first
    while start > 0 and _adjoins(words[start]):
        if words[start - 1].lower in vocab.directions:
            start -= 1
        elif _is_held(words, start - 1):
            start -= 2
        else:
            break
    head = start
    if head > 1 and words[head].follows and words[head - 1].lower == "the":
        head -= 1
    if head < 2 or words[head - 1].lower != "of" or words[head - 2].lower not in vocab.heads:
        return start
    if not (words[head].follows and words[head - 1].follows):
        return start
    start = head - 2
    for _ in range(_LEFT):
        if start == 0 or not _adjoins(words[start]):
            break
        if _is_held(words, start - 1):
            start -= 2
        elif words[start - 1].lower in vocab.head_modifiers or words[start - 1].lower in vocab.directions:
            start -= 1
        else:
            break
    return start


def facility_before(line: Line, first: int, taken: set[int]) -> tuple[int, int]:
    """Finds "U.S. embassy" before "in Baghdad".

    Args:
        line: the sentence.
        first: the first word of the place's phrase.
        taken: words of other places' names that must stay out.

    Returns:
        Its words first..last (exclusive); `first` twice where there is no such thing.
    """
    words, vocab = line.words, vocabulary()
    i = first - 1
    if i > 0 and words[i].lower == "the" and words[i + 1].follows:
        i -= 1
    if i < 1 or words[i].lower not in _BESIDE or not words[i + 1].follows or not words[i].follows:
        return first, first
    noun = i - 1
    if words[noun].lower not in vocab.anchored or noun in taken:
        return first, first
    start = noun
    for _ in range(_LEFT):
        if start == 0 or not _adjoins(words[start]):
            break
        if start - 1 in taken:  # the facility has a place's name of its own
            return first, first
        before = words[start - 1]
        named = before.capital and (start - 1 > 0 or before.lower not in vocab.never)
        if before.lower == "the" or not (named or _is_modifier(before.lower)):
            break
        start -= 1
    if words[start].gap in _QUALIFYING:  # not into the middle of "Ain al-Asad"
        return first, first
    return start, noun + 1


def _is_held(words: tuple[Word, ...], i: int) -> bool:
    """Whether words i-1 and i are such as "Houthi-held"."""
    return i > 0 and words[i].lower in _HELD and words[i].gap in _QUALIFYING


def _is_modifier(lower: str) -> bool:
    vocab = vocabulary()
    return lower in vocab.facility_modifiers or lower in vocab.anchored


def _adjoins(word: Word) -> bool:
    """Whether a word goes on from the one before it within a phrase."""
    return word.follows or word.gap in _QUALIFYING
