"""GUM: noun phrases of every kind with their entity type, nested, and which sentence each stands in (CC BY)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import MalformedError
from dateline.evaluate.corpora.conllu import FORM, MISC, XPOS, sentences
from dateline.evaluate.corpora.lines import files_of
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
        NotFoundError: there are none, or one cannot be opened.
        MalformedError: a file is not UTF-8, a line has not ten fields, or a bracket no type of entity.
    """
    return [sample for path in files_of(folder, "dep/*.conllu") for sample in _document(path)]


def _document(path: Path) -> list[Sample]:
    out = []
    for number, rows in sentences(path):
        words = tuple(row[FORM] for row in rows)
        try:
            mentions = mentions_of([row[MISC] for row in rows])
        except ValueError as error:
            raise MalformedError(f"{path}, sentence {number}: {error}") from error
        names = _names(mentions, words, [row[XPOS] in {"NNP", "NNPS"} for row in rows])
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


def mentions_of(notes: list[str]) -> tuple[Labelled, ...]:
    """The bracketed spans of a sentence, in order of their first word, the longer first.

    Args:
        notes: the last field of each word. "Entity=(3-person-new(4-place-new)" opens two mentions of which the second
            is this one word, "Entity=4)3)" closes two. A name that is open twice is closed from the inside. What is
            closed without being open, or left open, runs over the sentence's ends and is left out.

    Raises:
        ValueError: a mention has none of `TYPES`, or there is something outside brackets.
    """
    stack: list[_Open] = []
    found = []
    for at, note in enumerate(notes):
        match = _ENTITY.search(note)
        if match is None:
            continue
        if _BRACKET.sub("", match[1]):
            raise ValueError(f"{match[1]!r} are no brackets")
        for bracket in _BRACKET.finditer(match[1]):
            entity, _, rest = bracket[0].strip("()").partition("-")
            if bracket[0].startswith("("):
                label = rest.split("-")[0]
                if label not in TYPES:
                    raise ValueError(f"{bracket[0]!r} is of no type")
                stack.append(_Open(entity, at, label))
            if bracket[0].endswith(")"):
                opened = next((o for o in reversed(stack) if o.entity == entity), None)
                if opened is not None:
                    stack.remove(opened)
                    found.append(Labelled(opened.first, at + 1, opened.label))
    return tuple(sorted(found, key=lambda m: (m.first, -m.last)))
