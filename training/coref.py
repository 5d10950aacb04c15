"""Trains coreference: a small network that scores a mention against the mentions before it.

    python training/coref.py ../shared/data/train [--read FOLDER] [--out FOLDER] [--everything]

Every fifth document of OntoGUM by name is never trained on, unless --everything is given. The syntax is the shipped
pipeline's. FOLDER may hold what a reader of sentences gave for each document, DOCUMENT.npz with `vectors` (float
[words, size]) and, if it finds mentions, `mentions` (int [n, 3]: first, last exclusive, index into `types`) and `types`
(text); vectors and mentions are then learned from. Needs torch, which the run time does not.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  torch's own custom

from dateline.evaluate.corpora.ontogum import CorefDocument, held_out, read
from dateline.evaluate.heads.texts import text_of
from dateline.inference import Pipeline, load_pipeline
from dateline.inference.coref import Passage
from dateline.inference.coref import lexicon as lists
from dateline.inference.coref.mentions import find
from dateline.inference.coref.pairs import blocks, features
from dateline.inference.coref.scorer import save
from dateline.inference.coref.table import tabulate

SEED = 7
EPOCHS, RATE, DECAY = 5, 2e-3, 1e-3
WIDTH, NARROW, VECTOR = 96, 48, 16
DROP, DROP_VECTORS = 0.3, 0.5
MARGIN = 0.5  # added to what is wrong while training, so that the right one wins by more than a hair
LEAN = 1.5  # best CoNLL F1 on the fourth of every five documents, with and without vectors


@dataclass(frozen=True)
class Example:
    """A document as the network sees it; pairs of mention `later` with an `earlier` one, `right` where they are one."""

    unary: Tensor
    pooled: Tensor | None
    later: Tensor
    earlier: Tensor
    together: Tensor
    right: Tensor


def passage_of(document: CorefDocument, pipeline: Pipeline, read: Path | None) -> Passage:
    """Its syntax and names by the pipeline, and vectors and mentions from the folder, if there is one."""
    text = text_of([document.words[first:last] for first, last in document.sentences], document.spaced)
    parse = pipeline.parse(text)
    passage = Passage.of(text, parse.words, parse.names)
    if read is not None:
        with np.load(read / f"{document.id}.npz", allow_pickle=False) as stored:
            passage = replace(passage, vectors=stored["vectors"].astype(np.float32))
            if "mentions" in stored.files:
                types = [str(t) for t in stored["types"]]
                mentions = [(int(a), int(b), types[k]) for a, b, k in stored["mentions"]]
                passage = replace(passage, mentions=mentions)
    return passage


def example_of(document: CorefDocument, passage: Passage) -> tuple[Example, list[str]]:
    """What is learned from a document, and the names of the features of pairs."""
    mentions = find(passage, lists.load())
    table = tabulate(passage, mentions, lists.load())
    cluster_of = {span: n for n, cluster in enumerate(document.clusters) for span in cluster}
    gold = np.array([cluster_of.get((m.first, m.last), -1) for m in mentions], dtype=np.int64)
    later, earlier, rows, names = [], [], [], []
    for i, j in blocks(table):
        names, row = features(passage, table, i, j)
        later.append(i)
        earlier.append(j)
        rows.append(row)
    i, j = np.concatenate(later), np.concatenate(earlier)
    pooled = None
    if passage.vectors is not None:
        at = (table.head, table.first, table.last - 1)
        pooled = torch.from_numpy(np.concatenate([passage.vectors[k] for k in at], axis=1))
    right = torch.from_numpy((gold[i] == gold[j]) & (gold[i] >= 0))
    tensors = (torch.from_numpy(i), torch.from_numpy(j), torch.from_numpy(np.concatenate(rows)), right)
    return Example(torch.from_numpy(table.unary), pooled, *tensors), names


class Net(nn.Module):
    """The network that `dateline.inference.coref.scorer` runs."""

    def __init__(self, unary: int, together: int, vectors: int) -> None:
        super().__init__()
        seen = unary + (VECTOR if vectors else 0)
        self.later, self.earlier = nn.Linear(seen, WIDTH, bias=False), nn.Linear(seen, WIDTH, bias=False)
        self.pair, self.hidden, self.out = nn.Linear(together, WIDTH), nn.Linear(WIDTH, NARROW), nn.Linear(NARROW, 1)
        self.alone, self.none = nn.Linear(seen, NARROW), nn.Linear(NARROW, 1)
        self.project = nn.Linear(3 * vectors, VECTOR) if vectors else None
        self.product = nn.Linear(VECTOR + 1, WIDTH, bias=False) if vectors else None

    def forward(self, e: Example) -> tuple[Tensor, Tensor]:
        """Scores of the pairs, and of meaning something new for each mention."""
        seen, extra = e.unary, None
        if self.project is not None and self.product is not None and e.pooled is not None:
            low = torch.tanh(self.project(F.dropout(e.pooled, DROP_VECTORS, self.training)))
            unit = F.normalize(e.pooled[:, : e.pooled.shape[1] // 3], dim=1)
            cosine = (unit[e.later] * unit[e.earlier]).sum(1, keepdim=True)
            extra = self.product(torch.cat([low[e.later] * low[e.earlier], cosine], 1))
            seen = torch.cat([seen, low], 1)
        x = self.later(seen)[e.later] + self.earlier(seen)[e.earlier] + self.pair(e.together)
        x = self._dropped(x if extra is None else x + extra)
        score = self.out(self._dropped(self.hidden(x))).squeeze(1)
        return score, self.none(self._dropped(self.alone(seen))).squeeze(1)

    def _dropped(self, x: Tensor) -> Tensor:
        return F.dropout(F.relu(x), DROP, self.training)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names of the scorer."""
        out = {}
        for name, value in self.state_dict().items():
            layer, _, kind = name.partition(".")
            out[layer if kind == "weight" else f"{layer}_bias"] = value.numpy().T.copy()
        return out


