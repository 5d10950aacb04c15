"""Which mentions of one report tell the same event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.errors import StageError
from dateline.model import EventKind, MentionClaims, Participant, Status, Toll, When, Where
from dateline.resolve.within.names import same

T = TypeVar("T", When, Where, Toll)
HAPPENED = frozenset({Status.REPORTED, Status.CLAIMED, Status.DENIED})
ENOUGH = 1.0  # tuned on the trainable event records, five folds by report


@dataclass(slots=True)
class Group:
    """Mentions taken for one event."""

    mentions: list[MentionClaims] = field(default_factory=list)


def kind(mention: MentionClaims) -> EventKind:
    """What the mention asserts to have happened."""
    for claim in mention.claims:
        if isinstance(claim.value, EventKind):
            return claim.value
    raise StageError(f"mention {mention.id} says of no kind of event that it happened")


def group(mentions: Sequence[MentionClaims]) -> list[Group]:
    """Groups in order of first mention. A mention joins the group it agrees with best, or opens one."""
    groups: list[Group] = []
    for mention in mentions:
        scored = [(agreement(mention, g), -n) for n, g in enumerate(groups)]
        best = max(scored, default=(0.0, 0))
        if scored and best[0] >= ENOUGH:
            groups[-best[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    return groups


def agreement(mention: MentionClaims, g: Group) -> float:
    """How well a mention fits a group: sum of what agrees, less what speaks against it."""
    mine, first = kind(mention), kind(g.mentions[0])
    if mine.type is not first.type or (mine.status in HAPPENED) != (first.status in HAPPENED):
        return 0.0
    if mine.mode and first.mode and mine.mode != first.mode:
        return 0.0
    return max(_pair(mention, other) for other in g.mentions)


def _pair(a: MentionClaims, b: MentionClaims) -> float:
    score = _time(a, b) + _places(a, b) + _tolls(a, b)
    score += _names(a, b, "actor") + _names(a, b, "recipient")
    if a.sentence == b.sentence and (a.mention.span.overlaps(b.mention.span)):
        score += 1.6
    if a.refers_back:
        score += 0.8
    if a.head_lemma == b.head_lemma:
        score += 0.4
    if abs(a.sentence - b.sentence) <= 1 and a.sentence != b.sentence:
        score += 0.2
    return score


def _time(a: MentionClaims, b: MentionClaims) -> float:
    one, two = _first(a, When), _first(b, When)
    if one is None or two is None:
        return 0.0
    s1, e1, s2, e2 = one.interval.start, one.interval.end, two.interval.start, two.interval.end
    if (s1 and e2 and s1 > e2) or (s2 and e1 and s2 > e1):
        return -3.0
    return 0.5 if (s1, e1) == (s2, e2) else 0.1


def _places(a: MentionClaims, b: MentionClaims) -> float:
    one, two = _first(a, Where), _first(b, Where)
    if one is None or two is None:
        return 0.0
    if same(one.text, two.text):
        return 0.3
    if one.country and two.country and one.country != two.country:
        return -1.5
    return -0.2


def _tolls(a: MentionClaims, b: MentionClaims) -> float:
    one = {(t.kind, t.low, t.high) for t in _all(a, Toll)}
    two = {(t.kind, t.low, t.high) for t in _all(b, Toll)}
    return 0.5 if one & two else 0.0


def _names(a: MentionClaims, b: MentionClaims, cell: str) -> float:
    one = [c.value.name for c in a.claims if c.cell == cell and isinstance(c.value, Participant)]
    two = [c.value.name for c in b.claims if c.cell == cell and isinstance(c.value, Participant)]
    if not one or not two:
        return 0.0
    if any(same(x, y) for x in one for y in two):
        return 0.6
    # Only two names speak against one another: "both men" may be anybody named.
    named = any(x[:1].isupper() for x in one) and any(y[:1].isupper() for y in two)
    return -0.5 if named else 0.0


def _all(m: MentionClaims, of: type[T]) -> list[T]:
    return [c.value for c in m.claims if isinstance(c.value, of)]


def _first(m: MentionClaims, of: type[T]) -> T | None:
    return next(iter(_all(m, of)), None)
