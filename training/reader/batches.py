"""Samples to tensors: pieces, shapes of words, and the targets of every head with -100 where nothing is known."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from schemes import LABELS, tags
from torch import Tensor

from dateline.evaluate.corpora.sample import Labelled, Predicate, Sample
from dateline.inference.reader.batches import item as put_together
from dateline.inference.reader.pieces import Pieces

UNKNOWN = -100
MOST_PIECES, MOST_WORDS = 192, 160
INDEX = {head: {label: n for n, label in enumerate(values)} for head, values in LABELS.items()}


@dataclass(frozen=True)
class Item:
    """A sample with its pieces."""

    sample: Sample
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def load_samples(path: Path) -> list[Sample]:
    """What `reader_samples.py` wrote."""
    return [_sample(json.loads(line)) for line in path.open(encoding="utf-8")]


def _spans(rows: list[dict[str, object]] | None) -> tuple[Labelled, ...] | None:
    return None if rows is None else tuple(Labelled(**r) for r in rows)  # type: ignore[arg-type]


def _sample(row: dict) -> Sample:  # type: ignore[type-arg]
    by_word = lambda d: None if d is None else {int(k): _spans(v) for k, v in d.items()}  # noqa: E731
    row["words"] = tuple(row["words"])
    if row["predicates"] is not None:
        row["predicates"] = tuple(Predicate(p["at"], p["sense"], _spans(p["arguments"])) for p in row["predicates"])
    for layer in ("factuality", "events"):
        if row[layer] is not None:
            row[layer] = {int(k): v for k, v in row[layer].items()}
    for layer in ("names", "mentions"):
        row[layer] = _spans(row[layer])
    if row["causes"] is not None:
        row["causes"] = tuple(_spans(r) for r in row["causes"])
    row["told"], row["parts"] = by_word(row["told"]), by_word(row["parts"])
    return Sample(**row)


def itemise(samples: Sequence[Sample], pieces: Pieces) -> list[Item]:
    """Samples with their pieces; sentences too long for one window are left out."""
    out = []
    for s in samples:
        cut = put_together(pieces(s.words), pieces)
        if 0 < len(s.words) <= MOST_WORDS and len(cut.pieces) <= MOST_PIECES:
            out.append(Item(s, cut.pieces, cut.shapes, cut.first, cut.last))
    return out


def rounds(items: list[Item], budget: int, seed: int) -> Iterator[list[Item]]:
    """Batches of sentences of like length, shuffled; a batch holds at most `budget` padded pieces."""
    rng = random.Random(seed)  # noqa: S311  not for secrets
    order = sorted(items, key=lambda i: len(i.pieces) + rng.random() * 4)
    batches: list[list[Item]] = [[]]
    for item in order:
        if batches[-1] and (len(batches[-1]) + 1) * up(max(len(item.pieces), len(batches[-1][-1].pieces))) > budget:
            batches.append([])
        batches[-1].append(item)
    rng.shuffle(batches)
    yield from batches


def up(length: int) -> int:
    """To the next multiple of 8: few shapes, for each of which the CPU's kernels are made anew."""
    return -(-length // 8) * 8


def _padded(rows: Sequence[Sequence[int]], value: int = 0) -> Tensor:
    width = up(max(map(len, rows), default=0))
    return torch.tensor([[*r, *([value] * (width - len(r)))] for r in rows], dtype=torch.long)


@dataclass(frozen=True)
class Batch:
    """Inputs of the encoder, targets by head, and the rows of the role head."""

    inputs: tuple[Tensor, ...]
    real: Tensor
    targets: dict[str, Tensor]
    row: Tensor
    at: Tensor
    role_targets: dict[str, Tensor]


def collate(items: Sequence[Item]) -> Batch:
    """One batch. Word targets are [B,W], sentence targets [B], role targets [P,W]."""
    width = up(max(len(i.sample.words) for i in items))
    nothing = [UNKNOWN] * width

    def line(values: Sequence[int]) -> list[int]:
        return [*values, *([UNKNOWN] * (width - len(values)))]

    layers: dict[str, list[list[int]]] = {k: [] for k in ("names", "phrases", "events", "predicate", "cue", "cause")}
    facts = torch.full((len(items), width), float("nan"))
    causal = torch.full((len(items),), UNKNOWN)
    mention = torch.full((len(items), width, width), UNKNOWN)
    row, at = [], []
    by_role: dict[str, list[list[int]]] = {k: [] for k in ("roles", "parts", "told")}
    for n, item in enumerate(items):
        s, length = item.sample, len(item.sample.words)
        names = tags(s.names, length, INDEX["names"]) if s.names is not None and s.corpus != "re3d" else None
        phrases = tags(s.names, length, INDEX["phrases"]) if s.names is not None and s.corpus == "re3d" else None
        layers["names"].append(line(names) if names else nothing)
        layers["phrases"].append(line(phrases) if phrases else nothing)
        events = (
            [INDEX["events"][s.events[w]] if w in s.events else UNKNOWN for w in range(length)]
            if s.events is not None
            else []
        )
        layers["events"].append(line(events))
        marked = {p.at for p in s.predicates} if s.predicates is not None else None
        layers["predicate"].append(nothing if marked is None else line([int(w in marked) for w in range(length)]))
        layers["cue"].append(nothing if s.told is None else line([int(w in s.told) for w in range(length)]))
        causes = s.causes[0] if s.causes else None
        layers["cause"].append(line(tags(causes, length, INDEX["cause"])) if causes else nothing)
        for w, value in (s.factuality or {}).items():
            facts[n, w] = value
        if s.causal is not None:
            causal[n] = int(s.causal)
        if s.mentions is not None:
            mention[n, :length, :length] = torch.triu(torch.full((length, length), -UNKNOWN)) + UNKNOWN
            for m in s.mentions:
                mention[n, m.first, m.last - 1] = INDEX["mention"][m.label]
        spans = {p.at: p.arguments for p in s.predicates or ()}
        for w in sorted({*spans, *(s.told or {}), *s.parts}):
            row.append(n)
            at.append(w)
            for head, found in (("roles", spans.get(w)), ("parts", s.parts.get(w)), ("told", (s.told or {}).get(w))):
                by_role[head].append(nothing if found is None else line(tags(found, length, INDEX[head])))
    targets = {k: torch.tensor(v) for k, v in layers.items()}
    return Batch(
        inputs=(
            _padded([i.pieces for i in items]), _padded([i.shapes for i in items]),
            _padded([[1] * len(i.pieces) for i in items]), _padded([i.first for i in items]),
            _padded([i.last for i in items]),
        ),
        real=_padded([[1] * len(i.first) for i in items]),
        targets={**targets, "factuality": facts, "causal": causal, "mention": mention},
        row=torch.tensor(row, dtype=torch.long), at=torch.tensor(at, dtype=torch.long),
        role_targets={k: torch.tensor(v, dtype=torch.long).reshape(-1, width) for k, v in by_role.items()},
    )  # fmt: skip
