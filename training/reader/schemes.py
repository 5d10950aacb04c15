"""The labels of every head, in the order of their logits, and BIO sequences of spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.evaluate.corpora import gum
from dateline.evaluate.corpora.sample import Labelled
from dateline.model import EventType

NAMES = ("PER", "ORG", "GPE", "EVENT", "NORP")
PHRASES = ("PER", "ORG", "LOC", "NORP", "VEHICLE", "WEAPON", "TIME", "NUMBER")
ROLES = (
    "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-ADJ", "ARGM-ADV", "ARGM-CAU", "ARGM-COM", "ARGM-CXN", "ARGM-DIR",
    "ARGM-DIS", "ARGM-EXT", "ARGM-GOL", "ARGM-LOC", "ARGM-LVB", "ARGM-MNR", "ARGM-MOD", "ARGM-NEG", "ARGM-PRD",
    "ARGM-PRP", "ARGM-PRR", "ARGM-REC", "ARGM-TMP", "C-ARG0", "C-ARG1", "C-ARG2", "C-ARGM-CXN", "C-V", "R-ARG0",
    "R-ARG1", "R-ARG2", "R-ARGM-ADV", "R-ARGM-LOC", "R-ARGM-TMP",
)  # fmt: skip


def bio(kinds: Iterable[str]) -> list[str]:
    """O, then B- and I- of each kind."""
    return ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]


LABELS: Mapping[str, Sequence[str]] = {
    "names": bio(NAMES),
    "phrases": bio(PHRASES),
    "roles": bio(ROLES),
    "parts": bio(("ACTOR", "RECIPIENT")),
    "told": bio(("SOURCE", "CONTENT")),
    "cause": bio(("CAUSE", "EFFECT", "SIGNAL")),
    "mention": ["-", *gum.TYPES],
    "events": ["NONE", *(t.value for t in EventType)],
}


def tags(spans: Iterable[Labelled], length: int, index: Mapping[str, int]) -> list[int]:
    """The BIO sequence of spans as label indices; of overlapping ones the first counts, other kinds do not."""
    out = [0] * length
    for span in sorted(spans, key=lambda s: (s.first, s.last)):
        if f"B-{span.label}" in index and not any(out[span.first : span.last]):
            out[span.first : span.last] = [index[f"I-{span.label}"]] * (span.last - span.first)
            out[span.first] = index[f"B-{span.label}"]
    return out
