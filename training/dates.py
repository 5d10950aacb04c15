"""Trains the head that dates events: a choice among the times that each mention may mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.annotator import Prepared
from dateline.annotate.clauses import clause_of
from dateline.annotate.dating import Dating, Mentioned, Option
from dateline.annotate.status import status_of
from dateline.annotate.triggers import Candidate
from dateline.inference import LinearHead
from dateline.ontology import Ontology
from labels import Gold

SEEN = 3  # a feature must occur with this many options
PENALTY = 0.015  # L2, times the number of choices
ROUNDS = 200


@dataclass(frozen=True)
class Choice:
    """The options of one mention, and which of them give the coded days."""

    options: list[Option]
    right: list[bool]


def choices(
    prepared: Prepared, candidates: list[Candidate], gold: list[Gold], chosen: dict[int, int], ontology: Ontology
) -> list[Choice]:
    """One choice per trigger of a coded event; those whose days no option gives teach nothing."""
    dating = Dating(prepared.tree, prepared.times, {candidates[n].at: gold[g].type for n, g in chosen.items()})
    out = []
    for n, g in chosen.items():
        t, kind = candidates[n].at, gold[g].type
        told = sorted((a for a in prepared.attributions if t in a.content), key=lambda a: (len(a.content), a.cue.start))
        status, _ = status_of(prepared.tree, t, kind, told, ontology)
        options = dating.options(Mentioned(t, kind, status, clause_of(prepared.tree, t), told))
        right = [o.interval == gold[g].days for o in options]
        if any(right):
            out.append(Choice(options, right))
    return out


def fit_choices(found: list[Choice]) -> tuple[list[str], NDArray[np.float64]]:
    """Feature names and weights: a conditional logit; several options with the coded days share their probability."""
    counts = Counter(f for c in found for o in c.options for f in o.features)
    names = sorted(f for f, n in counts.items() if n >= SEEN)
    index = {f: i for i, f in enumerate(names)}
    cells = [
        (row, index[f], value)
        for row, o in enumerate(o for c in found for o in c.options)
        for f, value in o.features.items()
        if f in index
    ]
    rows, columns, values = zip(*cells, strict=True)
    sizes = np.array([len(c.options) for c in found])
    matrix = csr_matrix((values, (rows, columns)), shape=(int(sizes.sum()), len(names)))
    right = np.array([r for c in found for r in c.right], dtype=float)
    first, of = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(found)), sizes)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ w
        shares = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        total, hit = np.add.reduceat(shares, first), np.add.reduceat(shares * right, first)
        slope = matrix.T @ (shares / total[of] - shares * right / hit[of])
        strength = PENALTY * len(found)
        return float(-np.log(hit / total).sum() + strength * (w @ w) / 2), slope + strength * w

    done = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    kept = np.abs(done.x) >= np.abs(done.x).max() / 254  # int8 rounds the others to nothing
    return [n for n, k in zip(names, kept, strict=True) if k], done.x[kept]


def as_when_head(names: list[str], weights: NDArray[np.float64]) -> LinearHead:
    """The fitted scores as the run time uses them, before rounding to int8."""
    return LinearHead(
        ("score",), {n: i for i, n in enumerate(names)}, weights[:, None].astype(np.float32),
        np.zeros(1, np.float32), "when",
    )  # fmt: skip
