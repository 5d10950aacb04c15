"""Whether a sentence ends between two tokens of one paragraph.

Only the marks . ! ? … can end one, with closing quotes and brackets behind them. What a point means depends on the
word before it (an abbreviation, an initial, a figure) and on the word after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Token
from dateline.text.words import word_lists

_CLOSERS = frozenset("”’»)]}›") | {"''", "-RRB-"}
_OPENERS = frozenset("“‘«([{‹") | {"``", "-LRB-"}
_STRAIGHT = frozenset({'"', "'"})
_ENDS = re.compile(r"[.!?…]\Z")
_LOUD = re.compile(r"[!?]{1,9}\Z")
_DOTS = re.compile(r"(?:\.{2,}|…)\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]\Z")  # "U.S" of "U.S."
_INITIAL = re.compile(r"[^\W\d_a-z]\Z")  # "W" of "W."
_NUMBERING = re.compile(r"(?:\d{1,3}\.){0,3}\d{1,3}\Z")
_SIDE = 3  # quotes and brackets looked through on either side


class Boundaries:
    """The question for one text's tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._words = word_lists("abbreviations.toml")

    def ends_before(self, index: int, first: int) -> bool:
        """Whether a sentence that began with token `first` ends before token `index`; both in one paragraph."""
        if self._closes(index) or self._is_note(index):
            return False
        last = index - 1
        if self._is_note(last - 2) and last - 2 > first:
            last -= 3
        while last > max(first, index - 4 - _SIDE) and self._closes(last):
            last -= 1
        mark = self._tokens[last].word
        if not _ENDS.search(mark[-1:]):
            return False
        after = self._opened(index)
        if after is None or not self._may_start(after):
            return False
        closed = last < index - 1
        if _LOUD.match(mark[-1:]):
            return not (closed and self._is_speaker(after))
        if _DOTS.match(mark) or (_DOTS.search(mark) and len(mark) > 2):
            return self._space(index)
        return self._point_ends(last, index, after, first, closed=closed)

    def _point_ends(self, last: int, index: int, after: int, first: int, *, closed: bool) -> bool:
        """The same for a point, alone or as the last character of an abbreviation."""
        mark, word = self._tokens[last], self._tokens[after].word
        stem = mark.word[:-1] or self._attached(last)
        kind = self._kind(stem)
        if kind == "before_name" and not closed:
            return False
        if kind == "inside" or (kind == "before_number" and word[0].isdigit()):
            return False
        if kind in ("may_end", "initial") and not closed:
            return word in self._words["starters"] and self._space(index)
        if _NUMBERING.match(stem) and last - 1 <= first and not closed:
            return False  # "1. The group ..."
        if not self._space(index):
            # "killed.The": a missing space, unless it is the inside of a name or an address
            return len(stem) > 2 and stem.islower() and stem.isalpha() and word[:1].isupper() and len(word) > 1
        return True

    def _kind(self, stem: str) -> str:
        """What an abbreviation without its point is; "" for none."""
        piece = stem.rpartition("-")[2]
        for kind in ("before_name", "before_number", "inside", "may_end"):
            if stem in self._words[kind] or piece in self._words[kind]:
                return kind
        if _INITIAL.match(stem):
            return "initial"
        return "may_end" if _ACRONYM.match(stem) else ""

    def _attached(self, last: int) -> str:
        """The word right before a point that is a token of its own, without white space between."""
        before = self._tokens[last - 1] if last else None
        return before.word if before and before.end == self._tokens[last].start else ""

    def _may_start(self, index: int) -> bool:
        """Whether a sentence can start with this word: no small letter, but "al-Shabaab" can."""
        word = self._tokens[index].word
        if not word[0].islower():
            return word[0].isalnum() or word[0] in "$€£¥#@•<"
        if word not in self._words["particles"] or index + 2 >= len(self._tokens):
            return False
        hyphen, name = self._tokens[index + 1], self._tokens[index + 2]
        return hyphen.word == "-" and hyphen.start == self._tokens[index].end and name.word[:1].isupper()

    def _is_speaker(self, index: int) -> bool:
        """Whether names and then a verb of saying follow: `"Why?" Jane Smith asked`."""
        for token in self._tokens[index : index + 6]:
            if token.word in self._words["speech"]:
                return True
            if not token.word[0].isupper():
                return False
        return False

    def _opened(self, index: int) -> int | None:
        """The first token from `index` on that is no opening quote or bracket."""
        for at in range(index, min(index + _SIDE + 1, len(self._tokens))):
            if self._tokens[at].word not in _OPENERS and self._tokens[at].word not in _STRAIGHT:
                return at
        return None

    def _closes(self, index: int) -> bool:
        """Whether the token is a closing quote or bracket; a straight quote is one where no space is before it."""
        word = self._tokens[index].word
        return word in _CLOSERS or (word in _STRAIGHT and index > 0 and not self._space(index))

    def _is_note(self, index: int) -> bool:
        """Whether a note's number in brackets begins here: "killed. [17] The"."""
        words = [token.word for token in self._tokens[max(index, 0) : index + 3]]
        return len(words) == 3 and words[0] == "[" and words[1].isdigit() and words[2] == "]"

    def _space(self, index: int) -> bool:
        """Whether white space stands before the token."""
        return index > 0 and self._tokens[index].start > self._tokens[index - 1].end
