"""Hypothesis strategies for spans."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from dateline.evaluate.corpora.sample import Labelled

LABELS = ["person", "event"]


@st.composite
def labelled(draw: st.DrawFn) -> Labelled:
    """Any span of at least one word."""
    first = draw(st.integers(0, 12))
    return Labelled(first, first + draw(st.integers(1, 6)), draw(st.sampled_from(LABELS)))


@st.composite
def apart(draw: st.DrawFn) -> list[Labelled]:
    """Spans in order that do not overlap; they may touch."""
    edges = sorted(draw(st.sets(st.integers(0, 20), max_size=10)))
    chosen = [Labelled(a, b, draw(st.sampled_from(LABELS))) for a, b in pairwise(edges)]
    return [span for span in chosen if draw(st.booleans())]
