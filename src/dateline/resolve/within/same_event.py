"""Which mentions of one report tell the same event: grouped by a trained score of pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeVar

from dateline.errors import StageError, WeightsError
from dateline.model import EventKind, MentionClaims, Participant, Status, Toll, When, Where
from dateline.resolve.within.names import same

T = TypeVar("T", When, Where, Toll)
HAPPENED = frozenset({Status.REPORTED, Status.CLAIMED, Status.DENIED})
_DISTANCES = (0, 1, 3, 8)  # sentences; upper bounds of the bins
_BY_TYPE = ("lemma same", "when same", "actor same", "recipient same", "refers back", "sentences=0")


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic score over the features of two mentions.

    Attributes:
        weights: feature -> weight, in log-odds that both tell the same event; unknown features count for nothing.
        enough: least mean score with the members of a group to join it.
        name: with its digest, for the record of a run.
    """

    weights: Mapping[str, float]
    enough: float
    name: str = "same_event"

    def score(self, a: MentionClaims, b: MentionClaims) -> float:
        """Log-odds that two mentions of one type tell the same event."""
        return sum(self.weights.get(name, 0.0) for name in features(a, b))


@dataclass(slots=True)
class Group:
    """Mentions taken for one event."""

    mentions: list[MentionClaims] = field(default_factory=list)


@cache
def load_judge() -> Judge:
    """The shipped judge, written by `training/train_heads.py`.

    Raises:
        WeightsError: its file is missing or broken.
    """
    try:
        data = files("dateline.resolve.within").joinpath("data/same_event.json").read_bytes()
        card = json.loads(data)
        weights = {str(name): float(weight) for name, weight in card["weights"].items()}
        return Judge(weights, float(card["enough"]), f"same_event-{hashlib.sha256(data).hexdigest()[:12]}")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError("the weights same_event.json are missing or broken") from error


def kind(mention: MentionClaims) -> EventKind:
    """What the mention asserts to have happened."""
    for claim in mention.claims:
        if isinstance(claim.value, EventKind):
            return claim.value
    raise StageError(f"mention {mention.id} says of no kind of event that it happened")


def group(mentions: Sequence[MentionClaims], judge: Judge) -> list[Group]:
    """Groups in order of first mention. A mention joins the group it agrees with best, or opens one."""
    groups: list[Group] = []
    for mention in mentions:
        scored = [(_agreement(mention, g, judge), -n) for n, g in enumerate(groups) if _may_join(mention, g)]
        best = max(scored, default=None)
        if best is not None and best[0] >= judge.enough:
            groups[-best[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    return groups


def comparable(a: MentionClaims, b: MentionClaims) -> bool:
    """Whether two mentions can tell one event: of one type, and not one of a plan, the other of what happened."""
    one, two = kind(a), kind(b)
    return one.type is two.type and (one.status in HAPPENED) == (two.status in HAPPENED)


def _may_join(mention: MentionClaims, g: Group) -> bool:
    """Of a kind, and no two clauses with days of their own that exclude one another."""
    return comparable(mention, g.mentions[0]) and not any(_own_days_apart(mention, other) for other in g.mentions)


def _own_days_apart(a: MentionClaims, b: MentionClaims) -> bool:
    own = [when for m in (a, b) if (when := _first(m, When)) and all(m.mention.span.covers(e) for e in when.evidence)]
    return len(own) == 2 and _times(a, b) == "apart"


def _agreement(mention: MentionClaims, g: Group, judge: Judge) -> float:
    """Mean score with the members of a group."""
    return sum(judge.score(mention, other) for other in g.mentions) / len(g.mentions)


def features(a: MentionClaims, b: MentionClaims) -> list[str]:
    """What speaks for or against one event: names of the features that hold for the later mention `a` and `b`."""
    one, two = kind(a), kind(b)
    distance = abs(a.sentence - b.sentence)
    found = {
        "bias": True,
        f"type={one.type}": True,
        "lemma same": a.head_lemma == b.head_lemma,
        "refers back": a.refers_back,
        "refers back to lemma": a.refers_back and a.head_lemma == b.head_lemma,
        "noun": a.nominal,
        "two verbs": not a.nominal and not b.nominal,
        f"sentences={next((n for n in _DISTANCES if distance <= n), 'far')}": True,
        "overlap": distance == 0 and a.mention.span.overlaps(b.mention.span),
        "to lead": b.sentence <= 2,
        "mode same": bool(one.mode) and one.mode == two.mode,
        "mode other": bool(one.mode and two.mode) and one.mode != two.mode,
        "status same": one.status == two.status,
        f"when {_times(a, b)}": True,
        f"where {_places(a, b)}": True,
        f"toll {_tolls(a, b)}": True,
        f"actor {_names(a, b, 'actor')}": True,
        f"recipient {_names(a, b, 'recipient')}": True,
        "actor is recipient": any(same(x, y) for x in _called(a, "actor") for y in _called(b, "recipient")),
    }
    names = [name for name, holds in found.items() if holds]
    return names + [f"{name} type={one.type}" for name in _BY_TYPE if found.get(name)]


def _times(a: MentionClaims, b: MentionClaims) -> str:
    one, two = _first(a, When), _first(b, When)
    if one is None or two is None:
        return "unknown" if one is two else "one"
    s1, e1, s2, e2 = one.interval.start, one.interval.end, two.interval.start, two.interval.end
    if (s1 and e2 and s1 > e2) or (s2 and e1 and s2 > e1):
        return "apart"
    return "same" if (s1, e1) == (s2, e2) else "overlap"


def _places(a: MentionClaims, b: MentionClaims) -> str:
    one, two = _first(a, Where), _first(b, Where)
    if one is None or two is None:
        return "unknown" if one is two else "one"
    if same(one.text, two.text):
        return "same"
    return "apart" if one.country and two.country and one.country != two.country else "other"


def _tolls(a: MentionClaims, b: MentionClaims) -> str:
    one = {(t.kind, t.low, t.high) for t in _all(a, Toll)}
    two = {(t.kind, t.low, t.high) for t in _all(b, Toll)}
    if not one or not two:
        return "unknown"
    return "same" if one & two else "other"


def _names(a: MentionClaims, b: MentionClaims, cell: str) -> str:
    one, two = _called(a, cell), _called(b, cell)
    if not one or not two:
        return "unknown" if not one and not two else "one"
    if any(same(x, y) for x in one for y in two):
        return "same"
    # Only two names speak against one another: "both men" may be anybody named.
    named = any(x[:1].isupper() for x in one) and any(y[:1].isupper() for y in two)
    return "other" if named else "unnamed"


def _called(m: MentionClaims, cell: str) -> list[str]:
    return [c.value.name for c in m.claims if c.cell == cell and isinstance(c.value, Participant)]


def _all(m: MentionClaims, of: type[T]) -> list[T]:
    return [c.value for c in m.claims if isinstance(c.value, of)]


def _first(m: MentionClaims, of: type[T]) -> T | None:
    return next(iter(_all(m, of)), None)
