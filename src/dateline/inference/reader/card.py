"""The reader's weights in a folder: `card.json` says what they are, and no other bytes than it names are taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from dateline.errors import WeightsError
from dateline.inference.pinned import read, read_pinned

CARD = "card.json"
VOCABULARY, ENCODER, ROLES = "vocab.txt", "encoder.onnx", "roles.onnx"
FILES = (VOCABULARY, ENCODER, ROLES)
LABELLED = ("names", "phrases", "mention", "events", "cause", "roles", "parts", "told")
THRESHOLDS: Mapping[str, float] = {"predicate": 0.5, "cue": 0.5, "mention": 0.5}


@dataclass(frozen=True, slots=True)
class Card:
    """What the reader must know of its weights.

    Attributes:
        name: of the weights, with the digest of the card and so of all files: part of what makes a run repeatable.
        files: file name -> SHA-256.
        labels: head -> its labels in the order of its logits.
        thresholds: "predicate", "cue", "mention" -> the least share that counts; 0.5 where the card says nothing.
    """

    name: str
    files: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]
    thresholds: Mapping[str, float] = field(default_factory=lambda: dict(THRESHOLDS))

    @classmethod
    def parse(cls, content: bytes) -> Card:
        """From the content of a `card.json`: `name`, `files`, `labels`, and if there, `thresholds`.

        Raises:
            WeightsError: it is not JSON, or one of these is missing or of another form.
        """
        try:
            data = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise WeightsError(f"{CARD} is not JSON") from error
        if not isinstance(data, dict):
            raise WeightsError(f"{CARD} is not a JSON object")
        files, labels = _mapping(data, "files"), _mapping(data, "labels")
        thresholds = {**THRESHOLDS, **(_mapping(data, "thresholds") if "thresholds" in data else {})}
        if missing := [n for n in FILES if not isinstance(files.get(n), str)]:
            raise WeightsError(f"{CARD} names no hash of {', '.join(missing)}")
        if missing := [n for n in LABELLED if not _are_labels(labels.get(n))]:
            raise WeightsError(f"{CARD} lacks the labels of {', '.join(missing)}")
        if wrong := [n for n in THRESHOLDS if not _is_share(thresholds[n])]:
            raise WeightsError(f"{CARD}: thresholds lie between 0 and 1: {', '.join(wrong)}")
        name = f"{data.get('name', 'reader')}-{hashlib.sha256(content).hexdigest()[:12]}"
        return cls(
            name,
            {n: cast("str", files[n]) for n in FILES},
            {n: tuple(cast("list[str]", labels[n])) for n in LABELLED},
            {n: cast("float", thresholds[n]) for n in THRESHOLDS},
        )


def load(folder: Path) -> tuple[Card, dict[str, bytes]]:
    """The card of a folder and the content of the files it names, each checked against its hash.

    Raises:
        WeightsError: a file is missing, cannot be read or has another hash, or the card is broken.
    """
    card = Card.parse(read(folder / CARD))
    return card, {name: read_pinned(folder / name, card.files[name]) for name in FILES}


def _mapping(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key)
    if not isinstance(value, dict):
        raise WeightsError(f"{CARD} has no object {key!r}")
    return value


def _are_labels(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(label, str) for label in value)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0.0 < value < 1.0
