"""The tense of the verb that governs a time expression.

Measured on the development reports: a bare weekday is the latest one on or before publication in 90.6 % of cases.
Flipping it on any modal in the sentence makes that worse (80.1 %), so only the governing verb may flip it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

import regex

from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found
from dateline.model import Text, Word

_FINITE = ("VBD", "VBP", "VBZ", "VBG")
_MAX_CLIMB = 12  # heads; a longer way up is a parser's error
# Without a parse: a sign of the future takes the verb after it along ("will be passed" is not past), and so does a
# bare "be"; every other word is looked at for signs of the past.
_MARKS = regex.compile(
    r"""(?<!\w)(?:
      (?P<future>(?<!had\s)(?<!\bbeen\s)(?:will|shall|(?:is|are|was|were|be)\s+(?:due|set|scheduled|expected|slated|going)|due
        |(?:plan|intend|expect|aim|want)s?\s+to|(?:is|are)\s+to)(?:\s+not|\s+\p{L}+ly)?(?:\s+be\s+\p{L}+)?)(?!\w)
      |(?P<had>had\s+(?:\p{L}+\s+)?been\s+\p{L}+)(?!\w)
      |(?P<will>['’]ll)(?!\w)
      |(?P<passive>be\s+\p{L}+)
      |(?P<word>\p{L}+))""",
    regex.IGNORECASE | regex.VERBOSE,
)
_CLAUSE_END = regex.compile(r"[.;:?!\n“”\"]")
_WINDOW = 200  # characters of the clause that are looked at on either side


def governing_tense(text: Text, words: Sequence[Word] | None) -> Callable[[Found], str]:
    """A function from a match in this text to the tense of its governing verb: "future", "past" or "".

    Args:
        text: the report with its tokens.
        words: its parse, one word for each token, or None; without one the clause's own words decide.
    """
    if words is None or len(words) != len(text.tokens) or not words:
        return lambda found: _by_clause(text.report.text, found)
    starts = [token.start for token in text.tokens]

    def tense(found: Found) -> str:
        last = max(bisect_right(starts, found.end - 1) - 1, 0)
        first = max(bisect_right(starts, found.start) - 1, 0)
        return _by_parse(words, _head_within(words, first, last))

    return tense


def _head_within(words: Sequence[Word], first: int, last: int) -> int:
    """The token of first..last (inclusive) whose head lies outside: the expression's head."""
    for i in range(first, last + 1):
        if not first <= words[i].head <= last or words[i].head == i:
            return i
    return last


def _by_parse(words: Sequence[Word], i: int) -> str:
    """The tense of the nearest verb above token `i`."""
    at = i
    for _ in range(_MAX_CLIMB):
        head = words[i].head
        if head == i or not 0 <= head < len(words):
            return ""
        i = head
        if words[i].lemma.lower() in lexicon().sets["staging"] and words[i].tag in _FINITE and i < at:
            return "future"
        if words[i].tag.startswith("VB") or words[i].tag == "MD":
            return _tense(words, i)
    return ""


def _tense(words: Sequence[Word], i: int) -> str:
    """The tense of the verb at `i`, by itself, its auxiliaries and the verb above it."""
    auxiliaries = _auxiliaries(words, i)
    lemmas = {words[j].lemma.lower() for j in auxiliaries}
    if lemmas & lexicon().sets["will"] or (_is_planning(words, i) and not _had_been(words, i)):
        return "future"
    head = words[i].head
    if words[i].tag == "VB" and "to" in lemmas and head != i and 0 <= head < len(words):
        above = words[head]
        if _had_been(words, head):
            return "past"  # "had been due to expire Friday"
        coming = above.lemma.lower() in lexicon().sets["planning"] or (
            above.lemma.lower() == "be" and above.tag in ("VBZ", "VBP")
        )
        return "future" if coming else ""
    if words[i].dep == "conj" and head != i and 0 <= head < len(words):
        shared = {words[j].lemma.lower() for j in _auxiliaries(words, head)}
        if shared & lexicon().sets["will"]:
            return "future"
    past = words[i].tag in ("VBD", "VBN") or any(words[j].tag == "VBD" for j in auxiliaries)
    return "past" if past else ""


def _had_been(words: Sequence[Word], i: int) -> bool:
    """Whether the word at `i`, or the verb just above it, stands in the past perfect."""
    up = words[i].head if 0 <= words[i].head < len(words) else i
    return any(
        words[j].lemma.lower() == "have" and words[j].tag == "VBD" for k in {i, up} for j in _auxiliaries(words, k)
    )


def _is_planning(words: Sequence[Word], i: int) -> bool:
    """Whether the verb at `i` is "scheduled", "expected" and the like: it sets a coming time."""
    return words[i].lemma.lower() in lexicon().sets["setting"] and words[i].tag in ("VBD", "VBN", "VBZ", "VBP")


def _auxiliaries(words: Sequence[Word], i: int) -> list[int]:
    """The auxiliaries and "to" of the verb at `i`."""
    near = range(max(0, i - _MAX_CLIMB), min(len(words), i + 3))
    return [j for j in near if j != i and words[j].head == i and words[j].dep in ("aux", "auxpass")]


def _by_clause(text: str, found: Found) -> str:
    """The nearest sign of tense before the expression in its clause, else the first one after it."""
    before = _CLAUSE_END.split(text[max(0, found.start - _WINDOW) : found.start])[-1]
    after = _CLAUSE_END.split(text[found.end : found.end + _WINDOW])[0]
    signs = [sign for sign in map(_sign, _MARKS.finditer(before)) if sign]
    return signs[-1] if signs else next((sign for sign in map(_sign, _MARKS.finditer(after)) if sign), "")


def _sign(mark: regex.Match[str]) -> str:
    """What a word says of tense: "future", "past" or nothing."""
    if mark["passive"]:
        return ""
    if mark["had"]:
        return "past"
    if mark["word"] is None:
        return "future"
    word, sets = mark["word"].lower(), lexicon().sets
    regular = len(word) > 3 and word.endswith("ed") and word not in sets["no_past"]
    return "past" if regular or word in sets["past"] else ""
