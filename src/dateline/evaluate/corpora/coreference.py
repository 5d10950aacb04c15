"""OntoGUM and LitBank: documents with the noun phrases that mean the same thing (CC BY)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.lines import text_of

Span = tuple[int, int]
_BRACKET = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Chains:
    """A document with its coreference.

    Attributes:
        id: its file's name without the ending; unique in its corpus.
        words: the corpus's own tokens.
        spaced: whether white space follows each word.
        sentences: (first word, last word exclusive), one after the other, covering all words.
        clusters: spans (first word, last word exclusive) that mean one thing; in order; none of a single span.
    """

    id: str
    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    sentences: tuple[Span, ...]
    clusters: tuple[tuple[Span, ...], ...]


def read_ontogum(folder: Path) -> list[Chains]:
    """The documents of `coref/ontogum/conll`, in order of name; sentences and spaces from `dep`, by GUM's folder.

    Raises:
        NotFoundError: there are none, or a file cannot be opened.
        MalformedError: a file is not UTF-8, its brackets do not close, or the two files have other words.
    """
    paths = sorted(folder.glob("coref/ontogum/conll/*.conll"))
    if not paths:
        raise NotFoundError(f"{folder}: no coref/ontogum/conll/*.conll")
    return [_ontogum(path, folder / "dep" / f"{path.stem}.conllu") for path in paths]


def read_litbank(folder: Path) -> list[Chains]:
    """The documents of LitBank's `coref/conll`, in order of name. Every word counts as followed by a space.

    Raises:
        NotFoundError: there are none, or a file cannot be opened.
        MalformedError: a file is not UTF-8 or its brackets do not close.
    """
    paths = sorted(folder.glob("coref/conll/*.conll"))
    if not paths:
        raise NotFoundError(f"{folder}: no coref/conll/*.conll")
    return [_litbank(path) for path in paths]


def held_out(documents: Iterable[Chains]) -> tuple[list[Chains], list[Chains]]:
    """Documents to train on and, every fifth from the fifth on by order, to measure on."""
    ordered = sorted(documents, key=lambda d: d.id)
    return [d for n, d in enumerate(ordered) if n % 5 != 4], ordered[4::5]


def _ontogum(path: Path, syntax: Path) -> Chains:
    rows = [line.split("\t") for line in text_of(path).split("\n") if line and not line.startswith("#")]
    words: list[str] = []
    spaced: list[bool] = []
    starts: list[int] = []
    for line in text_of(syntax).split("\n"):
        row = line.split("\t")
        if len(row) == 10 and row[0].isdigit():
            if row[0] == "1":
                starts.append(len(words))
            words.append(row[1])
            spaced.append("SpaceAfter=No" not in row[9])
    # One sign that stands between a conllu file's fields is left out of the other file: only the count must agree.
    if len(rows) != len(words) or any(len(row) < 3 for row in rows):
        raise MalformedError(f"{path}: its words are not those of {syntax.name}")
    clusters = _clusters(path, [row[2] for row in rows])
    sentences = zip(starts, [*starts[1:], len(words)], strict=True)
    return Chains(path.stem, tuple(words), tuple(spaced), tuple(sentences), clusters)


def _litbank(path: Path) -> Chains:
    words: list[str] = []
    marks, starts = [], [0]
    for line in text_of(path).split("\n"):
        row = line.split("\t")
        if line.startswith("#") or len(row) < 5:
            if len(words) > starts[-1]:
                starts.append(len(words))
            continue
        words.append(row[3])
        marks.append(row[-1])
    ends = [*starts[1:], len(words)]
    sentences = tuple((a, b) for a, b in zip(starts, ends, strict=True) if b > a)
    return Chains(path.stem, tuple(words), (True,) * len(words), sentences, _clusters(path, marks))


def _clusters(path: Path, marks: list[str]) -> tuple[tuple[Span, ...], ...]:
    """Spans by the number in their brackets; what stands alone is left out."""
    found: dict[str, set[Span]] = defaultdict(set)
    opened: dict[str, list[int]] = defaultdict(list)
    for at, mark in enumerate(marks):
        for whole, first, last in _BRACKET.findall(mark):
            if whole:
                found[whole].add((at, at + 1))
            elif first:
                opened[first].append(at)
            elif opened[last]:
                found[last].add((opened[last].pop(), at + 1))
            else:
                raise MalformedError(f"{path}: bracket {last} closes at word {at} without being open")
    if any(opened.values()):
        raise MalformedError(f"{path}: a bracket does not close")
    return tuple(sorted(tuple(sorted(spans)) for spans in found.values() if len(spans) > 1))
