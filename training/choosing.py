"""Trains the heads that date and place events: choices among the times and the places that a mention may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate.annotator import Prepared
from dateline.annotate.choices import Mentioned
from dateline.annotate.clauses import clause_of
from dateline.annotate.dating import Dating
from dateline.annotate.placing import Placing
from dateline.annotate.status import status_of
from dateline.annotate.triggers import Candidate
from dateline.inference import LinearHead
from dateline.model import Argument, EventType
from dateline.ontology import Ontology
from labels import Gold, same_name

SEEN = 3  # a feature must occur with this many options
PENALTY = 0.015  # L2, times the number of choices
ROUNDS = 200


@dataclass(frozen=True)
class Choice:
    """Features of the options of one mention, and which of them are what was coded."""

    options: list[Mapping[str, float]]
    right: list[bool]


def dates_of(
    prepared: Prepared, candidates: list[Candidate], gold: list[Gold], chosen: dict[int, int], ontology: Ontology
) -> Iterator[Choice]:
    """One choice of days per trigger of a coded event; those whose days no option gives teach nothing."""
    dating = Dating(prepared.tree, prepared.times, _triggers(candidates, gold, chosen), prepared.readings)
    for n, g in chosen.items():
        options = dating.options(_mentioned(prepared, candidates[n].at, gold[g].type, ontology))
        right = [o.interval == gold[g].days for o in options]
        if any(right):
            yield Choice([o.features for o in options], right)


def places_of(
    prepared: Prepared, candidates: list[Candidate], gold: list[Gold], chosen: dict[int, int], ontology: Ontology
) -> Iterator[Choice]:
    """One choice of places per trigger of a coded event.

    Right are the places of the coded name; where there is none, those of the coded country.
    """
    placing = Placing(
        prepared.tree, prepared.places, prepared.dateline, _triggers(candidates, gold, chosen), prepared.readings
    )
    for n, g in chosen.items():
        t, event = candidates[n].at, gold[g]
        sites = placing.sites(_mentioned(prepared, t, event.type, ontology), list(_arguments(prepared, t, event)))
        right = [s.mention is None for s in sites]
        if event.place is not None:
            name, country = event.place
            right = [s.mention is not None and same_name(s.name, name) for s in sites]
            if not any(right):
                right = [s.country is not None and s.country == country for s in sites]
        if any(right):
            yield Choice([s.features for s in sites], right)


def _triggers(candidates: list[Candidate], gold: list[Gold], chosen: dict[int, int]) -> dict[int, EventType]:
    return {candidates[n].at: gold[g].type for n, g in chosen.items()}


def _mentioned(prepared: Prepared, t: int, kind: EventType, ontology: Ontology) -> Mentioned:
    """What is known of a mention, as `Events` knows it."""
    told = sorted((a for a in prepared.attributions if t in a.content), key=lambda a: (len(a.content), a.cue.start))
    status, _ = status_of(prepared.tree, t, kind, told, ontology)
    return Mentioned(t, kind, status, clause_of(prepared.tree, t), told)


def _arguments(prepared: Prepared, t: int, event: Gold) -> Iterator[Argument]:
    """The phrases of a mention that name its coded participants."""
    for party in prepared.roles.parties(t, event.type):
        name = party.phrase.name
        for role, names in (("actor", event.actors), ("recipient", event.recipients)):
            if any(same_name(name, coded) for coded in names):
                yield Argument(role, party.phrase.span, party.phrase.at, name, party.how)
                break


def fit_choices(found: list[Choice]) -> tuple[list[str], NDArray[np.float64]]:
    """Feature names and weights: a conditional logit; several options with the coded days share their probability."""
    counts = Counter(f for c in found for o in c.options for f in o)
    names = sorted(f for f, n in counts.items() if n >= SEEN)
    index = {f: i for i, f in enumerate(names)}
    cells = [
        (row, index[f], value)
        for row, o in enumerate(o for c in found for o in c.options)
        for f, value in o.items()
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


def as_chooser(names: list[str], weights: NDArray[np.float64], name: str) -> LinearHead:
    """The fitted scores as the run time uses them, before rounding to int8."""
    return LinearHead(
        ("score",), {n: i for i, n in enumerate(names)}, weights[:, None].astype(np.float32),
        np.zeros(1, np.float32), name,
    )  # fmt: skip
