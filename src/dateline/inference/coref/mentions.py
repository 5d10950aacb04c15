"""Noun phrases that may mean the same thing: the reader's where it gave them, else those of the syntax."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.inference.coref.lexicon import Lexicon
from dateline.inference.coref.passage import Passage

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Dependents that are no part of a phrase, though they hang from its head; a first conjunct is a phrase of its own.
OUTSIDE = frozenset({"cc", "conj", "preconj", "punct"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "ROOT", "conj"})
EDGE = frozenset({"punct", "cc", "mark", "case", "prep", "intj"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
LONGEST = 60  # words; a phrase beyond that is a parse gone wrong


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate: words `first` to `last` (exclusive), the head among them, a label of `Passage.mentions` or ""."""

    first: int
    last: int
    head: int
    label: str = ""


def find(passage: Passage, lexicon: Lexicon) -> list[Mention]:
    """The candidates of a passage, in order of their first word, the longer first; no span twice."""
    found: dict[tuple[int, int], Mention] = {}
    for mention in _all(passage, lexicon):
        found.setdefault((mention.first, mention.last), mention)
    if passage.mentions is None:
        headed = {m.head for m in found.values()}
        for mention in _names(passage, lexicon):
            if mention.head not in headed:
                found.setdefault((mention.first, mention.last), mention)
    return sorted(found.values(), key=lambda m: (m.first, -m.last))


def _all(passage: Passage, lexicon: Lexicon) -> Iterator[Mention]:
    if passage.mentions is not None:
        for first, last, label in passage.mentions:
            yield Mention(first, last, passage.head_in(first, last), label)
    for i, word in enumerate(passage.syntax):
        if word.tag in PRONOUN_TAGS:
            yield Mention(i, i + 1, i)
        elif passage.mentions is None:
            yield from _phrases(passage, i)


def _names(passage: Passage, lexicon: Lexicon) -> Iterator[Mention]:
    """Names that the parse takes for no phrase: what it made a phrase of, with article and title, is named by that."""
    for first, last, label in passage.names:
        if lexicon.type_of(label) not in {"number", "time"}:
            start, end = _trimmed(passage, first, last)
            if start < end:
                yield Mention(start, end, passage.head_in(start, end))


def _phrases(passage: Passage, i: int) -> Iterator[Mention]:
    """The phrases that a word heads: alone, with what is coordinated with it, and as a name before a noun."""
    word = passage.syntax[i]
    if word.dep == "compound" and word.pos == "PROPN":
        first = i
        while first > 0 and passage.syntax[first - 1].head == i and passage.syntax[first - 1].dep == "compound":
            first -= 1
        if passage.syntax[word.head].pos != "PROPN":
            yield Mention(first, i + 1, i)
        return
    if not _heads_phrase(passage, i):
        return
    low, high = passage.sentences[passage.sentence_of[i]]
    kids = [k for k in passage.children[i] if passage.syntax[k].dep not in OUTSIDE]
    first, last = _trimmed(passage, *_reach(passage, i, kids, low, high))
    if last - first <= LONGEST and first <= i < last:
        yield Mention(first, last, i)
    if word.dep != "conj" and any(passage.syntax[k].dep == "conj" for k in passage.children[i]):
        first, last = _trimmed(passage, *_reach(passage, i, passage.children[i], low, high))
        if last - first <= LONGEST and first <= i < last:
            yield Mention(first, last, i)


def _heads_phrase(passage: Passage, i: int) -> bool:
    word = passage.syntax[i]
    if word.dep == "compound" or word.tag in {"WP", "WDT", "EX"}:
        return False
    if word.pos in NOMINAL or (word.pos == "NUM" and word.dep in ARGUMENTS):
        return True
    lower = passage.words[i].lower()
    return lower in DEMONSTRATIVES and word.dep not in {"det", "mark", "advmod"} and word.tag == "DT"


def _reach(passage: Passage, i: int, kids: list[int], low: int, high: int) -> tuple[int, int]:
    """The stretch around `i` that some of its children and all below them cover, within the sentence."""
    first = last = i
    todo, seen = list(kids), {i}
    while todo:
        k = todo.pop()
        if k in seen or not low <= k < high:
            continue
        seen.add(k)
        first, last = min(first, k), max(last, k)
        todo.extend(passage.children[k])
    return first, last + 1


def _trimmed(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The span without marks and prepositions at its edges; a bracket or quotation mark stays with its partner."""
    while (
        first < last and passage.syntax[first].dep in EDGE and passage.syntax[first].pos in {"PUNCT", "CCONJ", "SPACE"}
    ):
        first += 1
    while last > first and passage.syntax[last - 1].pos in {"PUNCT", "CCONJ", "SPACE"}:
        if passage.syntax[last - 1].tag == "POS" or (passage.words[last - 1] == "’" and last - first > 1):
            break
        if passage.words[last - 1] in {")", "]", "”", '"', "’"} and _opens(passage, first, last):
            break
        last -= 1
    for i in range(first + 1, last):
        if passage.words[i] in {"(", "["} and not any(passage.words[k] in {")", "]"} for k in range(i, last)):
            return first, i
    return first, last


def _opens(passage: Passage, first: int, last: int) -> bool:
    partners = {")": "(", "]": "[", "”": "“", '"': '"', "’": "‘"}
    return partners[passage.words[last - 1]] in passage.words[first : last - 1]
