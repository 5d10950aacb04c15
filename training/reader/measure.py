"""Quick figures of a model in training, to choose by; `dateline eval heads` gives the real ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import torch
from batches import Item, collate, rounds
from losses import forward
from numpy.typing import NDArray
from schemes import LABELS

from dateline.evaluate.corpora.sample import Labelled
from dateline.evaluate.heads.correlation import pearson
from dateline.evaluate.heads.tally import Tally
from dateline.inference.reader.decode import Bio
from model import Reader

DECODERS = {head: Bio(LABELS[head]) for head in ("names", "phrases", "roles", "parts", "told")}
Marks = set[tuple[int, int, str]]


def spans(head: str, logits: NDArray[np.float32]) -> Marks:
    """What a head marks in a sentence, of its logits [W,L], as the run time decodes them."""
    return {(s.first, s.last, s.label) for s in DECODERS[head].spans(logits, [len(logits)])[0]}


def marks(given: Iterable[Labelled]) -> Marks:
    """The same of what a corpus marks."""
    return {(s.first, s.last, s.label) for s in given}


@torch.no_grad()
def measure(model: Reader, items: list[Item]) -> dict[str, float]:
    """F1 by head, Pearson's r of factuality."""
    model.eval()
    counts: dict[str, Tally] = defaultdict(Tally)
    facts: list[tuple[float, float]] = []
    for chosen in rounds(items, 3000, 0):
        batch = collate(chosen)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = {k: v.float().numpy() for k, v in forward(model, batch).items()}

        def add(head: str, gold: set, found: set) -> None:  # type: ignore[type-arg]
            counts[head] += Tally.of(gold, found)

        for n, item in enumerate(chosen):
            s, length = item.sample, len(item.sample.words)
            if s.names is not None:
                head = "phrases" if s.corpus == "re3d" else "names"
                known = [x for x in s.names if f"B-{x.label}" in LABELS[head]]
                add(head, marks(known), spans(head, out[head][n, :length]))
            if s.predicates is not None:
                add("predicate", {p.at for p in s.predicates}, {w for w in range(length) if out["predicate"][n, w] > 0})
            for w, value in (s.factuality or {}).items():
                facts.append((value, float(out["factuality"][n, w])))
            if s.causal is not None:
                add("causal", {1} if s.causal else set(), {1} if out["causal"][n] > 0 else set())
            if s.mentions is not None:
                pairs = np.argwhere(out["mention"][n, :length, :length].argmax(-1) > 0)
                add(
                    "mention",
                    {(m.first, m.last - 1) for m in s.mentions},
                    {(int(i), int(j)) for i, j in pairs if j >= i},
                )
            if s.events is not None:
                labels = LABELS["events"]
                shown = out["events"][n].argmax(-1)
                add(
                    "events",
                    {(w, k) for w, k in s.events.items() if k != "NONE"},
                    {(w, labels[shown[w]]) for w in s.events if shown[w]},
                )
                add("event at all", {w for w, k in s.events.items() if k != "NONE"}, {w for w in s.events if shown[w]})
        targets = batch.role_targets
        for row, (n, w) in enumerate(zip(batch.row.tolist(), batch.at.tolist(), strict=True)):
            s, length = chosen[n].sample, len(chosen[n].sample.words)
            given = {"roles": {p.at: p.arguments for p in s.predicates or ()}, "parts": s.parts, "told": s.told or {}}
            for head in ("roles", "parts", "told"):
                if (targets[head][row] >= 0).any():
                    add(head, marks(given[head].get(w, ())), spans(head, out[head][row, :length]))
    model.train()
    result = {head: round(c.f1, 4) for head, c in sorted(counts.items())}
    if facts:
        result["factuality"] = round(pearson(*zip(*facts, strict=True)), 4)
    return result
