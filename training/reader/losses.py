"""One loss for all heads: each head's mean over what the batch knows of it, weighted."""

from __future__ import annotations

import torch
from batches import UNKNOWN, Batch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  torch's own custom

from model import Reader

WEIGHTS = {
    "roles": 2.0, "parts": 0.7, "told": 0.5, "predicate": 0.5, "cue": 0.3, "factuality": 0.35, "names": 1.0,
    "phrases": 0.7, "events": 0.7, "causal": 0.5, "cause": 0.5, "mention": 2.0,
}  # fmt: skip


def forward(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """All logits of a batch; the role head's only where there are predicates."""
    vectors, sentence = model.encoder(*batch.inputs)
    out: dict[str, Tensor] = model.words(vectors, sentence, batch.real)
    if len(batch.row):
        out |= model.roles(vectors[batch.row], batch.at, batch.real[batch.row])
    return out


def losses(out: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Loss by head, for the heads that the batch knows something of."""
    found = {}
    targets = batch.targets | batch.role_targets
    for head, target in targets.items():
        if head not in out:
            continue
        logits = out[head].float()
        if head == "factuality":
            known = ~target.isnan()
            if known.any():
                found[head] = F.smooth_l1_loss(logits[known], target[known])
            continue
        known = target != UNKNOWN
        if not known.any():
            continue
        if head in {"predicate", "cue", "causal"}:
            found[head] = F.binary_cross_entropy_with_logits(logits[known], target[known].float())
        elif head == "mention":
            # Nearly every pair of words is no mention: the sum is shared among the mentions, not among the pairs.
            loss = F.cross_entropy(logits[known], target[known], reduction="sum")
            found[head] = loss / (target[known] > 0).sum().clamp(min=1) * 0.2
        else:
            found[head] = F.cross_entropy(logits[known], target[known])
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """Their weighted sum."""
    return torch.stack([WEIGHTS[head] * loss for head, loss in found.items()]).sum()
