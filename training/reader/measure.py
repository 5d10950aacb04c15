"""Quick figures of a model in training, to choose by; `dateline eval heads` gives the real ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from batches import Item, collate, rounds
from losses import forward
from schemes import LABELS

from model import Reader

Found = dict[str, list[float]]


def viterbi(logits: np.ndarray, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans of the best legal BIO sequence of logits [W,L]."""
    count = len(labels)
    step = np.zeros((count, count))
    for j, to in enumerate(labels):
        if to.startswith("I-"):
            step[:, j] = -1e9
            step[j, j] = step[labels.index("B-" + to[2:]), j] = 0.0
    begin = np.where([x.startswith("I-") for x in labels], -1e9, 0.0)
    score, back = begin + logits[0], []
    for row in logits[1:]:
        full = score[:, None] + step
        back.append(full.argmax(0))
        score = full.max(0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    path.reverse()
    spans, start, kind = [], 0, ""
    for i, tag in enumerate([*(labels[p] for p in path), "O"]):
        if kind and tag != f"I-{kind}":
            spans.append((start, i, kind))
            kind = ""
        if tag.startswith("B-"):
            start, kind = i, tag[2:]
    return spans


def f1(counts: list[float]) -> float:
    """Of right, found, marked."""
    return 2 * counts[0] / max(counts[1] + counts[2], 1)


@torch.no_grad()
def measure(model: Reader, items: list[Item]) -> dict[str, float]:
    """F1 by head, Pearson's r of factuality."""
    model.eval()
    counts: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0])
    facts: list[tuple[float, float]] = []
    for chosen in rounds(items, 3000, 0):
        batch = collate(chosen)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = {k: v.float().numpy() for k, v in forward(model, batch).items()}

        def add(head: str, gold: set, found: set) -> None:  # type: ignore[type-arg]
            for n, x in enumerate((len(gold & found), len(found), len(gold))):
                counts[head][n] += x

        for n, item in enumerate(chosen):
            s, length = item.sample, len(item.sample.words)
            if s.names is not None:
                head = "phrases" if s.corpus == "re3d" else "names"
                found = viterbi(out[head][n, :length], LABELS[head])
                add(head, {(x.first, x.last, x.label) for x in s.names if f"B-{x.label}" in LABELS[head]}, set(found))
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
        for p, (n, w) in enumerate(zip(batch.row.tolist(), batch.at.tolist(), strict=True)):
            s, length = chosen[n].sample, len(chosen[n].sample.words)
            for head in ("roles", "parts", "told"):
                if (targets[head][p] >= 0).any():
                    gold = (
                        {p.at: p.arguments for p in s.predicates or ()}.get(w, ())
                        if head == "roles"
                        else {"parts": s.parts, "told": s.told or {}}[head].get(w, ())
                    )
                    found = viterbi(out[head][p, :length], LABELS[head])
                    add(head, {(x.first, x.last, x.label) for x in gold}, set(found))
    model.train()
    result = {head: round(f1(c), 4) for head, c in sorted(counts.items())}
    if facts:
        result["factuality"] = round(float(np.corrcoef(np.array(facts).T)[0, 1]), 4)
    return result
