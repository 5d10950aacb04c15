"""re3d: entities in reports on Syria and Iraq (public domain, OGL, CC BY, CC BY-SA by folder)."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from dateline.evaluate.corpora.lines import json_lines
from dateline.evaluate.corpora.sample import Labelled, Sample, longest
from dateline.text.sentences import split
from dateline.text.tokens import tokenize

CORPUS = "re3d"
TYPES = {
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "NORP",
    "MilitaryPlatform": "VEHICLE",
    "Vehicle": "VEHICLE",
    "Weapon": "WEAPON",
    "Temporal": "TIME",
    "Quantity": "NUMBER",
    "Money": "NUMBER",
}


def read(folder: Path) -> list[Sample]:
    """The sentences of all its documents, cut as Dateline cuts them; of nested spans the longest is kept.

    Raises:
        InputError: a file is missing or is not of this form.
    """
    out = []
    for documents in sorted(folder.glob("*/documents.json")):
        marked: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for row in json_lines(documents.with_name("entities.json")):
            if row["type"] in TYPES:
                marked[row["documentId"]].append((row["begin"], row["end"], TYPES[row["type"]]))
        for row in json_lines(documents):
            out += _sentences(row["_id"], row["text"], marked[row["_id"]])
    return out


def _sentences(document: str, text: str, marked: list[tuple[int, int, str]]) -> list[Sample]:
    tokens = tokenize(text)
    out = []
    for number, sentence in enumerate(split(text, tokens, None)):
        own = tokens[sentence.first : sentence.last]
        spans = []
        for begin, end, label in marked:
            inside = [i for i, t in enumerate(own) if t.start < end and begin < t.end]
            if inside:
                spans.append(Labelled(inside[0], inside[-1] + 1, label))
        words = tuple(t.word for t in own)
        out.append(Sample(f"{document}-{number}", CORPUS, document, words, names=longest(spans)))
    return out
