"""Trains the reader on what `reader_samples.py` gathered.

python training/reader/train.py SAMPLES.jsonl ../shared/data BASE OUT [--epochs 9]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import torch
from batches import Item, collate, itemise, load_samples, rounds
from losses import forward, losses, total
from measure import measure
from safetensors.torch import load_file, save_file
from schemes import LABELS

from dateline.evaluate.corpora import crossner, ontogum, propbank, uds
from dateline.evaluate.corpora.folds import fold_of
from dateline.evaluate.corpora.sample import Sample
from dateline.inference.reader.pieces import Pieces
from model import Reader

SEED = 7
# How often a corpus is seen in one epoch.
OFTEN = {"crossner_politics": 5, "re3d": 4, "events": 1, "own": 1, "causal_news_corpus": 1}


def held(sample: Sample, gum_held: Collection[str], k: int, *, all_events: bool) -> bool:
    """Whether a sample is kept for measuring."""
    if sample.corpus == "gum":
        return sample.document in gum_held
    parted = {"re3d", "causal_news_corpus"} if all_events else {"re3d", "causal_news_corpus", "events", "own"}
    return sample.corpus in parted and fold_of(sample.document) == k


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


def options() -> argparse.Namespace:
    """What the command line says."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("samples", type=Path)
    ap.add_argument("data", type=Path)
    ap.add_argument("base", type=Path, help="folder with model.safetensors and vocab.txt")
    ap.add_argument("out", type=Path)
    ap.add_argument("--epochs", type=float, default=9)
    ap.add_argument("--lr", type=float, default=1.5e-4)
    ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--budget", type=int, default=1000, help="padded pieces of a batch")
    ap.add_argument("--fold", type=int, default=0, help="of re3d, the causal sentences and the events: kept to measure")
    ap.add_argument("--init", type=Path, help="go on from this model")
    ap.add_argument("--often", default="", help="corpus=times an epoch, by commas")
    ap.add_argument("--no-events", action="store_true", help="without what people coded of events")
    ap.add_argument("--all-events", action="store_true", help="measure on no events")
    ap.add_argument("--quick", action="store_true", help="measure only on what was held out, after the last epoch")
    ap.add_argument("--seed", type=int, default=SEED)
    ap.add_argument("--threads", type=int, default=2)
    return ap.parse_args()


def tests_of(a: argparse.Namespace, pieces: Pieces, kept: list[Item]) -> dict[str, list[Item]]:
    """What is measured after each epoch."""
    train = a.data / "train"
    return {
        "propbank": itemise(propbank.read(train / "propbank_ewt/dev.jsonl"), pieces),
        "uds": itemise(uds.read(train / "uds_factuality/dev.jsonl"), pieces),
        "crossner": itemise(crossner.read(train / "crossner_politics/dev.txt"), pieces),
        "held": kept,
    }


def epochs(items: list[Item], often: Mapping[str, float], budget: int, seed: int) -> Iterator[list[list[Item]]]:
    """The batches of one epoch after another, without end."""
    rng = random.Random(seed)  # noqa: S311  not for secrets
    for n in count():
        chosen = []
        for item in items:
            times = often.get(item.sample.corpus, 1)
            chosen += [item] * (int(times) + (rng.random() < times % 1))
        yield list(rounds(chosen, budget, seed + n))


def slope(steps: int) -> Callable[[int], float]:
    """The share of the learning rate at a step: up in the first 6 %, then down to a fiftieth."""
    warm = max(1, int(0.06 * steps))
    return lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))


def fit(
    model: Reader, batches: Iterable[list[list[Item]]], a: argparse.Namespace, after: Callable[[bool], str]
) -> None:
    """Trains for so many epochs; `after` each, the last or not, what it gives is printed."""
    optimiser = torch.optim.AdamW(groups(model, a.lr, a.head_lr), betas=(0.9, 0.98), fused=True)
    steps, step, start = 0, 0, time.time()
    running: dict[str, float] = {}
    for n, epoch in enumerate(batches, 1):
        if not steps:
            steps = int(len(epoch) * a.epochs)
            schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, slope(steps))
        for chosen in epoch[: steps - step]:
            batch = collate(chosen)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = forward(model, batch)
            found = losses(out, batch)
            optimiser.zero_grad(set_to_none=True)
            total(found).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            for head, loss in found.items():
                running[head] = 0.98 * running.get(head, float(loss.detach())) + 0.02 * float(loss.detach())
            if step % 100 == 0:
                shown = " ".join(f"{head} {loss:.3f}" for head, loss in running.items())
                print(f"{step}/{steps} {time.time() - start:.0f} s {shown}", flush=True)
        print(f"epoch {n} {time.time() - start:.0f} s {after(step >= steps)}", flush=True)
        if step >= steps:
            return


def main() -> None:
    """Trains, measures after each epoch, saves the last."""
    a = options()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    pieces = Pieces.parse((a.base / "vocab.txt").read_bytes())
    gum_held = ontogum.held_out_ids(a.data / "train/gum")
    samples = load_samples(a.samples)
    kept: list[Sample] = []
    taught: list[Sample] = []
    for s in samples:
        (kept if held(s, gum_held, a.fold, all_events=a.all_events) else taught).append(s)
    items = itemise(taught, pieces)
    if a.no_events:
        items = [replace(i, sample=without(i.sample)) for i in items]
    tests = tests_of(a, pieces, itemise(kept, pieces))
    model = Reader(LABELS)
    if a.init:
        model.load_state_dict(load_file(a.init))
    else:
        model.encoder.load_bert(load_file(a.base / "model.safetensors"))
    often = OFTEN | {k: float(v) for k, v in (pair.split("=") for pair in a.often.split(",") if pair)}
    a.out.mkdir(parents=True, exist_ok=True)

    def after(last: bool) -> str:
        save_file(model.state_dict(), a.out / "model.safetensors")
        if a.quick and not last:
            return ""
        figures = {name: measure(model, test) for name, test in tests.items() if name == "held" or not a.quick}
        (a.out / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")
        return json.dumps(figures)

    fit(model, epochs(items, often, a.budget, a.seed), a, after)


if __name__ == "__main__":
    main()
