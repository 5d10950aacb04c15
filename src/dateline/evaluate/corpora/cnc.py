"""Causal News Corpus: does a sentence about protest tell a cause and its effect, and where (CC0)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from dateline.errors import MalformedError
from dateline.evaluate.corpora.lines import csv_rows
from dateline.evaluate.corpora.sample import Labelled, Sample

CORPUS = "causal_news_corpus"
Relation = tuple[Labelled, ...]
_MARK = re.compile(r"</?(ARG0|ARG1|SIG\d)>")
_WORD = re.compile(r"\S+")
_KIND = {"ARG0": "CAUSE", "ARG1": "EFFECT"}


def read(folder: Path) -> list[Sample]:
    """The sentences of the training file, with the relations of those where they were marked.

    Raises:
        NotFoundError: a file cannot be opened.
        MalformedError: a file is not of this form, a mark is not closed, or a marked sentence has other words.
    """
    marked = _marked(folder / "train_subtask2_grouped.csv")
    path = folder / "train_subtask1.csv"
    out = []
    for line, row in csv_rows(path, ("index", "text", "label")):
        if row["label"] not in {"0", "1"}:
            raise MalformedError(f"{path}, line {line}: {row['label']!r} is neither 0 nor 1")
        causal = row["label"] == "1"
        relations = marked.get(row["text"], ())
        out.append(
            Sample(
                id=row["index"],
                corpus=CORPUS,
                document="_".join(row["index"].split("_")[:-1]) or row["index"],
                words=tuple(row["text"].split()),
                causal=causal,
                causes=relations if relations or not causal else None,
            )
        )
    return out


def _marked(path: Path) -> dict[str, tuple[Relation, ...]]:
    """The relations of each sentence, by its text. A cell holds them as Python writes a list of strings."""
    out = {}
    for line, row in csv_rows(path, ("text", "causal_text_w_pairs")):
        try:
            texts = ast.literal_eval(row["causal_text_w_pairs"])
            if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
                raise ValueError("not a list of sentences")
            if any(_MARK.sub("", text).split() != row["text"].split() for text in texts):
                raise ValueError("the marked sentence has other words")
            out[row["text"]] = tuple(map(relation_of, texts))
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
            raise MalformedError(f"{path}, line {line}: {error}") from error
    return out


def relation_of(text: str) -> Relation:
    """Cause, effect and signals of a sentence marked with tags: spans of its words without the tags, in order.

    A mark may end inside a word, as before the full stop of "p.m.": the whole word belongs to it.

    Raises:
        ValueError: a mark is opened twice, is closed without being open, or is not closed.
    """
    plain = ""
    opened: dict[str, int] = {}
    marks = []
    at = 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        kind = match[1]
        closes = match[0].startswith("</")
        if closes != (kind in opened):
            raise ValueError(f"{match[0]} {'without its beginning' if closes else 'opened twice'}")
        if closes:
            marks.append((opened.pop(kind), len(plain), _KIND.get(kind, "SIGNAL")))
        else:
            opened[kind] = len(plain)
    if opened:
        raise ValueError(f"<{min(opened)}> is not closed")
    words = [match.span() for match in _WORD.finditer(plain + text[at:])]
    found = []
    for start, end, label in marks:
        inside = [i for i, (first, last) in enumerate(words) if max(first, start) < min(last, end)]
        if inside:
            found.append(Labelled(inside[0], inside[-1] + 1, label))
    return tuple(sorted(found, key=lambda s: (s.first, s.last)))
