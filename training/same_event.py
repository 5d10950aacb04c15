"""Trains the score that tells which mentions of a report are one event."""

from __future__ import annotations

from collections.abc import Iterable

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.model import MentionClaims, ReportClaims
from dateline.resolve.within.same_event import comparable, features, kind
from labels import Gold

STRENGTH = 0.3  # inverse of the L2 penalty
ENOUGH = -1.0  # mean log-odds; below nought, since what is told twice is mostly one event told again
SHARED = 0.3  # least share of the shorter clause that a coded and a found mention have in common

Pair = tuple[dict[str, float], bool]


def pairs(item: ReportClaims, gold: list[Gold]) -> Iterable[Pair]:
    """Features of each two mentions of coded events, and whether these are one event."""
    events = {m.id: _event_of(m, gold) for m in item.mentions}
    for n, later in enumerate(item.mentions):
        for earlier in item.mentions[:n]:
            one, two = events[later.id], events[earlier.id]
            if one is not None and two is not None and comparable(later, earlier):
                yield dict.fromkeys(features(later, earlier), 1.0), one == two


def _event_of(mention: MentionClaims, gold: list[Gold]) -> int | None:
    """The coded event that a found mention tells: its trigger lies in the event's evidence; of several, by type."""
    best: tuple[bool, float, int] | None = None
    span = mention.mention.span
    for n, event in enumerate(gold):
        for coded in event.spans:
            if not coded.start <= mention.mention.trigger.start < coded.end:
                continue
            inside = min(coded.end, span.end) - max(coded.start, span.start)
            share = inside / min(coded.end - coded.start, span.end - span.start)
            found = (event.type is kind(mention).type, share, -n)
            if share >= SHARED and (best is None or found > best):
                best = found
    return -best[2] if best is not None and best[0] else None


def fit_pairs(found: list[Pair]) -> dict[str, float]:
    """Weights by feature."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([names for names, _ in found])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False)
    model.fit(matrix, [one for _, one in found])
    return {str(n): round(float(w), 4) for n, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)}
