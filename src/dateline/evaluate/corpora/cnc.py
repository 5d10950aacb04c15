"""Causal News Corpus: does a sentence about protest tell a cause and its effect, and where (CC0)."""

from __future__ import annotations

import ast
import csv
import io
import re
from pathlib import Path

from dateline.evaluate.corpora.lines import text_of
from dateline.evaluate.corpora.sample import Labelled, Sample

CORPUS = "causal_news_corpus"
_MARK = re.compile(r"</?(ARG0|ARG1|SIG\d)>")
_KIND = {"ARG0": "CAUSE", "ARG1": "EFFECT"}


def read(folder: Path) -> list[Sample]:
    """The sentences of the training file, with the relations of those where they were marked.

    Raises:
        InputError: a file is missing.
    """
    marked: dict[str, list[str]] = {}
    for row in csv.DictReader(io.StringIO(text_of(folder / "train_subtask2_grouped.csv"))):
        marked[row["text"]] = ast.literal_eval(row["causal_text_w_pairs"])
    out = []
    for row in csv.DictReader(io.StringIO(text_of(folder / "train_subtask1.csv"))):
        causal = row["label"] == "1"
        relations = [relation_of(text) for text in marked.get(row["text"], [])]
        out.append(
            Sample(
                id=row["index"],
                corpus=CORPUS,
                document="_".join(row["index"].split("_")[:-1]) or row["index"],
                words=tuple(row["text"].split()),
                causal=causal,
                causes=tuple(relations) if relations or not causal else None,
            )
        )
    return out


def relation_of(text: str) -> tuple[Labelled, ...]:
    """Cause, effect and signals of a sentence marked with tags: spans of its words without the tags, in order."""
    words: list[str] = []
    opened: dict[str, int] = {}
    found = []
    at = 0
    for match in _MARK.finditer(text):
        words += text[at : match.start()].split()
        kind = match[1]
        if match[0].startswith("</"):
            found.append(Labelled(opened.pop(kind, len(words)), len(words), _KIND.get(kind, "SIGNAL")))
        else:
            opened[kind] = len(words)
        at = match.end()
    return tuple(sorted((s for s in found if s.first < s.last), key=lambda s: (s.first, s.last)))
