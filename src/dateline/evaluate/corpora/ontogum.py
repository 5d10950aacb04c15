"""OntoGUM: the coreference of GUM's documents by the guidelines of OntoNotes (CC BY)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import MalformedError
from dateline.evaluate.corpora import conllu
from dateline.evaluate.corpora.lines import files_of, text_of

FILES = "coref/ontogum/conll/*.conll"
EVERY, FIRST = 5, 4  # which documents, by name, are not trained on
Stretch = tuple[int, int]
_BRACKET = re.compile(r"(\(?)(\d+)(\)?)")


@dataclass(frozen=True, slots=True)
class CorefDocument:
    """A document with its clusters.

    Attributes:
        id: the file's name without its suffix.
        words: the corpus's own tokens.
        spaced: whether white space follows each word.
        sentences: (first word, last word exclusive), in order, covering all words.
        clusters: the mentions (first word, last word exclusive) of each thing, in order; single ones are kept.
    """

    id: str
    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    sentences: tuple[Stretch, ...]
    clusters: tuple[tuple[Stretch, ...], ...]


def read(folder: Path) -> list[CorefDocument]:
    """The documents of `coref/ontogum/conll/*.conll`, in order of name, by GUM's folder.

    Those files do not say where a sentence ends or a space stands: words are those of `dep/ID.conllu`.

    Raises:
        NotFoundError: there are none, or the syntax of one is missing.
        MalformedError: a file is not UTF-8, its brackets do not close, or the two files have not as many words.
    """
    return [_document(path, folder / "dep" / f"{path.stem}.conllu") for path in files_of(folder, FILES)]


def held_out_ids(folder: Path) -> list[str]:
    """The ids of the documents to measure on, by GUM's folder.

    Raises:
        NotFoundError: there are no documents.
    """
    return [path.stem for path in files_of(folder, FILES)][FIRST::EVERY]


def held_out(documents: Iterable[CorefDocument]) -> tuple[list[CorefDocument], list[CorefDocument]]:
    """Documents to train on and, every fifth from the fifth on by name, to measure on."""
    ordered = sorted(documents, key=lambda d: d.id)
    return [d for n, d in enumerate(ordered) if n % EVERY != FIRST], ordered[FIRST::EVERY]


def _document(path: Path, syntax: Path) -> CorefDocument:
    lines = [line.split("\t") for line in text_of(path).split("\n") if "\t" in line and line[0] != "#"]
    marks = [line[-1] for line in lines]
    words, spaced, sentences = _sentences(syntax)
    # The words are not compared: a "|" is missing in the one and not in the other.
    if len(words) != len(marks):
        raise MalformedError(f"{path}: {len(marks)} words, where {syntax.name} has {len(words)}")
    return CorefDocument(path.stem, words, spaced, sentences, clusters_of(marks, str(path)))


def _sentences(path: Path) -> tuple[tuple[str, ...], tuple[bool, ...], tuple[Stretch, ...]]:
    """The words of a CoNLL-U file, whether a space follows each, and where its sentences lie."""
    words: list[str] = []
    spaced: list[bool] = []
    cut = []
    for _, rows in conllu.sentences(path):
        cut.append((len(words), len(words) + len(rows)))
        words += [row[conllu.FORM] for row in rows]
        spaced += ["SpaceAfter=No" not in row[conllu.MISC] for row in rows]
    return tuple(words), tuple(spaced), tuple(cut)


def clusters_of(marks: list[str], name: str) -> tuple[tuple[Stretch, ...], ...]:
    """The clusters of a document's last column: "(3" opens a mention of 3, "3)" closes the last, "(3)" is one word.

    Marks stand side by side with "|" between them or nothing, as in "(1(2)", "2)|(7)" or "(1|(1"; "_", "-" and "*" say
    that there is none.

    Raises:
        MalformedError: a mention is closed that is not open, or is left open; `name` says in which file.
    """
    opened: dict[int, list[int]] = defaultdict(list)
    found: dict[int, set[Stretch]] = defaultdict(set)
    for at, mark in enumerate(marks):
        for start, digits, end in _BRACKET.findall(mark):
            number = int(digits)
            if start:
                opened[number].append(at)
            if end:
                if not opened[number]:
                    raise MalformedError(f"{name}: {number} is closed at word {at} and is not open")
                found[number].add((opened[number].pop(), at + 1))
    left = [number for number, starts in opened.items() if starts]
    if left:
        raise MalformedError(f"{name}: {left[0]} is never closed")
    return tuple(sorted(tuple(sorted(spans)) for spans in found.values()))
