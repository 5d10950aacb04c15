"""GUM: noun phrases of every kind with their entity type, nested, and which sentence each stands in (CC BY)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluate.corpora.lines import text_of
from dateline.evaluate.corpora.sample import Labelled, Sample, longest

CORPUS = "gum"
TYPES = (
    "person", "place", "organization", "object", "event", "abstract", "time", "animal", "plant", "substance",
)  # fmt: skip
# What a mention of proper nouns only is, by our types; GUM does not tell countries from other places.
NAMES = {"person": "PER", "organization": "ORG", "place": "GPE", "event": "EVENT"}
_INSIDE = {"of", "the", "and", "for", "de", "la", "von", "van", "al", "bin", "-", ".", "'s", "&"}
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")


@dataclass(frozen=True, slots=True)
class _Open:
    entity: str
    first: int
    label: str


def read(folder: Path) -> list[Sample]:
    """The sentences of `dep/*.conllu`, with mentions; those that run over a sentence's end are left out.

    Raises:
        InputError: a file cannot be read.
    """
    return [sample for path in sorted(folder.glob("dep/*.conllu")) for sample in _document(path)]


def _document(path: Path) -> list[Sample]:
    out = []
    for number, block in enumerate(text_of(path).split("\n\n")):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        rows = [row for row in rows if len(row) == 10 and row[0].isdigit()]
        if rows:
            words = tuple(row[1] for row in rows)
            mentions = _mentions(rows)
            names = _names(mentions, words, [row[4] in {"NNP", "NNPS"} for row in rows])
            out.append(Sample(f"{path.stem}-{number}", CORPUS, path.stem, words, names=names, mentions=mentions))
    return out


def _names(mentions: tuple[Labelled, ...], words: tuple[str, ...], proper: list[bool]) -> tuple[Labelled, ...]:
    """The longest mentions made of proper nouns, with small words and numbers between them but not at their ends."""
    found = []
    for m in mentions:
        inside = range(m.first, m.last)
        if (
            m.label in NAMES
            and proper[m.first]
            and all(proper[i] or words[i].lower() in _INSIDE or (words[i].isdigit() and i > m.first) for i in inside)
        ):
            found.append(Labelled(m.first, m.last, NAMES[m.label]))
    return longest(found)


def _mentions(rows: list[list[str]]) -> tuple[Labelled, ...]:
    """The bracketed spans of a sentence, in order of their first word, the longer first."""
    stack: list[_Open] = []
    found = []
    for at, row in enumerate(rows):
        match = _ENTITY.search(row[9])
        if match is None:
            continue
        for bracket in _BRACKET.finditer(match[1]):
            parts = bracket[0].strip("()").split("-")
            if bracket[0].startswith("("):
                stack.append(_Open(parts[0], at, parts[1] if len(parts) > 1 else ""))
            if bracket[0].endswith(")"):
                opened = next((o for o in reversed(stack) if o.entity == parts[0]), None)
                if opened is not None:
                    stack.remove(opened)
                    if opened.label in TYPES:
                        found.append(Labelled(opened.first, at + 1, opened.label))
    return tuple(sorted(found, key=lambda m: (m.first, -m.last)))
