"""Training examples for the linear heads from hand-coded event records (format: the annotation guide)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.annotate.annotator import Prepared
from dateline.annotate.triggers import Candidate
from dateline.model import EventType, Interval, Span

NONE = "NONE"


@dataclass(frozen=True)
class Gold:
    """One coded event: its type, where it is told, who takes part; days and place None where the report has none."""

    type: EventType
    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    days: Interval | None
    place: tuple[str, str | None] | None  # name, ISO 3166-1 alpha-3


@dataclass(frozen=True)
class Example:
    """Features of one decision, its label and its weight."""

    features: dict[str, float]
    label: str
    weight: float = 1.0


def load_gold(path: Path, text: str) -> list[Gold]:
    """The coded events of one report; evidence that is not in the text is passed over."""
    out = []
    for e in json.loads(path.read_text("utf-8"))["events"]:
        spans = []
        for quote in e["evidence"]:
            at = text.find(quote)
            if at >= 0 and quote:
                spans.append(Span.of(text, at, at + len(quote)))
        days = Interval(*map(date.fromisoformat, e["date"])) if e["date"] else None
        place = (e["place"]["name"], e["place"]["country"]) if e["place"] else None
        out.append(Gold(EventType(e["type"]), tuple(spans), tuple(e["actors"]), tuple(e["recipients"]), days, place))
    return out


def _fold(name: str) -> set[str]:
    text = name.lower().replace("u.s.", "us").replace("united states", "us").replace("’", "'").replace("'s", " ")
    return set(re.findall(r"[^\W_]+", text)) - {"the", "a", "an", "of", "mr", "president"}


def same_name(one: str, other: str) -> bool:
    """All words of the shorter are in the longer, which has at most three more."""
    a, b = _fold(one), _fold(other)
    return bool(a and b) and (a <= b or b <= a) and abs(len(a) - len(b)) <= 3


def triggers_of(prepared: Prepared, candidates: list[Candidate], gold: list[Gold], score: object) -> dict[int, int]:
    """Candidate index -> gold event index: in each evidence span the candidate that names the event best.

    `score(candidate, type)` says how well; of equals the one higher in the tree wins.
    """
    tree = prepared.tree
    chosen: dict[int, tuple[float, int]] = {}
    for g, event in enumerate(gold):
        for span in event.spans:
            inside = [n for n, c in enumerate(candidates) if _in(prepared, c.at, span)]
            if not inside:
                continue
            depth = {n: sum(1 for _ in tree.ancestors(candidates[n].at)) for n in inside}
            top = min(depth.values())
            best = max(inside, key=lambda n: score(candidates[n], event.type) - 0.12 * (depth[n] - top))  # type: ignore[operator]
            value = score(candidates[best], event.type)  # type: ignore[operator]
            if best not in chosen or value > chosen[best][0]:
                chosen[best] = (value, g)
    return {n: g for n, (_, g) in chosen.items()}


def _in(prepared: Prepared, at: int, span: Span) -> bool:
    token = prepared.tree.text.tokens[at]
    return span.start <= token.start and token.end <= span.end


def event_examples(
    prepared: Prepared, candidates: list[Candidate], gold: list[Gold], chosen: dict[int, int]
) -> list[Example]:
    """One example per candidate. Others inside evidence of a type they may name are left out: they may be right too."""
    out = []
    for n, c in enumerate(candidates):
        if n in chosen:
            out.append(Example(dict(c.features), gold[chosen[n]].type.value))
            continue
        around = [e for e in gold if any(_in(prepared, c.at, s) for s in e.spans)]
        if any(c.votes.get(e.type, 0) >= 0.5 for e in around):
            continue
        out.append(Example(dict(c.features), NONE, 0.6 if around else 1.0))
    return out


def role_examples(
    prepared: Prepared, candidates: list[Candidate], gold: list[Gold], chosen: dict[int, int]
) -> list[Example]:
    """One example per noun phrase of each trigger's sentence."""
    out = []
    found: dict[int, list[int]] = defaultdict(list)
    for n, g in chosen.items():
        found[g].append(n)
    for g, numbers in found.items():
        event = gold[g]
        for n in numbers:
            for party in prepared.roles.parties(candidates[n].at, event.type):
                name = party.phrase.name
                label = NONE
                if any(same_name(name, a) for a in event.actors):
                    label = "actor"
                elif any(same_name(name, r) for r in event.recipients):
                    label = "recipient"
                out.append(Example(party.features, label))
    return out
