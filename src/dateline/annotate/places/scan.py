"""A sentence as words, cut finer than tokens: "Baghdad-based" is two, "U.S." is one, "Iraq's" is "Iraq"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Text

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʻʼ`][^\W_]+)*")
_POSSESSIVE = ("'s", "’s")
_CAPITALISED_SHARE = 0.7  # of the words of a headline in title case
_HEADLINE_WORDS = 5  # shorter ones cannot be told from names


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `gap` is what stands between the word before and this one; "" for the first."""

    start: int
    end: int
    text: str
    lower: str
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it starts like a name."""
        return self.text[0].isupper() or (self.text[0].isdigit() and self.text.isupper())

    @property
    def follows(self) -> bool:
        """Whether nothing but white space parts it from the word before."""
        return bool(self.gap) and not self.gap.strip() and self.gap.count("\n") < 2


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence. `loud`: capitals say nothing in it, since nearly every word has one."""

    words: tuple[Word, ...]
    loud: bool
    shouted: bool  # all letters are capitals


def lines(text: Text) -> Iterator[Line]:
    """The sentences of a text."""
    for sentence in text.sentences:
        words = tuple(_words(text.report.text, sentence.start, sentence.end))
        if words:
            letters = [word for word in words if word.text[0].isalpha()]
            shouted = len(letters) >= 3 and all(word.text.isupper() for word in letters)
            long = [word for word in letters if len(word.text) > 3]
            titled = len(long) >= _HEADLINE_WORDS and sum(w.capital for w in long) > _CAPITALISED_SHARE * len(long)
            stopped = text.report.text[sentence.end - 1] == "."  # headlines have no full stop
            yield Line(words, shouted or (titled and not stopped), shouted)


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    last = start
    for found in _WORD.finditer(text, start, end):
        word, stop = found[0], found.end()
        if word.endswith(_POSSESSIVE):
            word, stop = word[:-2], stop - 2
        if word:
            yield Word(found.start(), stop, word, word.lower(), text[last : found.start()] if last > start else "")
            last = stop