def loss_of(score: Tensor, new: Tensor, e: Example) -> Tensor:
    """Minus the log of the share of all right antecedents together; "something new" is right where there are none."""
    count = len(new)
    linked = torch.zeros(count, dtype=torch.bool).index_put((e.later[e.right],), torch.tensor(True))
    right = torch.cat([e.right, ~linked])
    at = torch.cat([e.later, torch.arange(count)])
    value = torch.cat([score, new]) + MARGIN * (~right)
    top = torch.full((count,), -1e9).scatter_reduce(0, at, value.detach(), "amax")
    share = torch.exp(value - top[at])
    total = torch.zeros(count).index_add(0, at, share)
    good = torch.zeros(count).index_add(0, at, share * right)
    return (torch.log(total) - torch.log(good.clamp(min=1e-20))).mean()


def fit(examples: Sequence[Example], epochs: int = EPOCHS, seed: int = SEED) -> Net:
    """The network after `epochs` rounds over all documents, one document a step."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in one order, so that the weights repeat
    order = np.random.default_rng(seed)
    first = examples[0]
    net = Net(first.unary.shape[1], first.together.shape[1], 0 if first.pooled is None else first.pooled.shape[1] // 3)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * len(examples)
    for step, n in enumerate(n for _ in range(epochs) for n in order.permutation(len(examples))):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, step / 50) * (1 - step / steps)
        loss = loss_of(*net(examples[n]), examples[n])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimizer.step()
        if step % len(examples) == 0:
            print(f"{step} of {steps}: {loss.item():.3f}", flush=True)
    return net.eval()


def learned(pairs: Sequence[tuple[CorefDocument, Passage]]) -> Iterator[tuple[Example, list[str]]]:
    """The examples of documents in which there is something to compare."""
    for document, passage in pairs:
        if len(find(passage, lists.load())) > 1:
            yield example_of(document, passage)


def train(pairs: Sequence[tuple[CorefDocument, Passage]], out: Path, note: str, epochs: int = EPOCHS) -> None:
    """Fits the network to documents and writes weights and card."""
    made = list(learned(pairs))
    net = fit([e for e, _ in made], epochs)
    words = hashlib.sha256("\n".join(w for d, _ in pairs for w in d.words).encode()).hexdigest()
    card = {
        "made_by": "training/coref.py",
        "data": "OntoGUM (CC BY): features and weights only, no text. " + note,
        "data_sha256": words,
        "documents": len(pairs),
        "seed": SEED,
        "lean": LEAN,
        "pair_features": made[0][1],
    }
    save(out, net.arrays(), card)


def main() -> None:
    """Reads, trains, writes."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--read", type=Path, help="folder of DOCUMENT.npz")
    ap.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/dateline/inference/coref/data")
    ap.add_argument("--everything", action="store_true", help="train on the documents to measure on, too")
    a = ap.parse_args()
    documents = read(a.data / "gum")
    chosen = documents if a.everything else held_out(documents)[0]
    pipeline = load_pipeline()
    note = "All documents." if a.everything else "Every fifth document by name is left out."
    train([(d, passage_of(d, pipeline, a.read)) for d in chosen], a.out, note)


if __name__ == "__main__":
    main()
