"""CrossNER, politics: named entities in Wikipedia's political articles (MIT)."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.corpora.lines import text_of
from dateline.evaluate.corpora.sample import Labelled, Sample

CORPUS = "crossner_politics"
# Its "location" holds cities and states beside rivers, and far more of them: they go with countries. "misc" is mostly
# nationalities and what people believe in.
TYPES = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "GPE",
    "location": "GPE",
    "election": "EVENT",
    "event": "EVENT",
    "misc": "NORP",
}


def read(path: Path) -> list[Sample]:
    """The sentences of `train.txt` or `dev.txt`: word, tab, BIO tag; an empty line ends a sentence.

    Raises:
        InputError: the file is missing.
    """
    out = []
    for number, block in enumerate(text_of(path).split("\n\n")):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if rows:
            words = tuple(row[0] for row in rows)
            names = spans_of([row[1].strip() for row in rows])
            mapped = tuple(Labelled(n.first, n.last, TYPES[n.label]) for n in names if n.label in TYPES)
            out.append(Sample(f"{path.stem}-{number}", CORPUS, f"{path.stem}-{number}", words, names=mapped))
    return out


def spans_of(tags: list[str]) -> list[Labelled]:
    """The spans of a BIO sequence; an I without its B begins a span too."""
    out: list[Labelled] = []
    start, label = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if label and (tag[0] != "I" or kind != label):
            out.append(Labelled(start, at, label))
            label = ""
        if kind and not label:
            start, label = at, kind
    return out
