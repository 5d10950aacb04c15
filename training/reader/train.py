"""Trains the reader on what `prepare.py` gathered.

python training/reader/train.py SAMPLES.jsonl ../shared/data BASE OUT [--epochs 8]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

sys.path.insert(0, str(Path(__file__).parent))

from batches import Item, Pieces, collate, itemise, load_samples, rounds
from losses import forward, losses, total
from measure import measure
from model import Reader
from schemes import LABELS

from dateline.evaluate.corpora import crossner, propbank, uds
from dateline.evaluate.corpora.sample import Sample

SEED = 7
# How often a corpus is seen in one epoch.
OFTEN = {"crossner_politics": 5, "re3d": 4, "events": 1, "own": 1, "causal_news_corpus": 1}
FOLDS = 5


def fold(sample: Sample) -> int:
    """The fold of a sample's document; the same in every run."""
    return int(hashlib.sha256(sample.document.encode()).hexdigest(), 16) % FOLDS


def held(sample: Sample, gum_held: set[str], k: int) -> bool:
    """Whether a sample is kept for measuring."""
    if sample.corpus == "gum":
        return sample.document in gum_held
    return sample.corpus in {"re3d", "causal_news_corpus", "events"} and fold(sample) == k


def without(sample: Sample) -> Sample:
    """Without what people coded of events."""
    return replace(sample, events=None, parts={})


def groups(model: Reader, lr: float, head_lr: float) -> list[dict[str, object]]:
    """Parameters by learning rate; weights decay, biases and norms do not."""
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        rate = lr if name.startswith("encoder.") and "shapes" not in name else head_lr
        decay = 0.0 if p.dim() < 2 else 0.01
        found.setdefault((rate, decay), []).append(p)
    return [{"params": ps, "lr": rate, "weight_decay": decay} for (rate, decay), ps in found.items()]


def main() -> None:
    """Trains, measures after each epoch, saves the last."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("samples", type=Path)
    ap.add_argument("data", type=Path)
    ap.add_argument("base", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--epochs", type=float, default=8)
    ap.add_argument("--lr", type=float, default=1.5e-4)
    ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--budget", type=int, default=1000)
    ap.add_argument("--fold", type=int, default=0)
    ap.add_argument("--init", type=Path)
    ap.add_argument("--seed", type=int, default=SEED)
    ap.add_argument("--often", default="")
    ap.add_argument("--no-events", action="store_true")
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--steps", type=int)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    often = OFTEN | {k: float(v) for k, v in (pair.split("=") for pair in a.often.split(",") if pair)}
    pieces = Pieces(a.base / "vocab.txt")
    documents = sorted(p.stem for p in (a.data / "train/gum/coref/ontogum/conll").glob("*.conll"))
    gum_held = {d for n, d in enumerate(documents) if n % 5 == 4}
    items = itemise(load_samples(a.samples), pieces)
    train_dir = a.data / "train"
    tests: dict[str, list[Item]] = {
        "propbank": itemise(propbank.read(train_dir / "propbank_ewt/dev.jsonl"), pieces),
        "uds": itemise(uds.read(train_dir / "uds_factuality/dev.jsonl"), pieces),
        "crossner": itemise(crossner.read(train_dir / "crossner_politics/dev.txt"), pieces),
        "held": [i for i in items if held(i.sample, gum_held, a.fold)],
    }
    items = [i for i in items if not held(i.sample, gum_held, a.fold)]
    if a.no_events:
        items = [replace(i, sample=without(i.sample)) for i in items]
    model = Reader(LABELS)
    if a.init:
        model.load_state_dict(load_file(a.init), strict=True)
    else:
        model.encoder.load_bert(load_file(a.base / "model.safetensors"))
    optimiser = torch.optim.AdamW(groups(model, a.lr, a.head_lr), betas=(0.9, 0.98), fused=True)
    rng = random.Random(a.seed)  # noqa: S311

    def epoch(n: int) -> list[list[Item]]:
        chosen = []
        for item in items:
            times = often.get(item.sample.corpus, 1)
            chosen += [item] * (int(times) + (rng.random() < times % 1))
        return list(rounds(chosen, a.budget, a.seed + n))

    per_epoch = len(epoch(0))
    steps = a.steps or int(per_epoch * a.epochs)
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / max(1, steps - warm)))
    )
    print(f"{len(items)} sentences, {per_epoch} steps an epoch, {steps} steps", flush=True)
    step, seen, start = 0, 0, time.time()
    running: dict[str, float] = {}
    n = 0
    while step < steps:
        for chosen in epoch(n):
            if step >= steps:
                break
            batch = collate(chosen)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = forward(model, batch)
            found = losses(out, batch)
            loss = total(found)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            seen += len(chosen)
            for k, v in found.items():
                running[k] = 0.98 * running.get(k, float(v.detach())) + 0.02 * float(v.detach())
            if step % 100 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in running.items())
                print(f"{step}/{steps} {seen / (time.time() - start):.0f}/s {shown}", flush=True)
        n += 1
        a.out.mkdir(parents=True, exist_ok=True)
        save_file(model.state_dict(), a.out / "model.safetensors")
        figures = {name: measure(model, test) for name, test in tests.items()}
        print(f"epoch {n} {time.time() - start:.0f} s", json.dumps(figures), flush=True)
        (a.out / "figures.json").write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
