"""CrossNER, politics: named entities in Wikipedia's political articles (MIT)."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import MalformedError
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
        NotFoundError: the file cannot be opened.
        MalformedError: it is not UTF-8, or a line is not a word and a tag of this corpus.
    """
    out: list[Sample] = []
    rows: list[tuple[str, str]] = []
    lines = text_of(path).split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            rows.append(_row(line, f"{path}, line {number}"))
        elif rows:
            name, words = f"{path.stem}-{len(out)}", tuple(word for word, _ in rows)
            spans = spans_of([tag for _, tag in rows])
            names = tuple(Labelled(s.first, s.last, TYPES[s.label]) for s in spans)
            out.append(Sample(name, CORPUS, name, words, names=names))
            rows = []
    return out


def _row(line: str, where: str) -> tuple[str, str]:
    word, _, tag = line.rstrip().partition("\t")
    if not word.strip() or not (tag == "O" or (tag[:2] in {"B-", "I-"} and tag[2:] in TYPES)):
        raise MalformedError(f"{where}: {line!r} is no word with a tag")
    return word, tag


def spans_of(tags: list[str]) -> list[Labelled]:
    """The spans of a BIO sequence; an I without its B begins a span too."""
    out: list[Labelled] = []
    start, label = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if label and (not tag.startswith("I") or kind != label):
            out.append(Labelled(start, at, label))
            label = ""
        if kind and not label:
            start, label = at, kind
    return out
