"""re3d: entities in reports on Syria and Iraq (public domain, OGL, CC BY, CC BY-SA by folder)."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pydantic import Field

from dateline.errors import MalformedError
from dateline.evaluate.corpora.lines import Form, Word, files_of, json_lines
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


class _Document(Form):
    id: Word = Field(alias="_id")
    text: str


class _Entity(Form):
    document: str = Field(alias="documentId")
    type: str
    begin: int
    end: int


def read(folder: Path) -> list[Sample]:
    """The sentences of all its documents, cut as Dateline cuts them; of nested spans the longest is kept.

    Raises:
        NotFoundError: there are no documents, or a file cannot be opened.
        MalformedError: a file is not of this form, or an entity is no stretch of a document.
    """
    out = []
    for path in files_of(folder, "*/documents.json"):
        texts = {row.id: row.text for row in json_lines(path, _Document)}
        marked: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        entities = path.with_name("entities.json")
        for row in json_lines(entities, _Entity):
            if not 0 <= row.begin < row.end <= len(texts.get(row.document, "")):
                raise MalformedError(f"{entities}: {row.begin} to {row.end} is no stretch of {row.document!r}")
            if row.type in TYPES:
                marked[row.document].append((row.begin, row.end, TYPES[row.type]))
        for document, text in texts.items():
            out += _sentences(document, text, marked[document])
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
