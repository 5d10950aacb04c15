"""The reader: a BERT encoder over word pieces that knows of capitals, and heads over the words of a sentence.

Written out in plain torch so that no training library is needed beside it and every line can be exported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  torch's own custom

SHAPES = 8


@dataclass(frozen=True)
class Sizes:
    """The encoder's and the heads' sizes; the defaults are MiniLM-L6's."""

    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    role: int = 192
    mention: int = 96


class Dropout:
    """Dropout whose masks are slices of one pool of random bits: drawing them anew takes a sixth of a step on a CPU."""

    POOL = 1 << 24

    def __init__(self, share: float) -> None:
        self._keep = 1.0 - share
        self._pool: Tensor | None = None

    def __call__(self, x: Tensor) -> Tensor:
        """Of x, some of its values 0 and the others larger by as much."""
        if self._pool is None:
            self._pool = (torch.rand(self.POOL) < self._keep).to(torch.bfloat16) / self._keep
        size = x.numel()
        at = int(torch.randint(self.POOL - size, ()).item()) if size < self.POOL else 0
        if size > self.POOL:
            return F.dropout(x, 1.0 - self._keep)
        return x * self._pool[at : at + size].view(x.shape)


DROP = Dropout(0.1)


class Layer(nn.Module):
    """One block of BERT: attention and feed-forward, the norm after each."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.heads = s.heads
        self.query, self.key, self.value = (nn.Linear(s.hidden, s.hidden) for _ in range(3))
        self.out = nn.Linear(s.hidden, s.hidden)
        self.norm1, self.norm2 = nn.LayerNorm(s.hidden, eps=1e-12), nn.LayerNorm(s.hidden, eps=1e-12)
        self.up, self.down = nn.Linear(s.hidden, s.inner), nn.Linear(s.inner, s.hidden)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Of x [B,T,H] and an additive mask [B,1,1,T]."""
        b, t, h = x.shape
        q, k, v = (m(x).view(b, t, self.heads, -1).transpose(1, 2) for m in (self.query, self.key, self.value))
        share = torch.softmax(q @ k.transpose(-1, -2) * (h // self.heads) ** -0.5 + bias.to(q.dtype), -1)
        mixed = share @ v
        x = self.norm1(x + self._drop(self.out(mixed.transpose(1, 2).reshape(b, t, h))))
        return self.norm2(x + self._drop(self.down(F.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return DROP(x) if self.training else x


class Encoder(nn.Module):
    """Word pieces with the shapes of their words to vectors of words."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.pieces = nn.Embedding(s.vocabulary, s.hidden)
        self.pieces.weight.requires_grad = False  # half of all weights, and few of them are met often enough to gain
        self.positions = nn.Embedding(s.positions, s.hidden)
        self.shapes = nn.Embedding(SHAPES, s.hidden)
        nn.init.zeros_(self.shapes.weight)  # so that training starts from the encoder as it came
        self.norm = nn.LayerNorm(s.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Vectors of words [B,W,H], the mean of a word's first and last piece, and of sentences [B,H]."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.pieces(pieces) + self.positions(at)[None] + self.shapes(shapes))
        x = DROP(x) if self.training else x
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        width = (-1, -1, x.shape[-1])
        words = (x.gather(1, first[..., None].expand(width)) + x.gather(1, last[..., None].expand(width))) * 0.5
        return words, x[:, 0]

    def load_bert(self, stored: Mapping[str, Tensor], layers: Sequence[int] | None = None) -> None:
        """Takes BERT's weights; the first token type goes into the positions. `layers`: which of its blocks."""
        with torch.no_grad():
            self.pieces.weight.copy_(stored["embeddings.word_embeddings.weight"])
            types = stored["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(
                stored["embeddings.position_embeddings.weight"][: len(self.positions.weight)] + types
            )
            _copy(self.norm, stored, "embeddings.LayerNorm")
            for layer, n in zip(self.layers, layers or range(len(self.layers)), strict=True):
                at = f"encoder.layer.{n}"
                _copy(layer.query, stored, f"{at}.attention.self.query")
                _copy(layer.key, stored, f"{at}.attention.self.key")
                _copy(layer.value, stored, f"{at}.attention.self.value")
                _copy(layer.out, stored, f"{at}.attention.output.dense")
                _copy(layer.norm1, stored, f"{at}.attention.output.LayerNorm")
                _copy(layer.up, stored, f"{at}.intermediate.dense")
                _copy(layer.down, stored, f"{at}.output.dense")
                _copy(layer.norm2, stored, f"{at}.output.LayerNorm")


def _copy(module: nn.Module, stored: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(stored[f"{name}.weight"])  # type: ignore[operator]
    module.bias.copy_(stored[f"{name}.bias"])  # type: ignore[operator]


def mlp(inside: int, middle: int, out: int) -> nn.Sequential:
    """One hidden layer."""
    return nn.Sequential(nn.Linear(inside, middle), nn.GELU(), nn.Linear(middle, out))


class WordHeads(nn.Module):
    """What is asked of every word, every pair of words and every sentence."""

    def __init__(self, s: Sizes, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        n = {name: len(values) for name, values in labels.items()}
        self.predicate = mlp(s.hidden, 128, 1)
        self.cue = mlp(s.hidden, 128, 1)
        self.factuality = mlp(s.hidden, 192, 1)
        self.names = mlp(s.hidden, 192, n["names"])
        self.phrases = mlp(s.hidden, 192, n["phrases"])
        self.events = mlp(s.hidden, 192, n["events"])
        self.cause = mlp(s.hidden, 192, n["cause"])
        self.causal = mlp(2 * s.hidden, 192, 1)
        self.start, self.end = nn.Linear(s.hidden, s.mention), nn.Linear(s.hidden, s.mention)
        self.pair = nn.Linear(s.mention, n["mention"])

    def forward(self, words: Tensor, sentence: Tensor, real: Tensor) -> dict[str, Tensor]:
        """Logits by the names of the contract, of words [B,W,H], sentence [B,H], real [B,W]."""
        keep = real[..., None].to(words.dtype)
        mean = (words * keep).sum(1) / keep.sum(1).clamp(min=1.0)
        pairs = F.relu(self.start(words)[:, :, None, :] + self.end(words)[:, None, :, :])
        return {
            "predicate": self.predicate(words).squeeze(-1),
            "cue": self.cue(words).squeeze(-1),
            "factuality": self.factuality(words).squeeze(-1),
            "names": self.names(words),
            "phrases": self.phrases(words),
            "mention": self.pair(pairs),
            "events": self.events(words),
            "causal": self.causal(torch.cat([sentence, mean], -1)).squeeze(-1),
            "cause": self.cause(words),
        }


class RoleHead(nn.Module):
    """Who does what in one predicate's eyes: a small block of attention over words that know where it stands.

    The encoder has run once for the whole sentence; only this runs once a predicate.
    """

    NEAR = 12

    def __init__(self, s: Sizes, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        inner = Sizes(hidden=s.role, heads=6, inner=2 * s.role)
        self.word, self.predicate = nn.Linear(s.hidden, s.role), nn.Linear(s.hidden, s.role)
        self.distance = nn.Embedding(2 * self.NEAR + 1, s.role)
        self.norm = nn.LayerNorm(s.role)
        self.layers = nn.ModuleList([Layer(inner), Layer(inner)])
        self.roles = nn.Linear(s.role, len(labels["roles"]))
        self.parts = nn.Linear(s.role, len(labels["parts"]))
        self.told = nn.Linear(s.role, len(labels["told"]))

    def forward(self, vectors: Tensor, at: Tensor, real: Tensor) -> dict[str, Tensor]:
        """Logits of vectors [P,W,H], the predicate's place at [P], real [P,W]."""
        own = vectors.gather(1, at[:, None, None].expand(-1, 1, vectors.shape[-1]))
        far = torch.arange(vectors.shape[1], device=vectors.device)[None] - at[:, None]
        near = self.distance(far.clamp(-self.NEAR, self.NEAR) + self.NEAR)
        x = self.norm(F.gelu(self.word(vectors) + self.predicate(own)) + near)
        bias = (1.0 - real[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return {"roles": self.roles(x), "parts": self.parts(x), "told": self.told(x)}


class Reader(nn.Module):
    """Encoder and heads together."""

    def __init__(self, labels: Mapping[str, Sequence[str]], sizes: Sizes | None = None) -> None:
        super().__init__()
        s = sizes or Sizes()
        self.encoder = Encoder(s)
        self.words = WordHeads(s, labels)
        self.roles = RoleHead(s, labels)
